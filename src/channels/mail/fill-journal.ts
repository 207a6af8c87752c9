import type { FileFacts } from "./mail-thread.ts";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import type { MailJournal } from "../../ports/mail-journal.ts";
import type { Mailbox } from "./imap-mailbox.ts";
import { requestNamesIn } from "./mail-ids.ts";
import { takeOutOwn, type OwnWords } from "./own-words.ts";
import { foldQuoted } from "./quoted-text.ts";
import { findSpokenNumber } from "./ticket-number.ts";
import { readMessage, type MailFile } from "./read-message.ts";
import type { StoredMail } from "./mail-store.ts";

/** Bytes of a text that suffice to read its state. */
const maxTextBytes = 64 * 1024;
/** Bytes read of a delivery report; what follows is the returned message. */
const maxReportBytes = 256 * 1024;

export interface FillNeeds {
  readonly mailbox: Mailbox;
  readonly journal: MailJournal;
  /** The mailbox's own address. */
  readonly address: string;
}

/**
 * Reads the texts that the journal does not have yet, folder by folder: of a delivery report its
 * beginning, of any other message the text part alone. A message that can't be fetched is left out.
 */
export async function readTexts(
  wanted: readonly StoredMail[],
  { mailbox, journal, address }: FillNeeds,
): Promise<void> {
  const open = wanted.filter(({ isRead, hasVanished }) => !isRead && !hasVanished);
  for (const [folder, mails] of byFolder(open)) {
    const reports = mails.filter(({ head }) => head.bounce);
    const others = mails.filter(({ head }) => !head.bounce);
    const uids = reports.map(({ head }) => head.uid);
    const sources = new Map(await mailbox.read(folder, uids, maxReportBytes));
    const texts = others.flatMap(({ head: { uid, layout } }) =>
      layout === undefined ? [] : [{ uid, layout }],
    );
    for (const [uid, source] of await mailbox.readTexts(folder, texts, maxTextBytes)) {
      sources.set(uid, source);
    }
    const read = mails.flatMap(({ identity, head }) => {
      const source = sources.get(head.uid);
      return source === undefined ? [] : [[identity, source] as const];
    });
    await journal.keepParts(address, "texto", read);
  }
}

/** Notes which requests the desk's messages name in their texts. */
export async function readMentions(
  mails: readonly StoredMail[],
  { journal, address }: FillNeeds,
): Promise<void> {
  const heads: (readonly [string, string])[] = [];
  for (const { identity, head } of mails) {
    const source = await journal.part(address, identity, "texto");
    if (source === undefined) continue;
    const known = { ...head, mentions: requestNamesIn(await textAlone(source)) };
    heads.push([identity, JSON.stringify(known)]);
  }
  await journal.keepHeads(address, heads);
}

/**
 * Notes the ticket numbers that stand only in the texts of the desk's messages.
 *
 * @param own  what we wrote ourselves, which the desk may repeat
 * @returns whether any text was looked at
 */
export async function readSpokenNumbers(
  mails: readonly StoredMail[],
  own: OwnWords,
  { journal, address }: FillNeeds,
): Promise<boolean> {
  const heads: (readonly [string, string])[] = [];
  for (const { identity, head } of mails) {
    const source = await journal.part(address, identity, "texto");
    if (source === undefined) continue;
    const { texto } = foldQuoted(await textAlone(source));
    const spoken = findSpokenNumber(takeOutOwn(texto, own).rest);
    heads.push([identity, JSON.stringify({ ...head, spoken })]);
  }
  await journal.keepHeads(address, heads);
  return heads.length > 0;
}

/** A message that can't be read names nothing. */
async function textAlone(source: Uint8Array): Promise<string> {
  try {
    return (await readMessage(Buffer.from(source))).text;
  } catch {
    return "";
  }
}

/** Reads the reports that name a message of ours; the others are noted as read, and empty. */
export async function readBounces(bounces: readonly StoredMail[], needs: FillNeeds): Promise<void> {
  const { mailbox, journal, address } = needs;
  const open = bounces.filter(({ isRead, hasVanished }) => !isRead && !hasVanished);
  const ours: StoredMail[] = [];
  for (const [folder, mails] of byFolder(open)) {
    const uid = mails.map(({ head }) => head.uid).join(",");
    const named = { or: [{ text: "<mesa." }, { text: "X-Mesa-" }] };
    const found = new Set(await mailbox.search(folder, { uid, ...named }));
    ours.push(...mails.filter(({ head }) => found.has(head.uid)));
    const others = mails.filter(({ head }) => !found.has(head.uid));
    const nothing = new Uint8Array();
    await journal.keepParts(
      address,
      "texto",
      others.map(({ identity }) => [identity, nothing]),
    );
  }
  await readTexts(ours, needs);
}

const storedFiles = z.array(
  z.object({ name: z.string(), type: z.string(), bytes: z.number(), sha256: z.string() }),
);

/** What files a message holds. It is read whole once; of one that has vanished before, none is known. */
export async function fileFactsOf(
  mail: StoredMail,
  needs: FillNeeds,
): Promise<readonly FileFacts[]> {
  const { journal, address } = needs;
  if (mail.head.layout?.hasFiles === false) return [];
  const kept = await journal.part(address, mail.identity, "archivos");
  if (kept !== undefined) {
    const parsed = storedFiles.safeParse(parseJson(Buffer.from(kept).toString()));
    return parsed.success ? parsed.data : [];
  }
  const files = await filesOf(mail, needs);
  if (files === undefined) return [];
  const facts = files.map(({ name, type, bytes }) => ({
    name,
    type,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  }));
  const known = Buffer.from(JSON.stringify(facts));
  await journal.keepParts(address, "archivos", [[mail.identity, known]]);
  return facts;
}

/** The files of a message; undefined when it is no longer in the mailbox, or can't be read. */
export async function filesOf(
  { head, hasVanished }: StoredMail,
  { mailbox }: FillNeeds,
): Promise<readonly MailFile[] | undefined> {
  // What was sent and of which no folder has a copy.
  if (hasVanished || head.folder === "") return undefined;
  const source = (await mailbox.read(head.folder, [head.uid])).get(head.uid);
  if (source === undefined) return undefined;
  try {
    return (await readMessage(source)).files;
  } catch {
    return undefined;
  }
}

function byFolder(mails: readonly StoredMail[]): ReadonlyMap<string, readonly StoredMail[]> {
  const folders = new Map<string, StoredMail[]>();
  for (const one of mails) {
    folders.set(one.head.folder, [...(folders.get(one.head.folder) ?? []), one]);
  }
  return folders;
}
