import { exitCodes, type ExitCode } from "../../errors/exit-codes.ts";
import type { BatchResult } from "./batch.view.ts";

/**
 * 7 when only a part of the rows went through; when none did, the code of the gravest result:
 * unknown, then not sent, then refused, then invalid.
 */
export function batchExitCode(result: BatchResult): ExitCode {
  const well = result.aceptados + result.repetidos;
  if (result.total > 0 && well === result.total && !result.detenido) return exitCodes.done;
  if (well > 0) return exitCodes.partial;
  if (result.desconocidos > 0) return exitCodes.unknownOutcome;
  if (result.pendientes > 0) return exitCodes.unreachable;
  return result.rechazados > 0 ? exitCodes.refused : exitCodes.usage;
}
