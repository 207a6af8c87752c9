import { onTestFinished } from "vitest";
import { Secret } from "../../src/domain/secret.ts";
import { createMailChannel } from "../../src/channels/mail/mail-channel.ts";
import type { MailHead } from "../../src/channels/mail/mail-head.ts";
import { openMailJournal } from "../../src/ledger/mail-journal.ts";
import { createTemporaryMailJournal } from "../../src/ledger/temporary-mail-journal.ts";
import type { MailJournal } from "../../src/ports/mail-journal.ts";
import type { EntryState, LedgerEntry } from "../../src/ports/ledger.ts";
import { testIntent } from "./intent.ts";
import { mailHead, officialDesk, operator, ownId, submission, threadRules } from "./mail-heads.ts";
import { memoryMailbox } from "./memory-mailbox.ts";
import { testFolder } from "./test-context.ts";

export const signal = new AbortController().signal;
const server = { host: "127.0.0.1", port: 1, secure: true };
const mail = {
  direccion: operator,
  mesa: officialDesk,
  smtp: "smtps://127.0.0.1:1",
  imap: "imaps://127.0.0.1:1",
  acceso: "contrasena",
} as const;
const sentAt = "2026-11-24T15:00:00.000Z";

export function entry(estado: EntryState): LedgerEntry {
  return {
    ...testIntent({ solicitud: submission, clave: submission, canal: "correo" }),
    archivos: [],
    estado,
    intentos: 1,
    ticket: null,
    motivo: null,
    actualizada: sentAt,
    entregada: sentAt,
    entrega: null,
  };
}

/** The operator's mailbox and one of their machines, which may know of the request. */
export async function office(
  entries: readonly LedgerEntry[] = [entry("en_cola")],
  broken: (journal: MailJournal) => MailJournal = (journal) => journal,
  isBrokenInstead = false,
  // Later than the moment before, so that no look at the mailbox is reused.
  clock = ticking(),
) {
  const box = memoryMailbox([
    ["INBOX", ""],
    ["Sent", "\\Sent"],
    ["Aduana", ""],
    ["Trash", "\\Trash"],
  ]);
  const journal = await openMailJournal(testFolder());
  onTestFinished(journal.close);
  const channel = createMailChannel(
    {
      mail,
      smtp: server,
      imap: server,
      login: () =>
        Promise.resolve({ usuario: operator, acceso: "contrasena", secreto: new Secret("x") }),
      rules: threadRules,
      reader: {
        title: () => "Incidente",
        facts: () => [],
        read: () => ({}),
        subject: () => ["DAI-2026 – 028 Guayaquil Marítimo"],
      },
      sentEntries: () => Promise.resolve(entries),
      journal: () => Promise.resolve(journal).then(broken),
      journalInstead({ code }) {
        if (code !== "disco") return undefined;
        const instead = createTemporaryMailJournal();
        return Promise.resolve(isBrokenInstead ? broken(instead) : instead);
      },
      clock,
      trace: () => {},
      uploading: () => {},
      maySplit: () => Promise.resolve(false),
      describeBounce: () => "El correo volvió.",
      idleTimeoutMs: 1000,
    },
    box.mailbox,
  );
  const list = async () => {
    const { tickets } = await channel.listTickets({}, { limit: 50 }, signal);
    return tickets.map(({ numero, estado }) => [numero, estado]);
  };
  let cursor: string | undefined;
  const news = async () => {
    const { cambios, siguiente } = await channel.changes(cursor, 0, signal);
    cursor = siguiente;
    return cambios.map(({ motivo, estado }) => [motivo, estado]);
  };
  return { box, channel, list, news, journal };
}

function ticking(): () => Date {
  let at = Date.parse("2026-11-25T15:00:00Z");
  return () => new Date((at += 60_000));
}

export const receipt = (change: Partial<MailHead> = {}) =>
  mailHead({
    messageId: "<recibo@aduana.test>",
    references: [ownId],
    subject: "[aduana.test #7] Recibido",
    automatic: true,
    ...change,
  });
export const answer = (change: Partial<MailHead> = {}) =>
  mailHead({ messageId: "<respuesta@aduana.test>", references: [ownId], subject: "Re", ...change });
export const solved = "Su caso fue resuelto.";
