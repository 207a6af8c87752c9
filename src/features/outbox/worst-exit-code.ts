import { exitCodes, type ExitCode } from "../../errors/exit-codes.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import { stateExitCode } from "../request/submit-json.view.ts";

/** Of several entries: an unknown fate weighs most, then an unreachable desk, then a refusal. */
const order: readonly ExitCode[] = [
  exitCodes.unknownOutcome,
  exitCodes.unreachable,
  exitCodes.refused,
];

export function worstExitCode(entries: readonly LedgerEntry[]): ExitCode {
  const codes = new Set(entries.map((entry) => stateExitCode(entry.estado)));
  return order.find((code) => codes.has(code)) ?? exitCodes.done;
}
