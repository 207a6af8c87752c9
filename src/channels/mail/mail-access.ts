import type { Secret } from "../../domain/secret.ts";

/** A server as the settings name it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** True for TLS from the first byte, false for STARTTLS, which is then required. */
  readonly secure: boolean;
}

/** The user and secret that open a mailbox. */
export interface MailLogin {
  readonly usuario: string;
  readonly acceso: "contrasena" | "xoauth2";
  readonly secreto: Secret;
  /** The same with a new secret, for the one time that a server refuses this one. */
  readonly renewed?: () => Promise<MailLogin>;
}

const schemes: Readonly<Record<string, { readonly secure: boolean; readonly port: number }>> = {
  "smtps:": { secure: true, port: 465 },
  "smtp:": { secure: false, port: 587 },
  "imaps:": { secure: true, port: 993 },
  "imap:": { secure: false, port: 143 },
};

/** Parses an address such as `smtps://host:465`; undefined for anything else. */
export function parseMailServer(url: string, kind: "smtp" | "imap"): MailServer | undefined {
  // `URL` drops a default port only for web schemes, so `port` below is reliable.
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const scheme = parsed === undefined ? undefined : schemes[parsed.protocol];
  if (parsed === undefined || scheme === undefined || !parsed.protocol.startsWith(kind)) {
    return undefined;
  }
  const bare = parsed.username === "" && parsed.password === "" && parsed.search === "";
  if (!bare || parsed.hostname === "" || !["", "/"].includes(parsed.pathname)) return undefined;
  const port = parsed.port === "" ? scheme.port : Number(parsed.port);
  return { host: parsed.hostname.replace(/^\[|\]$/g, ""), port, secure: scheme.secure };
}
