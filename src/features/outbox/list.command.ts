import { outboxEntryJson, outboxView } from "./outbox.view.ts";
import { entryStates } from "../../ports/ledger.ts";
import { defineCommand } from "../../app/command.ts";

/** States in which an entry still needs attention. */
const openStates = entryStates.filter((state) => state !== "aceptado" && state !== "rechazado");

export const bandejaListar = defineCommand({
  options: [{ key: "todas", flag: "--todas", summary: "opcion.todas-entradas" }],
  async run(input, call) {
    const ledger = await call.context.ledger();
    const perfil = call.modes.perfil;
    const estados = input.flag("todas") ? entryStates : openStates;
    return await ledger.list({ ...(perfil !== undefined && { perfil }), estados });
  },
  view: (entries, tools) => outboxView(entries, tools),
  schema: async () => (await import("./outbox.schema.ts")).outbox,
  json: (entries) => ({ entradas: entries.map(outboxEntryJson) }),
  rows: (entries) => entries.map(outboxEntryJson),
});
