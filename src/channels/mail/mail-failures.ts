import { MesaError } from "../../errors/mesa-error.ts";
import type { MailServer } from "./mail-access.ts";

/** The outcome of sending one message. */
export type Sending =
  /** `copyFailure`: why no copy could be kept. */
  | { readonly kind: "sent"; readonly copyFailure?: string }
  /** The server did not take the message; it may be sent again. */
  | { readonly kind: "unsent"; readonly reason: string }
  /** The whole message was transmitted and no answer came back. */
  | { readonly kind: "unknown"; readonly reason: string }
  | { readonly kind: "refused"; readonly code: string; readonly message: string };

/**
 * Turns a failure while sending into the message's outcome.
 *
 * @param data `ended` is true once the last byte of the message was handed to the socket
 */
export function sendingFailure(error: unknown, data: { readonly ended: boolean }): Sending {
  const { responseCode = 0, response, reason } = smtpError(error);
  if (responseCode >= 500) {
    return { kind: "refused", code: String(responseCode), message: response ?? reason };
  }
  const known = plainReason(reason);
  if (responseCode >= 400) return { kind: "unsent", reason: response ?? known };
  // Without its final dot a message counts as never sent (RFC 5321 §4.1.1.4).
  return { kind: data.ended ? "unknown" : "unsent", reason: known };
}

/** Turns a failure to connect or sign in by SMTP into the error shown to the user. */
export function smtpOpenFailure(error: unknown, { host }: MailServer): MesaError {
  if (error instanceof MesaError) return error;
  const { code, response, reason, command } = smtpError(error);
  const foreign = response === undefined ? {} : { foreign: response };
  if (isRefusedLogin(error)) {
    const isOff = /SmtpClientAuthentication is disabled/i.test(response ?? "");
    return new MesaError(isOff ? "smtp-desactivado" : "acceso-rechazado", {
      params: { servidor: host },
      ...foreign,
      cause: error,
    });
  }
  if (code === "ETLS" && command === "STARTTLS") {
    return new MesaError("sin-cifrado", { params: { servidor: host }, cause: error });
  }
  return new MesaError("buzon-inalcanzable", {
    params: { servidor: host, motivo: plainReason(reason) },
    cause: error,
  });
}

/** Whether a mail server refused the user or the secret. */
export function isRefusedLogin(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const fields = new Map<string, unknown>(Object.entries(error));
  const code = fields.get("code");
  return code === "EAUTH" || code === "ENOAUTH" || fields.get("authenticationFailed") === true;
}

/** Reads nodemailer's error: behind `ESOCKET` and `ETLS` the real reason is `originalCode`. */
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

/**
 * Turns a failure of the IMAP connection into the error shown to the user; returns any other error
 * unchanged.
 */
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
  if (error.message === "Unsupported authentication mechanism") {
    return new MesaError("servidor-sin-oauth", { params: { servidor: host }, cause: error });
  }
  if (fields.get("tlsFailed") === true && codeOf(error) === undefined) {
    return new MesaError("sin-cifrado", { params: { servidor: host }, cause: error });
  }
  if (error.name === "AbortError") return error;
  const motivo = plainReason(codeOf(error) ?? error.message);
  return new MesaError("buzon-inalcanzable", {
    params: { servidor: host, motivo },
    ...foreign,
    cause: error,
  });
}

/** Codes of the library by the system's codes that mean the same. */
const libraryCodes: Readonly<Record<string, string>> = {
  NoConnection: "ECONNRESET",
  EConnectionClosed: "ECONNRESET",
  ClosedAfterConnectTLS: "ECONNRESET",
  ClosedAfterConnectText: "ECONNRESET",
  ESOCKET: "ECONNRESET",
  ECONNECTION: "ECONNRESET",
  "Command failed": "NO",
  CONNECT_TIMEOUT: "ETIMEDOUT",
  GREETING_TIMEOUT: "ETIMEDOUT",
  GREEETING_TIMEOUT: "ETIMEDOUT",
  UPGRADE_TIMEOUT: "ETIMEDOUT",
  ETIMEOUT: "ETIMEDOUT",
};

/** The system's code for a failure that a library describes in words of its own. */
function plainReason(reason: string): string {
  const code = libraryCodes[reason] ?? /\bE[A-Z]{3,}\b/.exec(reason)?.[0];
  if (code !== undefined) return code;
  if (/certificate/i.test(reason)) return "CERT_UNTRUSTED";
  if (/\b(?:TLS|SSL)\b/.test(reason)) return "ERR_TLS_FAILED";
  return /^[A-Z][A-Z0-9_]*$/.test(reason) ? reason : "ERROR";
}

/** Whether a connection broke, so that another one may do; one that was silent did not break. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof MesaError) return false;
  return plainReason(codeOf(error) ?? error.message) === "ECONNRESET";
}

/** The system or library code of an error, e.g. `ECONNRESET`. */
export function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
