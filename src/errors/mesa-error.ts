import { errorCodes, type ErrorCode } from "./error-codes.ts";
import type { ExitCode } from "./exit-codes.ts";

/** Values for the placeholders of a message; `es.ts` names the ones each message needs. */
export type MessageParams = Readonly<Record<string, string | number>>;

/**
 * One thing wrong with one field. `code` names a message `problema.<code>`; a desk's own
 * complaint, already in words, travels in `text` instead and is neutralised before it is shown.
 */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly params?: MessageParams;
  readonly text?: string;
}

export interface MesaErrorDetails {
  readonly params?: MessageParams;
  readonly problems?: readonly FieldProblem[];
  /** Words from the desk, shown after our own; foreign text, neutralised before it is shown. */
  readonly foreign?: string;
  readonly cause?: unknown;
}

/**
 * A failure the user can understand and act upon. Thrown where the fact is known, worded in the
 * catalogue, printed in one place (`cli/report-error.ts`). Whatever else is thrown is a defect of
 * ours and ends with exit code 70.
 */
export class MesaError extends Error {
  override readonly name = "MesaError";
  readonly code: ErrorCode;
  readonly exitCode: ExitCode;
  readonly params: MessageParams;
  readonly problems: readonly FieldProblem[];
  readonly foreign: string | undefined;

  constructor(code: ErrorCode, details: MesaErrorDetails = {}) {
    super(code, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.exitCode = errorCodes[code];
    this.params = details.params ?? {};
    this.problems = details.problems ?? [];
    this.foreign = details.foreign;
  }
}
