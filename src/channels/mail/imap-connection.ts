import type { ImapFlow, SearchObject } from "imapflow";
import { startTimeLimit } from "../../domain/time-limit.ts";
import type { MailLogin, MailServer } from "./mail-access.ts";
import { codeOf, isRefusedLogin } from "./mail-failures.ts";

/** How to reach a mailbox by IMAP. */
export interface MailboxOptions {
  readonly server: MailServer;
  readonly login: () => Promise<MailLogin>;
  readonly trace: (line: string) => void;
  /** A connection on which the server is silent for this long counts as lost. */
  readonly idleTimeoutMs: number;
  /** PEM certificates to trust instead of the system's. */
  readonly authorities?: string;
}

/**
 * Connects with TLS or required STARTTLS and signs in; once more with a new secret where the first is
 * refused and another can be had.
 */
export async function connect(options: MailboxOptions): Promise<ImapFlow> {
  const login = await options.login();
  try {
    return await connectAs(login, options);
  } catch (error) {
    if (login.renewed === undefined || !isRefusedLogin(error)) throw error;
    options.trace("IMAP → token refused, once more with a new one");
    return await connectAs(await login.renewed(), options);
  }
}

async function connectAs(
  { usuario, acceso, secreto }: MailLogin,
  { server, idleTimeoutMs, authorities, trace }: MailboxOptions,
): Promise<ImapFlow> {
  const { ImapFlow } = await import("imapflow");
  const secret = secreto.reveal();
  const imap = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.secure,
    ...(!server.secure && { doSTARTTLS: true }),
    auth: {
      user: usuario,
      ...(acceso === "xoauth2" ? { accessToken: secret } : { pass: secret }),
    },
    disableAutoIdle: true,
    connectionTimeout: idleTimeoutMs,
    greetingTimeout: idleTimeoutMs,
    // During IDLE the library asks the server at this interval instead of giving up.
    socketTimeout: idleTimeoutMs,
    tls: { minVersion: "TLSv1.2", ...(authorities !== undefined && { ca: authorities }) },
    logger: false,
  });
  // An unhandled "error" event would end the process; the pending command fails by itself.
  imap.on("error", (error) => trace(`IMAP ${codeOf(error) ?? error.message}`));
  await imap.connect();
  trace(`IMAP ${server.host}:${server.port} → ${imap.capabilities.has("IDLE") ? "IDLE" : "–"}`);
  return imap;
}

/** UIDs of the messages in the open folder that fit. @throws Error where the connection is gone */
export async function searchOpened(
  imap: ImapFlow,
  query: SearchObject,
): Promise<readonly number[]> {
  const found = await imap.search(query, { uid: true });
  // On a connection that broke before the question the library finds nothing.
  if (!imap.usable) throw new Error("NoConnection");
  return found || [];
}

/** What waiting needs of a connection. */
interface WaitingConnection {
  readonly capabilities: { readonly has: (name: string) => boolean };
  on(event: "exists" | "close", listener: () => void): unknown;
  off(event: "exists" | "close", listener: () => void): unknown;
  noop(): Promise<void>;
  idle(): Promise<boolean | undefined>;
}

/** Waits for a new message by IDLE (RFC 2177), or by NOOP on a server without it. */
export async function waitForMessage(
  imap: WaitingConnection,
  waitMs: number,
  pollIntervalMs: number,
  signal: AbortSignal,
): Promise<void> {
  const limit = startTimeLimit(waitMs, signal);
  const over = limit.signal;
  await new Promise<void>((resolve, reject) => {
    let poll: NodeJS.Timeout | undefined;
    const finish = (error?: Error): void => {
      limit.end();
      clearInterval(poll);
      imap.off("exists", found);
      imap.off("close", lost);
      over.removeEventListener("abort", ended);
      if (error === undefined) resolve();
      else reject(error);
    };
    const found = (): void => finish();
    const ended = (): void => finish();
    const lost = (): void => finish(new Error("ECONNRESET"));
    imap.on("exists", found);
    imap.on("close", lost);
    over.addEventListener("abort", ended, { once: true });
    if (over.aborted) return finish();
    const polling = (): void => {
      poll = setInterval(() => void imap.noop().catch(finish), pollIntervalMs);
    };
    if (!imap.capabilities.has("IDLE")) return polling();
    imap.idle().then((worked) => (worked === false ? polling() : finish()), finish);
  });
  signal.throwIfAborted();
}
