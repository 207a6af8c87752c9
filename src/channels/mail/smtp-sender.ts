import { Readable } from "node:stream";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Transfer } from "../../ports/http.ts";
import type { MailLogin, MailServer } from "./mail-access.ts";
import { openFailure, sendingFailure, type Sending } from "./smtp-failure.ts";

/** A signed-in connection that takes messages. */
export interface MailSender {
  /** What the server takes at most in one message; 0 where it does not say. Bytes. */
  readonly limit: number;
  readonly send: (message: Buffer, envelope: Envelope, signal: AbortSignal) => Promise<Sending>;
  readonly close: () => void;
}

interface Envelope {
  readonly from: string;
  /** The desk. Without it the message is worth nothing. */
  readonly to: string;
  /** Ourselves: that the message comes back proves that it went out. */
  readonly copy: string;
}

export interface SenderOptions {
  readonly server: MailServer;
  readonly login: () => Promise<MailLogin>;
  readonly trace: (line: string) => void;
  readonly uploading?: (transfer: Transfer) => void;
  /** Milliseconds without a word from the server. */
  readonly patience: number;
  /** Certificates to be trusted instead of the system's. */
  readonly authorities?: string;
}

/** Pieces in which a message is handed to the socket. Bytes. */
const chunk = 64 * 1024;

/**
 * Connects with TLS, or with STARTTLS demanded, and signs in once. What the server takes at most
 * (RFC 1870) is known before the first message is made.
 *
 * @throws MesaError `mesa-inalcanzable`, `sin-cifrado`, `acceso-rechazado`
 */
export async function openSender(options: SenderOptions, signal: AbortSignal): Promise<MailSender> {
  const { login, trace } = options;
  const connection = await newConnection(options);
  const abort = (): void => connection.close();
  signal.addEventListener("abort", abort, { once: true });
  const limit = await begun(connection, options, async () => {
    const announced = announcedLimit(connection.lastServerResponse);
    const auth = await credentials(await login());
    await settled(connection, (done) => connection.login(auth, done));
    return announced;
  });
  trace(`SMTP SIZE ${limit}`);
  return {
    limit,
    send: (message, envelope, stop) => send(connection, message, envelope, options, stop),
    close() {
      signal.removeEventListener("abort", abort);
      connection.quit();
    },
  };
}

/** Whether the server is there and speaks TLS; nobody signs in. @throws MesaError as `openSender` */
export async function reachSender(options: SenderOptions): Promise<void> {
  const connection = await newConnection(options);
  await begun(connection, options, () => Promise.resolve());
  connection.quit();
}

async function newConnection({ server, patience, authorities }: SenderOptions) {
  const { default: Connection } = await import("nodemailer/lib/smtp-connection");
  return new Connection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: !server.secure,
    // The name of the own machine is nobody's business.
    name: "[127.0.0.1]",
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    tls: { minVersion: "TLSv1.2", ...(authorities !== undefined && { ca: authorities }) },
    logger: false,
  });
}

/** Connects and does what comes first; a connection on which that fails is closed. */
async function begun<Result>(
  connection: SMTPConnection,
  { server, trace }: SenderOptions,
  first: () => Promise<Result>,
): Promise<Result> {
  const place = `SMTP ${server.host}:${server.port}`;
  try {
    await settled(connection, (done) => connection.connect(done));
    const result = await first();
    trace(`${place} → TLS`);
    return result;
  } catch (error) {
    connection.close();
    const failure = openFailure(error, server);
    trace(`${place} → ${failure.code}`);
    throw failure;
  }
}

/** Runs one step of the connection; whatever breaks the connection ends the step too. */
async function settled(
  connection: SMTPConnection,
  step: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const finish = (error?: Error | null): void => {
      connection.off("error", finish);
      connection.off("end", ended);
      if (error === undefined || error === null) resolve();
      else reject(error);
    };
    const ended = (): void => finish(new Error("ECONNRESET"));
    connection.on("error", finish);
    connection.once("end", ended);
    step(finish);
  });
}

async function credentials({ usuario, acceso, secreto }: MailLogin) {
  const secret = secreto.reveal();
  if (acceso === "contrasena") {
    return { user: usuario, pass: secret, credentials: { user: usuario, pass: secret } };
  }
  const { default: XOAuth2 } = await import("nodemailer/lib/xoauth2");
  return { user: usuario, oauth2: new XOAuth2({ user: usuario, accessToken: secret }) };
}

/** RFC 1870: `250-SIZE 10485760` in the answer to EHLO. */
function announcedLimit(answer: string | false): number {
  return Number(/^250[ -]SIZE[ \t]+(\d{1,15})\s*$/im.exec(answer || "")?.[1] ?? 0);
}

async function send(
  connection: SMTPConnection,
  message: Buffer,
  { from, to, copy }: Envelope,
  { uploading, trace }: SenderOptions,
  signal: AbortSignal,
): Promise<Sending> {
  const data = { started: false, ended: false };
  const abort = (): void => connection.close();
  signal.addEventListener("abort", abort, { once: true });
  try {
    let rejected: readonly string[] = [];
    let code = "";
    let words = "";
    await settled(connection, (done) =>
      connection.send(
        { from, to: [to, copy], size: message.length },
        watched(message, data, uploading),
        (error, info) => {
          rejected = info?.rejected ?? [];
          const [refusal] = info?.rejectedErrors ?? [];
          code = String(refusal?.responseCode ?? "");
          words = refusal?.response ?? "";
          done(error);
        },
      ),
    );
    trace(`SMTP DATA ${message.length} → 250`);
    if (rejected.includes(to)) return { kind: "refused", code, message: words };
    return { kind: "sent" };
  } catch (error) {
    const outcome = sendingFailure(error, data);
    trace(`SMTP DATA ${message.length} → ${outcome.kind}`);
    return outcome;
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** The message in pieces, so that it is known whether its end was reached. */
function watched(
  message: Buffer,
  data: { started: boolean; ended: boolean },
  uploading: SenderOptions["uploading"],
): Readable {
  const began = performance.now();
  let at = 0;
  return new Readable({
    read() {
      data.started = true;
      if (at >= message.length) {
        data.ended = true;
        this.push(null);
        return;
      }
      this.push(message.subarray(at, at + chunk));
      at = Math.min(message.length, at + chunk);
      const elapsed = performance.now() - began;
      uploading?.({ sent: at, total: message.length, elapsed });
    },
  });
}
