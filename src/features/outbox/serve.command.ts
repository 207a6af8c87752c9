import { defineCommand } from "../../app/command.ts";
import { readDuration } from "../../app/read-options.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { serveOutbox } from "../../sending/serve-outbox.ts";
import { openServeShow } from "./serve-show.call.ts";

export const bandejaServir = defineCommand({
  options: [
    { key: "plazo", flag: "--plazo", placeholder: "PLAZO", summary: "opcion.plazo-servir" },
  ],
  async run(input, call) {
    const { context } = call;
    const limit = readDuration(input, "plazo", "--plazo", call);
    const until = limit === undefined ? undefined : new Date(context.clock().getTime() + limit);
    const own = await call.profile();
    const ledger = await context.ledger();
    const { tokens } = await call.connect();
    // Without a session nothing could be sent; a server that is out of reach may answer later.
    await tokens.token(context.signal).catch((error: unknown) => {
      const isFinal = !(error instanceof MesaError) || error.exitCode === exitCodes.unauthenticated;
      if (isFinal) throw error;
    });
    const show = openServeShow(call, own.nombre);
    await serveOutbox(
      own.nombre,
      {
        ledger,
        clock: context.clock,
        wait: context.wait,
        crashPoint: context.crashPoint,
        channelOf: async ({ via }) => {
          const profile = via === undefined ? own : await call.profileNamed(via);
          return (await call.connectTo(profile)).channel;
        },
        until,
        ...show,
      },
      context.signal,
    );
    show.end();
  },
  // Events are shown while it runs.
  view: () => [],
  schema: async () => (await import("./outbox.schema.ts")).bandejaServir,
  json: () => ({}),
  silent: true,
});
