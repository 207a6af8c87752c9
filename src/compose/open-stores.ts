import { join } from "node:path";
import type { Context } from "../app/context.ts";
import type { MesaError } from "../errors/mesa-error.ts";
import type { ImportStore } from "../ports/import-store.ts";
import type { MailJournal } from "../ports/mail-journal.ts";
import type { TicketCache } from "../ports/ticket-cache.ts";
import type { createFirmParts } from "./firm-parts.ts";

/** Noted tickets are taken into the cache once their file is larger than this. */
const maxNotedTicketBytes = 1024 * 1024;

async function temporaryJournal(): Promise<MailJournal> {
  return (await import("../ledger/temporary-mail-journal.ts")).createTemporaryMailJournal();
}

interface StoreNeeds {
  /** What joins them with a firm's journal, where there is one. */
  readonly firm: ReturnType<typeof createFirmParts>;
  readonly clock: () => Date;
  /** Called with what closes a database that was opened. */
  readonly closeLater: (close: () => void) => void;
}

/** The databases beside the ledger. */
interface Stores extends Pick<Context, "remember"> {
  /** Whether tickets of the firm were seen that its journal has not got yet. */
  readonly wereFirmsSeen: () => boolean;
  readonly ticketCache: () => Promise<TicketCache>;
  readonly mailJournal: () => Promise<MailJournal>;
  /** What was read of mailboxes on this machine alone. */
  readonly ownMailJournal: () => Promise<MailJournal>;
  /** What takes a mail journal's place after such an error; undefined where nothing does. */
  readonly journalInstead: (error: MesaError) => Promise<MailJournal> | undefined;
  readonly imports: () => Promise<ImportStore>;
}

/**
 * The databases beside the ledger, each opened at its first use.
 *
 * @param folder  where they lie
 */
export function openStores(folder: string, { firm, clock, closeLater }: StoreNeeds): Stores {
  let firmsSeen = false;

  function once<Opened extends { readonly close: () => void }>(
    open: () => Promise<Opened>,
  ): () => Promise<Opened> {
    let opening: Promise<Opened> | undefined;
    const openAndNote = async (): Promise<Opened> => {
      const opened = await open();
      closeLater(opened.close);
      return opened;
    };
    return () => (opening ??= openAndNote());
  }
  const ownMailJournal = once(async () =>
    (await import("../ledger/mail-journal.ts")).openMailJournal(folder),
  );
  const ticketCache = once(async () => {
    const { openTicketCache } = await import("../ledger/ticket-cache.ts");
    const { takeInSeen } = await import("../ledger/take-in-seen.ts");
    const own = await openTicketCache(folder);
    closeLater(own.close);
    const cache = await firm.ticketCacheOr(own);
    await takeInSeen(folder, cache);
    return cache;
  });
  return {
    async remember(perfil, tickets) {
      const { rememberTickets } = await import("../platform/files/seen-tickets.ts");
      rememberTickets(join(folder, "completar", "tickets.json"), tickets);
      const { noteSeenTickets } = await import("../ledger/note-seen-tickets.ts");
      const visto = clock().toISOString();
      const waiting = noteSeenTickets(folder, { perfil, visto, tickets });
      firmsSeen ||= waiting > 0 && firm.isSet() && (await firm.isShared(perfil));
      if (waiting > maxNotedTicketBytes) await ticketCache();
    },
    wereFirmsSeen: () => firmsSeen,
    ticketCache,
    mailJournal: once(async () => await firm.mailJournalOr(ownMailJournal)),
    ownMailJournal,
    journalInstead(error) {
      if (error.code === "disco") return temporaryJournal();
      return firm.isWithoutFirm(error) ? ownMailJournal() : undefined;
    },
    imports: once(async () => (await import("../ledger/import-store.ts")).openImportStore(folder)),
  };
}
