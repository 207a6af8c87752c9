import { Buffer } from "node:buffer";
import type { Mailbox } from "../mail/imap-mailbox.ts";
import { readFileMessage, textOf } from "./file-message.ts";
import type { HandOverOptions } from "./hand-over-context.ts";

/** Folders that the imported messages are divided into, as a mailbox would have them. */
const inbox = "INBOX";
const sentFolder = "Sent";

/** How often the folder of received messages is looked at while somebody waits. */
const lookIntervalMs = 2000;

type MailboxNeeds = Pick<HandOverOptions, "imports" | "rules" | "sentEntries" | "wait"> & {
  /** Imports what is new in the folder of received messages; how many messages that were. */
  readonly lookAtFolder: () => Promise<number>;
};

/** The imported messages as a mailbox: nothing in it is ever moved or deleted. */
export function createImportedMailbox(needs: MailboxNeeds): Mailbox {
  const { imports, rules, lookAtFolder, wait } = needs;
  const address = rules.ownAddress;
  const mailsIn = async (folder: string) =>
    (await imports()).list(address).filter(({ isOwn }) => isOwn === (folder === sentFolder));
  const sourceOf = async (uid: number): Promise<Buffer | undefined> => {
    const source = (await imports()).source(address, uid);
    return source && Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  };

  return {
    async folders() {
      await lookAtFolder();
      const all = (await imports()).list(address);
      const next = (all.at(-1)?.uid ?? 0) + 1;
      return [inbox, sentFolder].map((path) => ({
        path,
        use: path === sentFolder ? "\\Sent" : "",
        validity: "1",
        next,
        messages: all.filter(({ isOwn }) => isOwn === (path === sentFolder)).length,
      }));
    },
    savesSent: () => Promise.resolve(true),
    // Only what concerns the desk was imported, so that the rest of a search need not be looked at.
    async search(folder, { uid }) {
      const uids = (await mailsIn(folder)).map((one) => one.uid);
      if (typeof uid !== "string") return uids;
      const [, from] = /^(\d+):\*$/.exec(uid) ?? [];
      if (from !== undefined) return uids.filter((one) => one >= Number(from));
      const wanted = new Set(uid.split(",").map(Number));
      return uids.filter((one) => wanted.has(one));
    },
    async heads(folder, uids) {
      const entries = await needs.sentEntries();
      const heads = [];
      for (const uid of uids) {
        const source = await sourceOf(uid);
        if (source === undefined) continue;
        const { head } = await readFileMessage(source, { rules, entries });
        heads.push({ ...head, folder, uid });
      }
      return heads;
    },
    async read(_folder, uids, maxBytes) {
      const found = new Map<number, Buffer>();
      for (const uid of uids) {
        const source = await sourceOf(uid);
        if (source !== undefined) found.set(uid, source.subarray(0, maxBytes));
      }
      return found;
    },
    async readTexts(_folder, wanted, maxBytes) {
      const found = new Map<number, Buffer>();
      for (const { uid, layout } of wanted) {
        const source = await sourceOf(uid);
        if (source !== undefined) found.set(uid, await textOf(source, layout, maxBytes));
      }
      return found;
    },
    foldersWith: () => Promise.resolve([]),
    file: () => Promise.resolve(),
    async waitForNews(_next, waitMs, signal) {
      for (let leftMs = waitMs; leftMs > 0; leftMs -= lookIntervalMs) {
        await wait(Math.min(leftMs, lookIntervalMs), signal);
        if ((await lookAtFolder()) > 0) return;
      }
    },
    close: () => Promise.resolve(),
  };
}
