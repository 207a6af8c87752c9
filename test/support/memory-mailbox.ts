import type { FolderStatus } from "../../src/channels/mail/folder-roles.ts";
import type { Mailbox } from "../../src/channels/mail/imap-mailbox.ts";
import type { MailHead } from "../../src/channels/mail/mail-head.ts";

interface Lying {
  readonly head: MailHead;
  readonly text: string | Buffer;
  readonly uid: number;
}

/** A mailbox in memory, whose owner moves, deletes and renumbers messages. */
export function memoryMailbox(paths: readonly (readonly [path: string, use: string])[]) {
  const folders = new Map(
    paths.map(([path, use]) => [path, { use, validity: 1, next: 1, mails: new Array<Lying>() }]),
  );
  /** How much of messages was read at most. */
  const limits = new Set<string>();
  const asked = { heads: 0, texts: 0, whole: 0, searches: 0 };
  const filed: string[] = [];
  /** Every search, as it was asked for. */
  const searched: (readonly [folder: string, query: Parameters<Mailbox["search"]>[1]])[] = [];
  /** For how long the inbox was to be watched, and from which UID on. */
  const watched: (readonly [next: number, waitMs: number])[] = [];
  let refusal: Error | undefined;

  function at(path: string) {
    const folder = folders.get(path);
    if (folder === undefined) throw new Error(`no folder ${path}`);
    return folder;
  }

  /** Messages by UID ranges and ids alone; what else a search says is taken as true. */
  function matching(path: string, query: Parameters<Mailbox["search"]>[1]): readonly Lying[] {
    const { mails } = at(path);
    const ids = [query.header, ...(query.or ?? []).map(({ header }) => header)].flatMap((header) =>
      typeof header?.["message-id"] === "string" ? [header["message-id"]] : [],
    );
    const wanted = typeof query.uid === "string" ? query.uid.split(",") : undefined;
    return mails.filter(({ uid, head }) => {
      if (ids.length > 0 && !ids.some((id) => head.messageId.includes(id))) return false;
      if (query.from === "operador@oce.test" && head.from.address !== query.from) return false;
      return (
        wanted === undefined ||
        wanted.some(
          (one) => one === String(uid) || (one.endsWith(":*") && uid >= parseInt(one, 10)),
        )
      );
    });
  }

  const mailbox: Mailbox = {
    folders: () =>
      Promise.resolve(
        [...folders].map(([path, { use, validity, next, mails }]): FolderStatus => ({
          path,
          use,
          validity: String(validity),
          next,
          messages: mails.length,
        })),
      ),
    savesSent: () => Promise.resolve(false),
    search(path, query) {
      asked.searches += 1;
      searched.push([path, query]);
      return Promise.resolve(matching(path, query).map(({ uid }) => uid));
    },
    heads(path, uids) {
      const found = at(path).mails.filter(({ uid }) => uids.includes(uid));
      asked.heads += found.length;
      return Promise.resolve(found.map(({ head, uid }) => ({ ...head, folder: path, uid })));
    },
    read(path, uids, maxBytes) {
      if (uids.length > 0) limits.add(`read ${maxBytes}`);
      const found = at(path).mails.filter(({ uid }) => uids.includes(uid));
      asked.whole += found.length;
      return Promise.resolve(new Map(found.map(({ uid, text }) => [uid, sourceOf(text)])));
    },
    readTexts(path, wanted, maxBytes) {
      limits.add(`readTexts ${maxBytes}`);
      const uids = new Set(wanted.map(({ uid }) => uid));
      const found = at(path).mails.filter(({ uid }) => uids.has(uid));
      asked.texts += found.length;
      return Promise.resolve(new Map(found.map(({ uid, text }) => [uid, sourceOf(text)])));
    },
    foldersWith: (query) =>
      Promise.resolve([...folders.keys()].filter((path) => matching(path, query).length > 0)),
    file(path, message) {
      if (refusal !== undefined) return Promise.reject(refusal);
      filed.push(`${path}: ${/^Message-ID: .*$/im.exec(message.toString())?.[0] ?? ""}`);
      return Promise.resolve();
    },
    waitForNews(next, waitMs) {
      watched.push([next, waitMs]);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };

  return {
    mailbox,
    asked,
    filed,
    searched,
    watched,
    limits,
    deliver(path: string, head: MailHead, text: string | Buffer = "Recibido."): void {
      const folder = at(path);
      const uid = (folder.next += 1) - 1;
      folder.mails.push({ head: { layout: plainText, ...head }, text, uid });
    },
    move(id: string, from: string, to: string): void {
      const { mails } = at(from);
      const [gone] = mails.splice(
        mails.findIndex(({ head }) => head.messageId === id),
        1,
      );
      if (gone === undefined) throw new Error(`no ${id}`);
      this.deliver(to, gone.head, gone.text);
    },
    empty(path: string): void {
      at(path).mails.splice(0);
    },
    /** Numbers all messages of a folder anew. */
    renumber(path: string): void {
      const folder = at(path);
      folder.validity += 1;
      const mails = folder.mails.splice(0).toReversed();
      folder.next = 1;
      for (const { head, text } of mails) this.deliver(path, head, text);
    },
    refuseCopies(error: Error): void {
      refusal = error;
    },
  };
}

const plainText = {
  texts: [{ part: "1", type: "text/plain", charset: "utf-8" }],
  type: "text/plain",
  hasFiles: false,
};

function sourceOf(text: string | Buffer): Buffer {
  if (typeof text !== "string") return text;
  return Buffer.from(`Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`);
}
