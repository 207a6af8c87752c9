import type { ImapFlow, SearchObject } from "imapflow";
import { connect, searchOpened, waitForMessage, type MailboxOptions } from "./imap-connection.ts";
import { imapFailure, isLostConnection } from "./mail-failures.ts";
import { headNames, readHead, type MailHead } from "./mail-head.ts";
import type { FolderStatus } from "./folder-roles.ts";
import { assembleMessage, type MailLayout } from "./text-parts.ts";

/** A message of a folder whose text is wanted. */
export interface WantedText {
  readonly uid: number;
  readonly layout: MailLayout;
}

/**
 * The operator's mailbox. Folders are opened read-only (EXAMINE) and texts fetched with PEEK, so
 * that nothing changes in it; the one exception is `file`. What reads is tried once more when the
 * connection breaks.
 *
 * Every method @throws MesaError `buzon-inalcanzable`, `sin-cifrado`, `acceso-rechazado`
 */
export interface Mailbox {
  /** The folders that can be opened, each with how far it goes now. */
  readonly folders: () => Promise<readonly FolderStatus[]>;
  /** Whether the server itself keeps a copy of what is sent through it. */
  readonly savesSent: () => Promise<boolean>;
  /** UIDs of the messages that fit. */
  readonly search: (folder: string, query: SearchObject) => Promise<readonly number[]>;
  readonly heads: (folder: string, uids: readonly number[]) => Promise<readonly MailHead[]>;
  /** Reads whole messages, or their first `maxBytes` bytes, by UID. */
  readonly read: (
    folder: string,
    uids: readonly number[],
    maxBytes?: number,
  ) => Promise<ReadonlyMap<number, Buffer>>;
  /** Reads the text parts alone, each up to `maxBytes` bytes, as messages of their own, by UID. */
  readonly readTexts: (
    folder: string,
    wanted: readonly WantedText[],
    maxBytes: number,
  ) => Promise<ReadonlyMap<number, Buffer>>;
  /** The folders, Trash and Drafts included, that hold a message which fits. */
  readonly foldersWith: (query: SearchObject) => Promise<readonly string[]>;
  /** Stores a message in a folder and marks it as read. */
  readonly file: (folder: string, message: Buffer, date: Date) => Promise<void>;
  /** Resolves when the inbox has a UID beyond `next`, or after `waitMs`. */
  readonly waitForNews: (next: number, waitMs: number, signal: AbortSignal) => Promise<void>;
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
  async function use<Result>(
    step: (imap: ImapFlow) => Promise<Result>,
    { tries }: { readonly tries: 1 | 2 },
  ): Promise<Result> {
    const before = lastStep;
    const now = (async () => {
      await before.catch(() => {});
      for (let left = tries - 1; ; left -= 1) {
        try {
          return await step(await client());
        } catch (error) {
          if (left <= 0 || !isLostConnection(error)) throw imapFailure(error, server);
          trace("IMAP → connection lost, once more");
        }
      }
    })();
    lastStep = now;
    return await now;
  }
  const reading = <Result>(step: (imap: ImapFlow) => Promise<Result>) => use(step, { tries: 2 });

  async function examine(imap: ImapFlow, folder: string) {
    const now = imap.mailbox;
    if (now !== false && now.path === folder) {
      // Gives the server the opportunity to report new messages.
      await imap.noop();
      return now;
    }
    return await imap.mailboxOpen(folder, { readOnly: true });
  }

  /** Runs a step on so many UIDs at a time as fit a command line. */
  async function inBatches(
    uids: readonly number[],
    step: (range: string) => Promise<void>,
  ): Promise<void> {
    for (let at = 0; at < uids.length; at += uidsPerCommand) {
      await step(uids.slice(at, at + uidsPerCommand).join(","));
    }
  }

  return {
    folders: () =>
      reading(async (imap) => {
        const query = { messages: true, uidNext: true, uidValidity: true };
        const all = await imap.list({ statusQuery: query });
        return all.flatMap(({ path, flags, specialUse, status }) =>
          flags.has("\\Noselect") || flags.has("\\NonExistent") || status === undefined
            ? []
            : [
                {
                  path,
                  use: specialUse ?? "",
                  validity: String(status.uidValidity ?? ""),
                  next: status.uidNext ?? 1,
                  messages: status.messages ?? 0,
                },
              ],
        );
      }),
    savesSent: () => reading((imap) => Promise.resolve(imap.capabilities.has("X-GM-EXT-1"))),
    search: (folder, query) =>
      reading(async (imap) => {
        await examine(imap, folder);
        const uids = await searchOpened(imap, query);
        trace(`IMAP SEARCH ${folder} → ${uids.length}`);
        return uids;
      }),
    heads: (folder, uids) =>
      reading(async (imap) => {
        const heads: MailHead[] = [];
        if (uids.length === 0) return heads;
        await examine(imap, folder);
        await inBatches(uids, async (range) => {
          const wanted = { uid: true, envelope: true, internalDate: true, size: true } as const;
          const found = await imap.fetchAll(
            range,
            { ...wanted, bodyStructure: true, headers: [...headNames] },
            { uid: true },
          );
          heads.push(...found.map((one) => readHead(folder, one)));
        });
        trace(`IMAP FETCH ${folder} → ${heads.length}`);
        return heads;
      }),
    read: (folder, uids, maxBytes) =>
      reading(async (imap) => {
        const texts = new Map<number, Buffer>();
        if (uids.length === 0) return texts;
        await examine(imap, folder);
        const source = maxBytes === undefined ? true : { start: 0, maxLength: maxBytes };
        await inBatches(uids, async (range) => {
          for (const one of await imap.fetchAll(range, { uid: true, source }, { uid: true })) {
            if (one.source !== undefined) texts.set(one.uid, one.source);
          }
        });
        trace(`IMAP FETCH ${folder} → ${texts.size}`);
        return texts;
      }),
    readTexts: (folder, wanted, maxLength) =>
      reading(async (imap) => {
        const texts = new Map<number, Buffer>();
        if (wanted.length === 0) return texts;
        await examine(imap, folder);
        // Messages of the same layout are asked for together.
        const byParts = new Map<string, WantedText[]>();
        for (const one of wanted) {
          const parts = one.layout.texts.map(({ part }) => part).join(" ");
          byParts.set(parts, [...(byParts.get(parts) ?? []), one]);
        }
        for (const [parts, same] of byParts) {
          const layouts = new Map(same.map(({ uid, layout }) => [uid, layout]));
          if (parts === "") {
            for (const [uid, layout] of layouts) texts.set(uid, assembleMessage(layout, new Map()));
            continue;
          }
          const bodyParts = parts.split(" ").map((key) => ({ key, start: 0, maxLength }));
          await inBatches([...layouts.keys()], async (range) => {
            const found = await imap.fetchAll(range, { uid: true, bodyParts }, { uid: true });
            for (const one of found) {
              const layout = layouts.get(one.uid);
              if (layout === undefined) continue;
              texts.set(one.uid, assembleMessage(layout, one.bodyParts ?? new Map()));
            }
          });
        }
        trace(`IMAP FETCH text ${folder} → ${texts.size}`);
        return texts;
      }),
    foldersWith: (query) =>
      reading(async (imap) => {
        const found: string[] = [];
        for (const { path, flags } of await imap.list()) {
          if (flags.has("\\Noselect") || flags.has("\\NonExistent")) continue;
          await examine(imap, path);
          if ((await searchOpened(imap, query)).length > 0) found.push(path);
        }
        trace(`IMAP SEARCH * → ${found.length}`);
        return found;
      }),
    file: (folder, message, date) =>
      use(
        async (imap) => {
          await imap.append(folder, message, ["\\Seen"], date);
          trace(`IMAP APPEND ${folder} ${message.length}`);
        },
        { tries: 1 },
      ),
    waitForNews: (next, waitMs, signal) =>
      use(
        async (imap) => {
          await examine(imap, "INBOX");
          const now = await imap.status("INBOX", { uidNext: true });
          if (now !== false && (now.uidNext ?? 0) > next) return;
          trace(`IMAP ${imap.capabilities.has("IDLE") ? "IDLE" : "NOOP"} INBOX`);
          await waitForMessage(imap, waitMs, pollIntervalMs, signal);
        },
        { tries: 1 },
      ),
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
