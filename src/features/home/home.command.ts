import { attendanceAt } from "../../domain/office-time.ts";
import { defineCommand } from "../../app/command.ts";
import { profileInForce, sessionOf, waitingEntries } from "./home-facts.call.ts";
import { homeJson, homeView, type Home } from "./home.view.ts";

/** Answered tickets that are named. */
const maxAnswered = 50;

export const estado = defineCommand<Home>({
  async run(_input, call) {
    const { context } = call;
    const now = context.clock();
    const profile = await profileInForce(call);
    // Before anything is kept, looking must not create it.
    const isKept = (await context.data()).folders.some((folder) => context.files.isTaken(folder));
    const drafts = isKept ? await (await context.drafts()).list() : [];
    const waiting = isKept ? await waitingEntries(profile, call) : [];
    const cache = profile !== undefined && isKept ? await context.ticketCache() : undefined;
    const answered = { estado: "respondido" };
    return {
      version: context.version,
      profile,
      session: profile === undefined ? undefined : await sessionOf(profile, call),
      waiting: waiting.length,
      drafts: drafts.length,
      answered:
        profile === undefined
          ? []
          : ((await cache?.list(profile.nombre, answered, maxAnswered)) ?? []),
      attendance: attendanceAt(now, await context.holidays()),
    };
  },
  view: homeView,
  schema: async () => (await import("./home.schema.ts")).estado,
  json: homeJson,
});
