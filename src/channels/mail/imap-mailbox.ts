import type { ImapFlow, SearchObject } from "imapflow";
import { startTimeLimit } from "../../domain/time-limit.ts";
import type { MailLogin, MailServer } from "./mail-access.ts";
import { codeOf, imapFailure } from "./mail-failures.ts";
import { headNames, readHead, type MailHead } from "./mail-head.ts";

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

/** The paths of the folders that matter here. */
export interface Folders {
  readonly inbox: string;
  /** Where sent messages are kept; undefined on a server without such a folder. */
  readonly sent: string | undefined;
  /** Where answers may also lie: junk and archive. */
  readonly others: readonly string[];
}

/** How far a folder has been seen. UIDs only grow while `validity` stays (RFC 9051 §2.3.1.1). */
export interface Position {
  readonly validity: string;
  readonly next: number;
}

/**
 * The operator's mailbox. Folders are opened read-only (EXAMINE) and texts fetched with PEEK, so
 * that nothing changes in it; the one exception is `file`.
 *
 * Every method @throws MesaError `mesa-inalcanzable`, `sin-cifrado`, `acceso-rechazado`
 */
export interface Mailbox {
  readonly folders: () => Promise<Folders>;
  /** Whether the server itself keeps a copy of what is sent through it. */
  readonly savesSent: () => Promise<boolean>;
  readonly find: (folder: string, query: SearchObject) => Promise<readonly MailHead[]>;
  /** Reads whole messages, or their first `maxBytes` bytes, by UID. */
  readonly read: (
    folder: string,
    uids: readonly number[],
    maxBytes?: number,
  ) => Promise<ReadonlyMap<number, Buffer>>;
  /** The folders, Trash and Drafts included, that hold a message which fits. */
  readonly foldersWith: (query: SearchObject) => Promise<readonly string[]>;
  readonly position: (folder: string) => Promise<Position>;
  /** Stores a message in a folder and marks it as read. */
  readonly file: (folder: string, message: Buffer, date: Date) => Promise<void>;
  /** Resolves when the inbox has messages beyond `seen`, or after `waitMs`. */
  readonly waitForNews: (seen: Position, waitMs: number, signal: AbortSignal) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The longest pause between two questions to a server without IDLE. */
const maxPollIntervalMs = 20_000;
/** Keeps a command line of IMAP below 8000 bytes. */
const uidsPerCommand = 500;

/** Creates a mailbox that connects when it is first used. */
export function createMailbox(options: MailboxOptions): Mailbox {
  const { server, trace, idleTimeoutMs } = options;
  // Ask early enough that the connection does not count as lost.
  const pollIntervalMs = Math.min(maxPollIntervalMs, idleTimeoutMs / 2);
  let opened: Promise<ImapFlow> | undefined;
  let known: Folders | undefined;

  /** The open connection, or a new one if it was lost. */
  const client = async (): Promise<ImapFlow> => {
    const before = opened;
    if (before !== undefined) {
      const imap = await before.catch(() => undefined);
      if (imap?.usable === true) return imap;
    }
    opened = connect(options);
    return await opened;
  };

  // Steps run one after the other, because only one folder can be open at a time.
  let lastStep: Promise<unknown> = Promise.resolve();
  async function use<Result>(step: (imap: ImapFlow) => Promise<Result>): Promise<Result> {
    const before = lastStep;
    const now = (async () => {
      await before.catch(() => {});
      try {
        return await step(await client());
      } catch (error) {
        throw imapFailure(error, server);
      }
    })();
    lastStep = now;
    return await now;
  }

  async function examine(imap: ImapFlow, folder: string) {
    const now = imap.mailbox;
    if (now !== false && now.path === folder) {
      // Gives the server the opportunity to report new messages.
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
        for (let at = 0; at < uids.length; at += uidsPerCommand) {
          const found = await imap.fetchAll(
            uids.slice(at, at + uidsPerCommand).join(","),
            { uid: true, envelope: true, internalDate: true, size: true, headers: [...headNames] },
            { uid: true },
          );
          heads.push(...found.map((one) => readHead(folder, one)));
        }
        trace(`IMAP SEARCH ${folder} → ${heads.length}`);
        return heads;
      }),
    read: (folder, uids, maxBytes) =>
      use(async (imap) => {
        const texts = new Map<number, Buffer>();
        if (uids.length === 0) return texts;
        await examine(imap, folder);
        const source = maxBytes === undefined ? true : { start: 0, maxLength: maxBytes };
        for (let at = 0; at < uids.length; at += uidsPerCommand) {
          const range = uids.slice(at, at + uidsPerCommand).join(",");
          for (const one of await imap.fetchAll(range, { uid: true, source }, { uid: true })) {
            if (one.source !== undefined) texts.set(one.uid, one.source);
          }
        }
        trace(`IMAP FETCH ${folder} → ${texts.size}`);
        return texts;
      }),
    foldersWith: (query) =>
      use(async (imap) => {
        const found: string[] = [];
        for (const { path, flags } of await imap.list()) {
          if (flags.has("\\Noselect") || flags.has("\\NonExistent")) continue;
          await examine(imap, path);
          if (((await imap.search(query, { uid: true })) || []).length > 0) found.push(path);
        }
        trace(`IMAP SEARCH * → ${found.length}`);
        return found;
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
    waitForNews: (seen, waitMs, signal) =>
      use(async (imap) => {
        await examine(imap, "INBOX");
        const now = await imap.status("INBOX", { uidNext: true });
        if (now !== false && (now.uidNext ?? 0) > seen.next) return;
        trace(`IMAP ${imap.capabilities.has("IDLE") ? "IDLE" : "NOOP"} INBOX`);
        await waitForMessage(imap, waitMs, pollIntervalMs, signal);
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

async function connect({ server, login, idleTimeoutMs, authorities, trace }: MailboxOptions) {
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

/** Waits for a new message by IDLE (RFC 2177), or by NOOP on a server without it. */
async function waitForMessage(
  imap: ImapFlow,
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
