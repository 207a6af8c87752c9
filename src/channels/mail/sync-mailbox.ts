import type { ThreadRules } from "./mail-thread.ts";
import { createHash } from "node:crypto";
import type { SearchObject } from "imapflow";
import type { FolderMark, MailJournal } from "../../ports/mail-journal.ts";
import { findSentFolder } from "./find-sent-folder.ts";
import { folderRoles, type FolderStatus, type Folders } from "./folder-roles.ts";
import type { Mailbox } from "./imap-mailbox.ts";
import type { MailHead } from "./mail-head.ts";
import { reportSenders, reportSubjects } from "./mail-kind.ts";
import { identityOf, storedMails } from "./mail-store.ts";

/** What a look at the mailbox needs. */
export interface SyncNeeds {
  readonly mailbox: Mailbox;
  readonly journal: MailJournal;
  readonly rules: ThreadRules;
  /** When the oldest request that the journal knows was made; UTC, ISO 8601. */
  readonly oldestRequest: string | undefined;
  readonly clock: () => Date;
}

/** Clocks of two servers may differ, and SINCE counts days of the server's own time zone. */
const sinceMarginMs = 2 * 24 * 3_600_000;
/** Keeps a command line of IMAP below 8000 bytes. */
const uidsPerCommand = 500;

/**
 * Takes into the journal what is new in the mailbox. A folder that has not changed since it was last
 * read costs nothing; of the others only new messages that can concern a request are fetched. In a
 * folder that was never read they are those since the oldest request.
 */
export async function syncMailbox(needs: SyncNeeds): Promise<Folders> {
  const { mailbox, journal, rules } = needs;
  const folders = folderRoles(await mailbox.folders());
  const query = digestOf(rules);
  const known = await journal.marks(rules.ownAddress);
  const marks = new Map(known.map((mark) => [mark.folder, mark]));
  const changed = folders.searched.flatMap((status) => {
    const mark = marks.get(status.path);
    const before = mark?.validity === status.validity && mark.query === query ? mark : undefined;
    const same = before?.next === status.next && before.messages === status.messages;
    return same ? [] : [{ status, before }];
  });
  if (changed.length === 0) return folders;
  const sent = await findSentFolder(folders, mailbox, rules.ownAddress);
  // Our own requests first: the oldest one says from when on answers can lie anywhere.
  const own = new Map<string, readonly number[]>();
  for (const { status, before } of changed) {
    if (before === undefined && status.messages > 0) {
      own.set(status.path, await mailbox.search(status.path, requestsQuery(rules)));
    }
  }
  const found = new Map<string, readonly MailHead[]>();
  for (const [path, uids] of own) found.set(path, await mailbox.heads(path, uids));
  const since = await startOf([...found.values()].flat(), needs);
  for (const { status, before } of changed) {
    await syncFolder(status, before, found.get(status.path) ?? [], {
      ...needs,
      since,
      query,
      sent,
    });
  }
  return folders;
}

async function syncFolder(
  status: FolderStatus,
  before: FolderMark | undefined,
  own: readonly MailHead[],
  needs: SyncNeeds & {
    readonly since: Date;
    readonly query: string;
    readonly sent: string | undefined;
  },
): Promise<void> {
  const { mailbox, journal, rules, since, query, sent } = needs;
  const { path, validity, next, messages } = status;
  const known = await knownUids(status, needs);
  const gone = before === undefined ? [] : await missingOf(known, path, mailbox);
  const range = before === undefined ? { since } : { uid: `${before.next}:*` };
  const hasNew = messages > 0 && (before === undefined || next > before.next);
  const candidates = new Set<number>();
  for (const one of hasNew ? answersQueries(rules) : []) {
    for (const uid of await mailbox.search(path, { ...one, ...range })) candidates.add(uid);
  }
  // `n:*` names the last message even where its UID is below n (RFC 9051 §9, seq-range).
  const from = before?.next ?? 0;
  const have = new Set([...own.map(({ uid }) => uid), ...known]);
  const fresh = [...candidates].filter((uid) => uid >= from && !have.has(uid));
  const heads = [...own, ...(await mailbox.heads(path, fresh))];
  const arrived = heads.map((head) => {
    const isFiled = path === sent;
    const identity = identityOf(head);
    const kept = JSON.stringify({ ...head, isFiled });
    // What lies among the sent messages is certainly ours; a copy elsewhere may be forged.
    return { uid: head.uid, identity, head: kept, replaces: isFiled };
  });
  await journal.takeIn(rules.ownAddress, {
    mark: { folder: path, validity, next, messages, query },
    arrived,
    gone,
  });
}

/** The UIDs of this folder that the journal has. */
async function knownUids(
  { path, validity }: FolderStatus,
  { journal, rules }: SyncNeeds,
): Promise<readonly number[]> {
  return (await journal.mails(rules.ownAddress))
    .flatMap((one) => one.places)
    .filter((one) => one.folder === path && one.validity === validity)
    .map(({ uid }) => uid);
}

/** Which of the messages are no longer in the folder. */
async function missingOf(
  uids: readonly number[],
  folder: string,
  mailbox: Mailbox,
): Promise<readonly number[]> {
  const missing: number[] = [];
  for (let at = 0; at < uids.length; at += uidsPerCommand) {
    const asked = uids.slice(at, at + uidsPerCommand);
    const there = new Set(await mailbox.search(folder, { uid: asked.join(",") }));
    missing.push(...asked.filter((uid) => !there.has(uid)));
  }
  return missing;
}

/** From when on answers are looked for; now, where there is no request at all. */
async function startOf(heads: readonly MailHead[], needs: SyncNeeds): Promise<Date> {
  const { journal, rules, oldestRequest, clock } = needs;
  const stored = (await storedMails(journal, rules.ownAddress)).map(({ head }) => head);
  const requests = [...heads, ...stored].filter(({ ours }) => ours.request !== undefined);
  const times = [
    ...requests.map(({ arrived }) => arrived),
    ...(oldestRequest === undefined ? [] : [oldestRequest]),
  ].toSorted();
  const first = times[0] === undefined ? clock() : new Date(times[0]);
  return new Date(first.getTime() - sinceMarginMs);
}

/** Our own messages to the desk. Every server can search by sender and recipient. */
function requestsQuery({ ownAddress, deskAddress, domains }: ThreadRules): SearchObject {
  const recipients = [deskAddress, ...domains].map((to) => ({ to }));
  return { from: ownAddress, or: recipients };
}

/**
 * Whatever may belong to a request: of the desk, to it, or naming an id of ours; and of the reports
 * of mail systems those that return something of ours.
 */
function answersQueries({ deskAddress, domains }: ThreadRules): readonly SearchObject[] {
  const people = [deskAddress, ...domains].flatMap((one) => [{ from: one }, { to: one }]);
  const systems = [
    ...reportSenders.map((from) => ({ from })),
    ...reportSubjects.map((subject) => ({ subject })),
  ];
  const named = ["references", "in-reply-to"].map((name) => ({ header: { [name]: "<mesa." } }));
  return [
    { or: [...people, ...named] },
    ...["<mesa.", "X-Mesa-"].map((text) => ({ or: systems, text })),
  ];
}

function digestOf(rules: ThreadRules): string {
  const asked = JSON.stringify([requestsQuery(rules), answersQueries(rules)]);
  return createHash("sha256").update(asked).digest("hex").slice(0, 16);
}
