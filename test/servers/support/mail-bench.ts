import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ImapFlow } from "imapflow";
import { onTestFinished } from "vitest";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { mesa, type ProcessResult } from "../../support/mesa-process.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";
import { serverFacts } from "./server-facts.ts";

export const facts = serverFacts();
/** The same report again and again: every test sends it. */
export const report =
  "incidente crear --repetir --desde test/fixtures/solicitudes/incidente-dai-login-error.json".split(
    " ",
  );

interface BenchOptions {
  readonly smtp?: string;
  readonly imap?: string;
  readonly desk?: string;
  /** The operator's own address. */
  readonly mailbox?: string;
  /** More flags for the profile. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The operator at a machine of their own, whose profile writes to the desk by e-mail. */
export async function mailOperator(options: BenchOptions = {}) {
  const folder = testFolder();
  const env = {
    NODE_EXTRA_CA_CERTS: facts.MAIL_CA,
    MESA_CONTRASENA: facts.MAIL_PASSWORD,
    ...options.env,
  };
  const run = (...argv: readonly string[]): Promise<ProcessResult> => mesa(argv, { folder, env });
  const smtp = options.smtp ?? `smtp://127.0.0.1:${facts.MAIL_SUBMISSION_PORT}`;
  const imap = options.imap ?? `imap://127.0.0.1:${facts.MAIL_IMAP_PORT}`;
  const servers = ["--smtp", smtp, "--imap", imap];
  const { mailbox = facts.MAIL_OPERATOR, desk = facts.MAIL_DESK } = options;
  const addresses = ["--buzon", mailbox, "--destino", desk];
  const profile = ["perfil", "crear", "oficina", "--canal", "correo"];
  const made = await run(...profile, ...addresses, ...servers, ...(options.flags ?? []));
  if (made.code !== 0) throw new Error(made.stderr);
  return {
    run,
    folder,
    env,
    /** The answer of a command that must go well. */
    async answer(...argv: readonly string[]): Promise<Record<string, unknown>> {
      const { code, stdout, stderr } = await run(...argv, "--json");
      if (code !== 0) throw new Error(`${argv.join(" ")}: ${code} ${stderr}`);
      return JSON.parse(stdout);
    },
    /** The same within this process, which trusts the tests' own authority alone. */
    async here(...argv: readonly string[]): Promise<Record<string, unknown>> {
      const { code, stdout, stderr } = await runMesa([...argv, "--json"], { folder, env });
      if (code !== 0) throw new Error(`${argv.join(" ")}: ${code} ${stderr}`);
      return JSON.parse(stdout);
    },
  };
}

/** A bearer token as the mail server's identity provider would give it (RFC 7519, HS256). */
export function bearerToken(address: string, lifetime = 3600): string {
  const now = Math.floor(new Date().getTime() / 1000);
  const said = { sub: address, email: address, iat: now - 60, exp: now + lifetime };
  const parts = [{ alg: "HS256", typ: "JWT" }, said].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const key = Buffer.from(facts.MAIL_JWT_KEY, "base64");
  return [...parts, createHmac("sha256", key).update(parts.join(".")).digest("base64url")].join(
    ".",
  );
}

/** A mailbox as its owner's own program sees it. */
export async function openMailbox(user: string): Promise<ImapFlow> {
  const imap = new ImapFlow({
    host: "127.0.0.1",
    port: facts.MAIL_IMAPS_PORT,
    secure: true,
    auth: { user, pass: facts.MAIL_PASSWORD },
    tls: { rejectUnauthorized: false },
    logger: false,
    disableAutoIdle: true,
  });
  imap.on("error", () => {});
  await imap.connect();
  onTestFinished(() => imap.logout().catch(() => {}));
  return imap;
}

/** Leaves a mailbox without any message, and with the folders alone that the server makes itself. */
export async function emptyMailbox(imap: ImapFlow): Promise<void> {
  for (const { path, specialUse, flags } of await imap.list()) {
    // What is only above another folder goes with it.
    if (flags.has("\\Noselect") || flags.has("\\NonExistent")) continue;
    if (path !== "INBOX" && specialUse === undefined) {
      await imap.mailboxDelete(path);
      continue;
    }
    const { exists } = await imap.mailboxOpen(path);
    if (exists > 0) await imap.messageDelete("1:*");
  }
  await imap.mailboxClose();
}

/** The folder in which the server keeps a mailbox. */
export function maildirOf(address: string): string {
  const [user = "", domain = ""] = address.split("@");
  return join(facts.MAIL_DIR, "vmail", domain, user, "Maildir");
}

/** The authority of the real servers and that of the tests' own lines, in one file. */
export function bothAuthorities(): string {
  const path = join(facts.MAIL_CA, "..", "las-dos.crt");
  const parts = [facts.MAIL_CA, "test/fixtures/tls/autoridad.pem"].map((one) => readFileSync(one));
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

/** Waits until a folder holds a message that fits, as IDLE tells. */
export async function awaitMail(
  imap: ImapFlow,
  query: Parameters<ImapFlow["search"]>[0],
  folder = "INBOX",
): Promise<readonly number[]> {
  await imap.mailboxOpen(folder, { readOnly: true });
  for (;;) {
    const arrived = new Promise<void>((resolve) => imap.once("exists", () => resolve()));
    const found = await imap.search(query, { uid: true });
    if (Array.isArray(found) && found.length > 0) return found;
    void imap.idle();
    await arrived;
  }
}

/** Hands a message to Postfix as local software does. */
export async function inject(from: string, to: string, message: string): Promise<void> {
  const connection = new SMTPConnection({
    host: "127.0.0.1",
    port: facts.MAIL_INJECT_PORT,
    ignoreTLS: true,
  });
  await new Promise<void>((resolve, reject) => {
    connection.once("error", reject);
    connection.connect(() =>
      connection.send({ from, to }, message.replaceAll("\n", "\r\n"), (error) => {
        connection.quit();
        if (error) reject(error);
        else resolve();
      }),
    );
  });
}
