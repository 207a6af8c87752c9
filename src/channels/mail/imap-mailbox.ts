import type { ImapFlow, SearchObject } from "imapflow";
import { codeOf, imapFailure } from "./imap-failure.ts";
import type { MailLogin, MailServer } from "./mail-access.ts";
import { headNames, readHead, type MailHead } from "./mail-head.ts";

export interface MailboxOptions {
  readonly server: MailServer;
  readonly login: () => Promise<MailLogin>;
  readonly trace: (line: string) => void;
  /** Milliseconds without a word from the server. */
  readonly patience: number;
  /** Certificates to be trusted instead of the system's. */
  readonly authorities?: string;
}

export interface Folders {
  readonly inbox: string;
  /** Where sent messages are kept; none on a server that has no such folder. */
  readonly sent: string | undefined;
  /** Where answers may have strayed to: junk and archive. */
  readonly others: readonly string[];
}

/** How far a folder has been seen. UIDs only grow while `validity` stays (RFC 9051 §2.3.1.1). */
export interface Position {
  readonly validity: string;
  readonly next: number;
}

/**
 * The operator's mailbox. Folders are only ever opened for reading (EXAMINE) and texts fetched with
 * PEEK, so that nothing in it is changed; the one exception is `file`.
 *
 * Every method @throws MesaError `mesa-inalcanzable`, `sin-cifrado`, `acceso-rechazado`
 */
export interface Mailbox {
  readonly folders: () => Promise<Folders>;
  /** Whether the server itself keeps a copy of what is sent through it. */
  readonly savesSent: () => Promise<boolean>;
  readonly find: (folder: string, query: SearchObject) => Promise<readonly MailHead[]>;
  /** Messages whole, or their first bytes. */
  readonly read: (
    folder: string,
    uids: readonly number[],
    most?: number,
  ) => Promise<ReadonlyMap<number, Buffer>>;
  readonly position: (folder: string) => Promise<Position>;
  /** Puts a message of ours into a folder, as read. */
  readonly file: (folder: string, message: Buffer, date: Date) => Promise<void>;
  /** Resolves when the inbox holds more than it did then, or after so many milliseconds. */
  readonly waitForNews: (seen: Position, wait: number, signal: AbortSignal) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How often a server without IDLE is asked, at least. Milliseconds. */
const pollEvery = 20_000;
/** UIDs in one command: a line of IMAP should stay below 8000 bytes. */
const batch = 500;

/** Connects at the first need. */
export function createMailbox(options: MailboxOptions): Mailbox {
  const { server, trace, patience } = options;
  // In time for the line not to count as dead.
  const pollTime = Math.min(pollEvery, patience / 2);
  let opened: Promise<ImapFlow> | undefined;
  let known: Folders | undefined;

  /** The open connection; a new one where it was lost meanwhile. */
  const client = async (): Promise<ImapFlow> => {
    const before = opened;
    if (before !== undefined) {
      const imap = await before.catch(() => undefined);
      if (imap?.usable === true) return imap;
    }
    opened = connect(options);
    return await opened;
  };

  // One step after the other: only one folder can be open at a time.
  let last: Promise<unknown> = Promise.resolve();
  async function use<Result>(step: (imap: ImapFlow) => Promise<Result>): Promise<Result> {
    const before = last;
    const now = (async () => {
      await before.catch(() => {});
      try {
        return await step(await client());
      } catch (error) {
        throw imapFailure(error, server);
      }
    })();
    last = now;
    return await now;
  }

  async function examine(imap: ImapFlow, folder: string) {
    const now = imap.mailbox;
    if (now !== false && now.path === folder) {
      // Lets the server say what came since.
      await imap.noop();
      return now;
    }
    return await imap.mailboxOpen(folder, { readOnly: true });
  }

  return {
    folders: async () => (known ??= await use(findFolders)),
    savesSent: () => use((imap) => Promise.resolve(imap.capabilities.has("X-GM-EXT-1"))),
    find: (folder, query) =>
      use(async (imap) => {
        await examine(imap, folder);
        const uids = (await imap.search(query, { uid: true })) || [];
        const heads: MailHead[] = [];
        for (let at = 0; at < uids.length; at += batch) {
          const found = await imap.fetchAll(
            uids.slice(at, at + batch).join(","),
            { uid: true, envelope: true, internalDate: true, size: true, headers: [...headNames] },
            { uid: true },
          );
          heads.push(...found.map((one) => readHead(folder, one)));
        }
        trace(`IMAP SEARCH ${folder} → ${heads.length}`);
        return heads;
      }),
    read: (folder, uids, most) =>
      use(async (imap) => {
        const texts = new Map<number, Buffer>();
        if (uids.length === 0) return texts;
        await examine(imap, folder);
        const source = most === undefined ? true : { start: 0, maxLength: most };
        for (let at = 0; at < uids.length; at += batch) {
          const range = uids.slice(at, at + batch).join(",");
          for (const one of await imap.fetchAll(range, { uid: true, source }, { uid: true })) {
            if (one.source !== undefined) texts.set(one.uid, one.source);
          }
        }
        trace(`IMAP FETCH ${folder} → ${texts.size}`);
        return texts;
      }),
    position: (folder) =>
      use(async (imap) => {
        const { uidValidity, uidNext } = await examine(imap, folder);
        return { validity: String(uidValidity), next: uidNext };
      }),
    file: (folder, message, date) =>
      use(async (imap) => {
        await imap.append(folder, message, ["\\Seen"], date);
        trace(`IMAP APPEND ${folder} ${message.length}`);
      }),
    waitForNews: (seen, wait, signal) =>
      use(async (imap) => {
        await examine(imap, "INBOX");
        const now = await imap.status("INBOX", { uidNext: true });
        if (now !== false && (now.uidNext ?? 0) > seen.next) return;
        trace(`IMAP ${imap.capabilities.has("IDLE") ? "IDLE" : "NOOP"} INBOX`);
        await news(imap, wait, pollTime, signal);
      }),
    async close() {
      if (opened === undefined) return;
      try {
        await (await opened).logout();
      } catch {
        // A connection that is gone needs no closing.
      }
    },
  };
}

async function connect({ server, login, patience, authorities, trace }: MailboxOptions) {
  const { ImapFlow } = await import("imapflow");
  const { usuario, acceso, secreto } = await login();
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
    connectionTimeout: patience,
    greetingTimeout: patience,
    // While it idles, the library asks instead of giving up.
    socketTimeout: patience,
    tls: { minVersion: "TLSv1.2", ...(authorities !== undefined && { ca: authorities }) },
    logger: false,
  });
  // Whatever breaks the connection ends the command under way as well.
  imap.on("error", (error) => trace(`IMAP ${codeOf(error) ?? error.message}`));
  await imap.connect();
  trace(`IMAP ${server.host}:${server.port} → ${imap.capabilities.has("IDLE") ? "IDLE" : "–"}`);
  return imap;
}

async function findFolders(imap: ImapFlow): Promise<Folders> {
  const all = await imap.list();
  const special = (use: string) => all.find((one) => one.specialUse === use)?.path;
  const named = (names: RegExp) => all.find((one) => names.test(one.path))?.path;
  const sent =
    special("\\Sent") ??
    named(/^(?:INBOX[./])?(?:sent(?: items| messages)?|enviados|elementos enviados)$/i);
  const others = [special("\\Junk"), special("\\Archive") ?? special("\\All")];
  return { inbox: "INBOX", sent, others: others.filter((one) => one !== undefined) };
}

/** IDLE (RFC 2177) where the server has it; else NOOP now and then. */
async function news(
  imap: ImapFlow,
  wait: number,
  pollTime: number,
  signal: AbortSignal,
): Promise<void> {
  const over = AbortSignal.any([signal, AbortSignal.timeout(wait)]);
  await new Promise<void>((resolve, reject) => {
    let poll: NodeJS.Timeout | undefined;
    const finish = (error?: Error): void => {
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
      poll = setInterval(() => void imap.noop().catch(finish), pollTime);
    };
    if (!imap.capabilities.has("IDLE")) return polling();
    imap.idle().then((worked) => (worked === false ? polling() : finish()), finish);
  });
  signal.throwIfAborted();
}
