import { outboxEntryJson } from "./outbox-json.view.ts";
import { outboxView } from "./outbox.view.ts";
import { entryStates } from "../../ports/ledger.ts";
import { defineCommand } from "../../app/command.ts";

const waiting = entryStates.filter((state) => state !== "aceptado" && state !== "rechazado");

export const bandejaListar = defineCommand({
  options: [{ key: "todas", flag: "--todas", summary: "opcion.todas-entradas" }],
  async run(input, call) {
    const ledger = await call.context.ledger();
    const perfil = call.modes.perfil;
    const estados = input.flag("todas") ? entryStates : waiting;
    return ledger.list({ ...(perfil !== undefined && { perfil }), estados });
  },
  view: (entries, tools) => outboxView(entries, tools),
  json: (entries) => ({ entradas: entries.map(outboxEntryJson) }),
  rows: (entries) => entries.map(outboxEntryJson),
});
