import { exitCodes, type ExitCode } from "../../errors/exit-codes.ts";
import type { EntryState } from "../../ports/ledger.ts";
import { resultOf, type Submitted } from "./submit-json.view.ts";

/** The exit code of every command that sends a request. */
export function submitExitCode(submitted: Submitted): ExitCode {
  return submitted.kind === "sent" ? stateExitCode(submitted.entry.estado) : exitCodes.done;
}

/** The exit code for the state of a request. */
export function stateExitCode(state: EntryState): ExitCode {
  switch (resultOf(state)) {
    case "aceptado":
    case "en_cola":
    case "entregado_a_mano":
      return exitCodes.done;
    case "pendiente":
      return exitCodes.unreachable;
    case "desconocido":
      return exitCodes.unknownOutcome;
    case "rechazado":
      return exitCodes.refused;
  }
}
