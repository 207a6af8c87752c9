import type { KeptMail } from "../../ports/mail-journal.ts";
import type { LocalMailJournal } from "../mail-journal.ts";
import type { LocalTicketCache } from "../ticket-cache.ts";
import type { FirmAccess } from "./firm-access.ts";
import { keyOf, openFirmMail } from "./firm-mail.ts";
import type { FirmTickets } from "./firm-tickets.ts";
import { copyRow, putCopies } from "./put-copies.ts";

/** Copies that are taken in at once. */
const groupSize = 200;

/**
 * Takes this machine's copies of a profile's tickets into the firm's, and what was not yet shown to
 * the person, where the firm counts nothing for that person yet.
 *
 * @returns how many copies the firm did not have, or only older ones of
 */
export async function adoptTickets(
  { change }: FirmAccess,
  firm: Pick<FirmTickets, "note">,
  local: LocalTicketCache,
  perfil: string,
): Promise<number> {
  let taken = 0;
  let group: ReturnType<typeof copyRow>[] = [];
  const store = async (): Promise<void> => {
    const rows = group;
    group = [];
    taken += await change((tx) => putCopies(tx, perfil, rows, true));
  };
  for (const { ticket, detail, seen } of local.copies(perfil)) {
    group.push(copyRow(ticket, detail, seen));
    if (group.length === groupSize) await store();
  }
  await store();
  const { cursor, whole } = await local.mark(perfil);
  const unseen = await local.unseen(perfil);
  if (cursor !== null && whole !== null) {
    await firm.note(perfil, unseen, { after: null, cursor, whole });
  }
  const last = unseen.at(-1);
  if (last !== undefined) await local.look(perfil, last.id);
  return taken;
}

/**
 * Takes what this machine read of a mailbox into the firm's journal.
 *
 * @returns how many messages the firm did not know
 */
export async function adoptMail(
  access: FirmAccess,
  local: LocalMailJournal,
  mailbox: string,
): Promise<number> {
  const firm = await openFirmMail(access);
  const mails = await local.mails(mailbox);
  let taken = 0;
  for (let at = 0; at < mails.length; at += groupSize) {
    taken += await adoptGroup(access, local, mailbox, mails.slice(at, at + groupSize));
  }
  // Last, since it says that all messages before are known.
  const marks = await local.marks(mailbox);
  await access.change(async (tx) => {
    await tx`INSERT INTO carpetas (buzon, carpeta, validez, siguiente, mensajes, consulta)
      SELECT ${mailbox}, folder, validity, next, messages, query
      FROM jsonb_to_recordset(${JSON.stringify(marks)}::text::jsonb) AS n
        (folder text, validity text, next bigint, messages integer, query text)
      ON CONFLICT DO NOTHING`;
  });
  const news = await local.news(mailbox, 0);
  await firm.announce(
    mailbox,
    news.map(({ identity }) => identity),
  );
  return taken;
}

async function adoptGroup(
  { change }: FirmAccess,
  local: LocalMailJournal,
  mailbox: string,
  mails: readonly KeptMail[],
): Promise<number> {
  const part = async (identity: string, name: "texto" | "archivos"): Promise<Buffer | null> => {
    const found = await local.part(mailbox, identity, name);
    return found === undefined ? null : Buffer.from(found);
  };
  const rows = await Promise.all(
    mails.map(async ({ identity, head }) => ({
      identity,
      head,
      text: await part(identity, "texto"),
      files: await part(identity, "archivos"),
    })),
  );
  const places = mails.flatMap(({ identity, places: all }) =>
    all.map((place) => ({ ...place, clave: keyOf(identity) })),
  );
  return await change(async (tx) => {
    const stored = await Promise.all(
      rows.map(
        ({ identity, head, text, files }) => tx<{ nueva: boolean }[]>`
          INSERT INTO mensajes AS m (buzon, clave, identidad, cabecera, texto, archivos)
          VALUES (${mailbox}, ${keyOf(identity)}, ${JSON.stringify(identity)}, ${head}, ${text},
            ${files})
          ON CONFLICT (buzon, clave) DO UPDATE SET texto = COALESCE(m.texto, excluded.texto),
            archivos = COALESCE(m.archivos, excluded.archivos)
            WHERE m.cabecera = excluded.cabecera
          RETURNING xmax = 0 AS nueva`,
      ),
    );
    // A folder that the firm knows under another validity has been numbered anew since.
    await tx`INSERT INTO lugares (buzon, carpeta, validez, uid, clave)
      SELECT ${mailbox}, folder, validity, uid, clave
      FROM jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb) AS n
        (folder text, validity text, uid bigint, clave text)
      WHERE NOT EXISTS (SELECT FROM carpetas c WHERE c.buzon = ${mailbox}
        AND c.carpeta = n.folder AND c.validez <> n.validity)
      ON CONFLICT DO NOTHING`;
    return stored.flat().filter(({ nueva }) => nueva).length;
  });
}
