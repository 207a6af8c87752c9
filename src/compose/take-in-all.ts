import { openMailJournal } from "../ledger/mail-journal.ts";
import { adoptMail, adoptTickets } from "../ledger/postgres/adopt-copies.ts";
import type { FirmAccess } from "../ledger/postgres/firm-access.ts";
import { firmTickets } from "../ledger/postgres/firm-tickets.ts";
import { createPostgresLedger } from "../ledger/postgres/postgres-ledger.ts";
import { takeIn } from "../ledger/postgres/take-in.ts";
import { takeInSeen } from "../ledger/take-in-seen.ts";
import { openTicketCache } from "../ledger/ticket-cache.ts";
import type { TakenIn } from "../ports/firm.ts";
import type { Ledger } from "../ports/ledger.ts";

interface LocalPlaces {
  /** Where this machine's databases lie. */
  readonly folder: string;
  /** This machine's journal. */
  readonly local: Ledger;
  readonly sender: string;
  readonly person: string;
  readonly isShared: (perfil: string) => Promise<boolean>;
}

/** Messages imported from files are not the firm's (`connect-hand-over.ts`). */
const imported = "importados:";

/** Takes all that this machine has into the firm's journal, each once, however often it is begun. */
export async function takeInAll(
  access: FirmAccess,
  { folder, local, sender, person, isShared }: LocalPlaces,
): Promise<TakenIn> {
  const entries = await takeIn(local, createPostgresLedger(access, sender));
  let [tickets, mails] = [0, 0];
  const copies = await openTicketCache(folder);
  try {
    await takeInSeen(folder, copies);
    for (const perfil of copies.profiles()) {
      if (!(await isShared(perfil))) continue;
      tickets += await adoptTickets(access, firmTickets(access, person), copies, perfil);
    }
  } finally {
    copies.close();
  }
  const journal = await openMailJournal(folder);
  try {
    for (const mailbox of journal.mailboxes()) {
      if (!mailbox.startsWith(imported)) mails += await adoptMail(access, journal, mailbox);
    }
  } finally {
    journal.close();
  }
  return { ...entries, tickets, mails };
}
