import { attendanceAt } from "../../domain/office-time.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { channelCapabilities } from "../../ports/channel-capabilities.ts";
import { entryStates } from "../../ports/ledger.ts";
import type { Profile } from "../../ports/profile-store.ts";
import type { Call } from "../../app/call.ts";
import { defineCommand } from "../../app/command.ts";
import { homeJson, homeView, type Home } from "./home.view.ts";

/** Answered tickets that are named. */
const maxAnswered = 50;

/** States in which a request still needs somebody. */
const waitingStates = entryStates.filter((one) => one !== "aceptado" && one !== "rechazado");

export const estado = defineCommand<Home>({
  async run(_input, call) {
    const { context } = call;
    const now = context.clock();
    const profile = await profileInForce(call);
    // Before anything is kept, looking must not create it.
    const isKept = (await context.data()).folders.some((folder) => context.files.isTaken(folder));
    const drafts = isKept ? await (await context.drafts()).list() : [];
    const waiting = isKept ? await (await context.ledger()).list({ estados: waitingStates }) : [];
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

/** The profile that a command would use; undefined where there is none yet, or several could be meant. */
async function profileInForce(call: Call): Promise<Profile | undefined> {
  try {
    return await call.profileWithoutOffer();
  } catch (error) {
    const open =
      error instanceof MesaError && ["sin-perfil", "perfil-ambiguo"].includes(error.code);
    if (open) return undefined;
    throw error;
  }
}

/** Until when somebody is signed in, as far as is known without opening a secret. */
async function sessionOf({ nombre, canal }: Profile, call: Call): Promise<Home["session"]> {
  if (channelCapabilities[canal].ingreso === "ninguno") return { kind: "none-needed" };
  const known = await (await call.sessions()).known(nombre);
  if (known === undefined) return { kind: "none" };
  const isOver = new Date(known.caduca) <= call.context.clock();
  return isOver ? { kind: "over" } : { kind: "open", ...known };
}
