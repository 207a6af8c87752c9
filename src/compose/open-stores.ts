import type { ImportStore } from "../ports/import-store.ts";
import type { MailJournal } from "../ports/mail-journal.ts";
import type { TicketCache } from "../ports/ticket-cache.ts";

/** The databases beside the ledger. */
interface Stores {
  readonly ticketCache: () => Promise<TicketCache>;
  readonly mailJournal: () => Promise<MailJournal>;
  readonly imports: () => Promise<ImportStore>;
}

/**
 * The databases beside the ledger, each opened at its first use.
 *
 * @param folder  where they lie
 * @param closeLater  called with what closes a database that was opened
 */
export function openStores(folder: string, closeLater: (close: () => void) => void): Stores {
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
  return {
    ticketCache: once(async () =>
      (await import("../ledger/ticket-cache.ts")).openTicketCache(folder),
    ),
    mailJournal: once(async () =>
      (await import("../ledger/mail-journal.ts")).openMailJournal(folder),
    ),
    imports: once(async () => (await import("../ledger/import-store.ts")).openImportStore(folder)),
  };
}
