import { MesaError } from "../../errors/mesa-error.ts";
import type { MailServer } from "./mail-access.ts";

/** What came of one message. */
export type Sending =
  | { readonly kind: "sent" }
  /** The server took none of it. */
  | { readonly kind: "unsent"; readonly reason: string }
  /** The whole message went out, and no answer came back. */
  | { readonly kind: "unknown"; readonly reason: string }
  | { readonly kind: "refused"; readonly code: string; readonly message: string };

/** What a failure while sending says of the message. */
export function sendingFailure(error: unknown, data: { readonly ended: boolean }): Sending {
  const { responseCode = 0, response, reason } = smtpError(error);
  if (responseCode >= 500) {
    return { kind: "refused", code: String(responseCode), message: response ?? reason };
  }
  if (responseCode >= 400) return { kind: "unsent", reason: response ?? reason };
  // Without its final dot a message counts as never sent (RFC 5321 §4.1.1.4).
  return { kind: data.ended ? "unknown" : "unsent", reason };
}

/** Why a connection could not be opened. */
export function openFailure(error: unknown, { host }: MailServer): MesaError {
  if (error instanceof MesaError) return error;
  const { code, response, reason, command } = smtpError(error);
  const foreign = response === undefined ? {} : { foreign: response };
  if (code === "EAUTH" || code === "ENOAUTH") {
    return new MesaError("acceso-rechazado", {
      params: { servidor: host },
      ...foreign,
      cause: error,
    });
  }
  if (code === "ETLS" && command === "STARTTLS") {
    return new MesaError("sin-cifrado", { params: { servidor: host }, cause: error });
  }
  return new MesaError("mesa-inalcanzable", { params: { motivo: reason }, cause: error });
}

/** nodemailer's error read once: behind `ESOCKET` and `ETLS` the real reason is `originalCode`. */
function smtpError(error: unknown) {
  const fields = error instanceof Error ? new Map(Object.entries(error)) : new Map();
  const text = (name: string): string | undefined => {
    const value: unknown = fields.get(name);
    return typeof value === "string" ? value : undefined;
  };
  const status: unknown = fields.get("responseCode");
  const code = text("code");
  const message = error instanceof Error ? error.message : String(error);
  return {
    code,
    command: text("command"),
    response: text("response"),
    responseCode: typeof status === "number" ? status : undefined,
    reason: text("originalCode") ?? (code === "ESOCKET" ? message : code) ?? message,
  };
}
