import { MesaError, type MesaErrorDetails } from "../errors/mesa-error.ts";
import type { ErrorCode } from "../errors/error-codes.ts";

/** An error on its way from one thread to another, where its class does not survive. */
export type Failure =
  | { readonly code: ErrorCode; readonly details: MesaErrorDetails }
  | { readonly code: undefined; readonly text: string };

export function toFailure(error: unknown): Failure {
  if (!(error instanceof MesaError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { code: undefined, text };
  }
  const { code, params, problems, foreign } = error;
  return { code, details: { params, problems, ...(foreign !== undefined && { foreign }) } };
}

export function fromFailure(failure: Failure): Error {
  if (failure.code === undefined) return new Error(failure.text);
  return new MesaError(failure.code, failure.details);
}
