import { errorCodes, type ErrorCode } from "./error-codes.ts";
import type { ExitCode } from "./exit-codes.ts";

/** Values for the placeholders of a message. */
export type MessageParams = Readonly<Record<string, string | number>>;

/**
 * A problem with one field. `code` is that of a message `problema.<code>`. A complaint in a desk's own
 * words is in `text` instead; it is foreign text, neutralised before it is shown.
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
  /** Words of the desk, shown after our own; foreign text, neutralised before it is shown. */
  readonly foreign?: string;
  readonly cause?: unknown;
}

/**
 * An error that the user can understand and act upon. Its words are in `i18n/`; it is printed in one
 * place (`app/report-error.ts`). Any other error is a defect of ours and ends with exit code 70.
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

/** Whether an error says that the desk, a proxy on the way or one's own mailbox can't be reached. */
export function isUnreachable(error: unknown): error is MesaError {
  return error instanceof MesaError && unreachableCodes.has(error.code);
}
const unreachableCodes: ReadonlySet<ErrorCode> = new Set([
  "mesa-inalcanzable",
  "buzon-inalcanzable",
  "emisor-inalcanzable",
  "proxy-rechaza",
  "libro-inalcanzable",
]);
