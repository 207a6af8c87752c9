import type { MesaError } from "../errors/mesa-error.ts";
import type { ImportStore } from "../ports/import-store.ts";
import type { MailJournal } from "../ports/mail-journal.ts";
import type { TicketCache } from "../ports/ticket-cache.ts";
import type { createFirmParts } from "./firm-parts.ts";

async function temporaryJournal(): Promise<MailJournal> {
  return (await import("../ledger/temporary-mail-journal.ts")).createTemporaryMailJournal();
}

/** The databases beside the ledger. */
interface Stores {
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
 * @param firm  what joins them with a firm's journal, where there is one
 * @param closeLater  called with what closes a database that was opened
 */
export function openStores(
  folder: string,
  firm: ReturnType<typeof createFirmParts>,
  closeLater: (close: () => void) => void,
): Stores {
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
  return {
    ticketCache: once(async () => {
      const { openTicketCache, takeInSeen } = await import("../ledger/ticket-cache.ts");
      const own = await openTicketCache(folder);
      closeLater(own.close);
      const cache = await firm.ticketCacheOr(own);
      await takeInSeen(folder, cache);
      return cache;
    }),
    mailJournal: once(async () => await firm.mailJournalOr(ownMailJournal)),
    ownMailJournal,
    journalInstead(error) {
      if (error.code === "disco") return temporaryJournal();
      return firm.isWithoutFirm(error) ? ownMailJournal() : undefined;
    },
    imports: once(async () => (await import("../ledger/import-store.ts")).openImportStore(folder)),
  };
}
