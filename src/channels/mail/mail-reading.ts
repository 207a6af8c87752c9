import { readFile } from "node:fs/promises";
import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import type { TicketMessage, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel, Download, RawMessage, TicketFilter } from "../../ports/channel.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { MailJournal } from "../../ports/mail-journal.ts";
import type { Bounce } from "./bounce.ts";
import { filesOf } from "./fill-journal.ts";
import type { Mailbox } from "./imap-mailbox.ts";
import { changesSince, readCursor, writeCursor } from "./mail-changes.ts";
import { identityOf, storedMails } from "./mail-store.ts";
import type { MailThread, ThreadRules } from "./mail-thread.ts";
import { messageKey, threadDetail } from "./mail-ticket.ts";
import { takeSnapshot, type MailboxSnapshot } from "./mailbox-snapshot.ts";
import type { MailSettings } from "./profile-part.ts";
import type { FormReader } from "./request-body.ts";
import { sentRequests } from "./sent-requests.ts";

/**
 * Answers several questions in a row, about many requests at once, from one look at the mailbox.
 */
const snapshotReuseMs = 5000;

/** What reading a mailbox needs. */
export interface MailReadingOptions {
  readonly mail: Pick<MailSettings, "direccion" | "mesa">;
  readonly rules: ThreadRules;
  readonly reader: FormReader;
  /** The requests in this machine's journal that were sent, or may have been, by this mailbox. */
  readonly sentEntries: () => Promise<readonly LedgerEntry[]>;
  /** What was read of the mailbox before. */
  readonly journal: () => Promise<MailJournal>;
  /** What takes the journal's place after this error of it; undefined where nothing does. */
  readonly journalInstead: (error: MesaError) => Promise<MailJournal> | undefined;
  readonly clock: () => Date;
  /** Explains in the user's language why a message came back. */
  readonly describeBounce: (bounce: Bounce) => string;
}

/** The half of a channel by e-mail that reads: tickets are concluded from the messages of a mailbox. */
export interface MailReading extends Required<
  Pick<Channel, "findByKey" | "listTickets" | "getTicket" | "rawMessages" | "download" | "changes">
> {
  /** Looks through the mailbox anew. */
  readonly snapshot: () => Promise<MailboxSnapshot>;
  /** The last snapshot if it is a few seconds old and nothing was sent since, else a new one. */
  readonly recentSnapshot: () => Promise<MailboxSnapshot>;
  /** The last snapshot does not contain what is sent now. */
  readonly forgetSnapshot: () => void;
}

/**
 * Reads tickets from a mailbox. What was sent is known from this machine's journal, what came in from
 * the mailbox; what was read there once is kept in the journal, too. On a machine without a journal
 * the mailbox alone says all.
 */
export function createMailReading(options: MailReadingOptions, mailbox: Mailbox): MailReading {
  let last: { readonly atMs: number; readonly snapshot: Promise<MailboxSnapshot> } | undefined;
  /** The journal in use, once the first one could not be used. */
  let instead: Promise<MailJournal> | undefined;
  const failed = new Set<string>();
  /** Goes on with another journal; rethrows what that doesn't help against. */
  const replaceJournal = async (error: unknown): Promise<MailJournal> => {
    if (!(error instanceof MesaError) || failed.has(error.code)) throw error;
    const other = options.journalInstead(error);
    if (other === undefined) throw error;
    failed.add(error.code);
    return await (instead = other);
  };
  const openJournal = async (): Promise<MailJournal> =>
    await (instead ?? options.journal()).catch(replaceJournal);
  const look = async (): Promise<MailboxSnapshot> => {
    for (let journal = await openJournal(); ;) {
      try {
        // Before anything is read, so that a colleague's news in between are not taken for known.
        const announcedBefore = await journal.lastOrder(options.rules.ownAddress);
        const sent = sentRequests(await options.sentEntries(), options);
        return await takeSnapshot({ ...options, mailbox, journal, sent, announcedBefore });
      } catch (error) {
        journal = await replaceJournal(error);
      }
    }
  };
  const snapshot = (): Promise<MailboxSnapshot> => {
    const taken = look();
    last = { atMs: options.clock().getTime(), snapshot: taken };
    return taken;
  };
  const recentSnapshot = (): Promise<MailboxSnapshot> =>
    last !== undefined && options.clock().getTime() - last.atMs < snapshotReuseMs
      ? last.snapshot
      : snapshot();

  return {
    snapshot,
    recentSnapshot,
    forgetSnapshot() {
      last = undefined;
    },
    async findByKey(key) {
      const view = await snapshot();
      const found = view.listed.filter(
        ({ solicitud, parts: [first] }) => solicitud === key || first?.ours.key === key,
      );
      return (await view.tickets(found))[0];
    },
    async listTickets({ estado, ...filter }, { limit, cursor }) {
      const view = await snapshot();
      const matching = view.listed.filter((one) => fits(one, filter));
      const sorted = matching.toSorted(newestFirst);
      const from =
        cursor === undefined ? 0 : sorted.findIndex((one) => one.solicitud === cursor) + 1;
      if (cursor !== undefined && from === 0) {
        throw new MesaError("no-existe", {
          params: { nombre: cursor, orden: "mesa ticket listar" },
        });
      }
      // The state can only be read from the texts, so it is filtered last.
      const rest = sorted.slice(from);
      const read = await view.tickets(estado === undefined ? rest.slice(0, limit + 1) : rest);
      const tickets = read.filter((one) => estado === undefined || one.estado === estado);
      const page = tickets.slice(0, limit);
      const more = tickets.length > limit;
      return { tickets: page, siguiente: more ? (page.at(-1)?.solicitud ?? null) : null };
    },
    async getTicket(number) {
      const view = await recentSnapshot();
      const thread = view.thread(number);
      const read = await view.contents(thread);
      const ticket = threadDetail(thread, read, view.returned(thread), options.reader);
      const mensajes = [...ticket.mensajes, ...view.reports(thread)];
      return { ...ticket, mensajes: mensajes.toSorted(byTime) };
    },
    async rawMessages(number) {
      const { conversation } = (await recentSnapshot()).thread(number);
      const messages: RawMessage[] = [];
      for (const { head, own } of conversation) {
        const source = (await mailbox.read(head.folder, [head.uid])).get(head.uid);
        if (source !== undefined) messages.push({ id: messageKey(head), own, source });
      }
      return messages;
    },
    download: (number, attachment, from) =>
      download(number, attachment, from, {
        ...options,
        journal: openJournal,
        mailbox,
        recentSnapshot,
      }),
    async changes(cursor, waitMs, signal) {
      const untilMs = options.clock().getTime() + waitMs;
      const address = options.rules.ownAddress;
      const since = readCursor(cursor);
      for (;;) {
        const at = options.clock().toISOString();
        const view = await snapshot();
        const journal = await openJournal();
        const { cambios, order } = await changesSince(since, view, journal, address);
        const leftMs = untilMs - options.clock().getTime();
        const inbox = view.folders.searched.find(({ path }) => path === "INBOX");
        if (cambios.length > 0 || leftMs <= 0 || cursor === undefined || inbox === undefined) {
          return { cambios, siguiente: writeCursor({ journal: journal.id, order, at }) };
        }
        await mailbox.waitForNews(inbox.next, leftMs, signal);
      }
    },
  };
}

function byTime(one: TicketMessage, two: TicketMessage): number {
  return one.fecha.localeCompare(two.fecha);
}

/** Sorts by arrival in seconds, then by our own ids, which begin with their time (UUIDv7). */
function newestFirst(one: MailThread, two: MailThread): number {
  const [first, second] = [one.parts[0]?.arrived ?? "", two.parts[0]?.arrived ?? ""];
  return second.localeCompare(first) || two.solicitud.localeCompare(one.solicitud);
}

/** Whether a thread passes the filters that need no text. */
function fits(
  { parts: [first] }: MailThread,
  { tipo, desde, hasta, buscar }: Omit<TicketFilter, "estado">,
): boolean {
  if (first === undefined) return false;
  const { day } = guayaquilClock(new Date(first.arrived));
  return (
    (tipo === undefined || (first.ours.kind ?? "incidente") === tipo) &&
    (desde === undefined || day >= desde) &&
    (hasta === undefined || day <= hasta) &&
    (buscar === undefined ||
      [first.subject, first.ours.key ?? ""].some((text) =>
        text.toLowerCase().includes(buscar.toLowerCase()),
      ))
  );
}

interface DownloadNeeds extends Pick<MailReadingOptions, "journal" | "rules"> {
  readonly mailbox: Mailbox;
  readonly recentSnapshot: () => Promise<MailboxSnapshot>;
}

/**
 * A file of one of the ticket's messages, from byte `from` on. Of our own requests the journal has
 * a copy.
 *
 * @throws MesaError `no-existe`, `ticket-no-existe`
 */
async function download(
  number: TicketNumber,
  attachment: string,
  from: number,
  { recentSnapshot, mailbox, journal: open, rules }: DownloadNeeds,
): Promise<Download> {
  const view = await recentSnapshot();
  const missing = new MesaError("no-existe", {
    params: { nombre: attachment, orden: `mesa ticket ver ${number}` },
  });
  for (const [head, { files }] of await view.contents(view.thread(number))) {
    const at = files.findIndex((_file, place) => `${messageKey(head)}-${place + 1}` === attachment);
    const file = files[at];
    if (file === undefined) continue;
    const address = rules.ownAddress;
    const journal = await open();
    const mail = (await storedMails(journal, address)).find(
      (one) => one.identity === identityOf(head),
    );
    const read = mail && (await filesOf(mail, { mailbox, journal, address }));
    // What a person sent by hand may have its files in another order than the journal.
    const bytes = (file.path && (await readCopy(file.path))) || read?.[at]?.bytes;
    if (!bytes) throw missing;
    return { total: bytes.length, from, data: bytesFrom(bytes, from) };
  }
  throw missing;
}

async function readCopy(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}

async function* bytesFrom(bytes: Uint8Array, from: number): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes.subarray(from));
}
