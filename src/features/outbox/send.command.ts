import { exitCodes, type ExitCode } from "../../errors/exit-codes.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import { defineCommand } from "../../app/command.ts";
import { stateExitCode } from "../request/submit-exit-code.ts";
import { outboxEntryJson, outboxSummary, outboxTally, outboxView } from "./outbox.view.ts";
import { sendWaiting } from "./send-waiting.call.ts";

export const bandejaEnviar = defineCommand({
  operands: [{ name: "solicitud", summary: "argumento.solicitud", optional: true, variadic: true }],
  options: [
    { key: "esperar", flag: "--esperar", summary: "opcion.esperar" },
    { key: "partir", flag: "--partir", summary: "opcion.partir" },
    { key: "alterno", flag: "--alterno", summary: "opcion.alterno" },
    { key: "reenviar", flag: "--reenviar", placeholder: "SOLICITUD", summary: "opcion.reenviar" },
    { key: "si", flag: "--si", summary: "opcion.si-reenviar" },
  ],
  run: sendWaiting,
  view: async (entries, tools) => [
    ...(await outboxView(entries, tools)),
    ...outboxSummary(entries, tools),
  ],
  schema: async () => (await import("./outbox.schema.ts")).bandejaEnviar,
  json: (entries) => ({
    entradas: entries.map(outboxEntryJson),
    resumen: outboxTally(entries),
  }),
  rows: (entries) => entries.map(outboxEntryJson),
  exitCode: worstExitCode,
});

/** From the gravest on: the outcome is unknown, the desk is unreachable, it refused. */
const exitCodeOrder: readonly ExitCode[] = [
  exitCodes.unknownOutcome,
  exitCodes.unreachable,
  exitCodes.refused,
];

/** The code of the gravest entry. */
function worstExitCode(entries: readonly LedgerEntry[]): ExitCode {
  const codes = new Set(entries.map((entry) => stateExitCode(entry.estado)));
  return exitCodeOrder.find((code) => codes.has(code)) ?? exitCodes.done;
}
