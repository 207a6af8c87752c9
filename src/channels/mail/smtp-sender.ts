import { Readable } from "node:stream";
import type SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Transfer } from "../../ports/http.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { offeredMechanism, signInByToken } from "./bearer-login.ts";
import type { MailLogin, MailServer } from "./mail-access.ts";
import { sendingFailure, smtpOpenFailure, type Sending } from "./mail-failures.ts";

/** A signed-in SMTP connection. */
export interface MailSender {
  /** The largest message that the server accepts, in bytes; 0 when it does not say. */
  readonly limit: number;
  readonly send: (message: Buffer, envelope: Envelope, signal: AbortSignal) => Promise<Sending>;
  readonly close: () => void;
}

interface Envelope {
  readonly from: string;
  /** The recipient; when the server rejects it, the message counts as refused. */
  readonly to: string;
  /** Our own address: a copy that arrives proves that the message went out. */
  readonly copy: string;
}

/** How to reach a server by SMTP. */
export interface SenderOptions {
  readonly server: MailServer;
  readonly login: () => Promise<MailLogin>;
  readonly trace: (line: string) => void;
  readonly uploading?: (transfer: Transfer) => void;
  /** A connection on which the server is silent for this long counts as lost. */
  readonly idleTimeoutMs: number;
  /** The same once it has greeted, if it may take longer: it may check an upload for viruses. */
  readonly uploadTimeoutMs?: number;
  /** PEM certificates to trust instead of the system's. */
  readonly authorities?: string;
}

/** The library's name for our own way to sign in by a token. */
const bearerMethod = "BEARER";
/** The pieces in which a message is handed to the socket. */
const chunkBytes = 64 * 1024;

/**
 * Connects with TLS or required STARTTLS, signs in, and reads the server's size limit (RFC 1870). Where
 * the secret is refused and another can be had, it signs in once more.
 *
 * @throws MesaError `buzon-inalcanzable`, `sin-cifrado`, `acceso-rechazado`, `smtp-desactivado`,
 *   `servidor-sin-oauth`
 */
export async function openSender(options: SenderOptions, signal: AbortSignal): Promise<MailSender> {
  const login = await options.login();
  try {
    return await openAs(login, options, signal);
  } catch (error) {
    const isRefused = error instanceof MesaError && error.code === "acceso-rechazado";
    if (login.renewed === undefined || !isRefused) throw error;
    options.trace("SMTP → token refused, once more with a new one");
    return await openAs(await login.renewed(), options, signal);
  }
}

async function openAs(
  login: MailLogin,
  options: SenderOptions,
  signal: AbortSignal,
): Promise<MailSender> {
  const { server, trace } = options;
  const connection = await newConnection(options);
  const abort = (): void => connection.close();
  signal.addEventListener("abort", abort);
  const opening = connectAnd(connection, options, async () => {
    const announced = announcedLimit(connection.lastServerResponse);
    const auth = credentials(login);
    if (
      login.acceso === "xoauth2" &&
      offeredMechanism(connection.lastServerResponse) === undefined
    ) {
      throw new MesaError("servidor-sin-oauth", { params: { servidor: server.host } });
    }
    await settled(connection, (done) => connection.login(auth, done));
    return announced;
  });
  const limit = await opening.catch((error: unknown) => {
    signal.removeEventListener("abort", abort);
    throw error;
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

/** Checks without signing in that the server answers by TLS. @throws MesaError as `openSender` */
export async function reachSender(options: SenderOptions): Promise<void> {
  const connection = await newConnection(options);
  await connectAnd(connection, options, () => Promise.resolve());
  connection.quit();
}

async function newConnection(options: SenderOptions) {
  const { server, idleTimeoutMs, uploadTimeoutMs, authorities } = options;
  const { default: Connection } = await import("nodemailer/lib/smtp-connection");
  const connection: SMTPConnection = new Connection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: !server.secure,
    // The default would tell the server this machine's name.
    name: "[127.0.0.1]",
    connectionTimeout: idleTimeoutMs,
    greetingTimeout: idleTimeoutMs,
    socketTimeout: uploadTimeoutMs ?? idleTimeoutMs,
    tls: { minVersion: "TLSv1.2", ...(authorities !== undefined && { ca: authorities }) },
    logger: false,
    customAuth: {
      [bearerMethod]: async (context) => {
        // One is offered: it was looked for before.
        const mechanism = offeredMechanism(connection.lastServerResponse) ?? "XOAUTH2";
        await signInByToken(context, mechanism, server);
      },
    },
  });
  return connection;
}

/** Connects and runs the first step; closes the connection if either fails. */
async function connectAnd<Result>(
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
    const failure = smtpOpenFailure(error, server);
    trace(`${place} → ${failure.code}`);
    throw failure;
  }
}

/** Runs one step of the connection, which fails as well when the connection breaks. */
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

function credentials({ usuario, acceso, secreto }: MailLogin) {
  const secret = secreto.reveal();
  const auth = { user: usuario, pass: secret, credentials: { user: usuario, pass: secret } };
  return acceso === "contrasena" ? auth : { ...auth, method: bearerMethod };
}

/** The size limit in the answer to EHLO, e.g. `250-SIZE 10485760` (RFC 1870); 0 without one. */
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
  const data = { ended: false };
  const abort = (): void => connection.close();
  signal.addEventListener("abort", abort);
  try {
    let rejected: readonly string[] = [];
    let code = "";
    let words = "";
    await settled(connection, (done) =>
      connection.send(
        { from, to: [to, copy], size: message.length },
        messageStream(message, data, uploading),
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

/** Streams the message, recording in `data` whether its end was reached, and reports progress. */
function messageStream(
  message: Buffer,
  data: { ended: boolean },
  uploading: SenderOptions["uploading"],
): Readable {
  const startedMs = performance.now();
  let at = 0;
  return new Readable({
    read() {
      if (at >= message.length) {
        data.ended = true;
        this.push(null);
        return;
      }
      this.push(message.subarray(at, at + chunkBytes));
      at = Math.min(message.length, at + chunkBytes);
      const elapsed = performance.now() - startedMs;
      uploading?.({ sent: at, total: message.length, elapsed });
    },
  });
}
