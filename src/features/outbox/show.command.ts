import { entryView } from "./entry.view.ts";
import { outboxEntryJson } from "./outbox.view.ts";
import { defineCommand } from "../../app/command.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import { findEntry } from "./entries.ts";

export const bandejaVer = defineCommand({
  operands: [{ name: "solicitud", summary: "argumento.solicitud" }],
  run: async (input, { context, modes }) =>
    await findEntry(input.operand(0), await context.ledger(), modes.perfil),
  view: entryView,
  schema: async () => (await import("./outbox.schema.ts")).bandejaVer,
  json: (entry) => ({ entrada: wholeEntry(entry) }),
  rows: (entry) => [wholeEntry(entry)],
});

function wholeEntry(entry: LedgerEntry) {
  return {
    ...outboxEntryJson(entry),
    actualizada: entry.actualizada,
    datos: entry.datos,
    archivos: entry.archivos.map(({ ruta: _path, ...file }) => file),
    evidencia: entry.evidencia,
    sigue_a: entry.sigue_a,
  };
}
