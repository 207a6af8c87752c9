import { MesaError } from "../../errors/mesa-error.ts";
import type { MailServer } from "./mail-access.ts";

/** What the user must know of a failure; anything else stays what it is. */
export function imapFailure(error: unknown, { host }: MailServer): unknown {
  if (error instanceof MesaError || !(error instanceof Error)) return error;
  const fields = new Map<string, unknown>(Object.entries(error));
  const words = fields.get("responseText");
  const foreign = typeof words === "string" ? { foreign: words } : {};
  if (fields.get("authenticationFailed") === true) {
    return new MesaError("acceso-rechazado", {
      params: { servidor: host },
      ...foreign,
      cause: error,
    });
  }
  if (fields.get("tlsFailed") === true && codeOf(error) === undefined) {
    return new MesaError("sin-cifrado", { params: { servidor: host }, cause: error });
  }
  if (error.name === "AbortError") return error;
  const motivo = codeOf(error) ?? error.message;
  return new MesaError("mesa-inalcanzable", { params: { motivo }, ...foreign, cause: error });
}

export function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
