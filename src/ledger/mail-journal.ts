import { randomUUID } from "node:crypto";
import { join } from "node:path";
import * as z from "zod/mini";
import type { KeptMail, MailJournal, MailPlace } from "../ports/mail-journal.ts";
import { openReadable } from "../sqlite/open-readable.ts";

/** Migrations, oldest first. A migration that has been released is never changed. */
const migrations: readonly string[] = [
  `CREATE TABLE diario (id TEXT NOT NULL) STRICT;
   CREATE TABLE mensajes (
     buzon TEXT NOT NULL,
     identidad TEXT NOT NULL,
     cabecera TEXT NOT NULL,
     texto BLOB,
     archivos BLOB,
     PRIMARY KEY (buzon, identidad)
   ) STRICT;
   CREATE TABLE lugares (
     buzon TEXT NOT NULL,
     carpeta TEXT NOT NULL,
     validez TEXT NOT NULL,
     uid INTEGER NOT NULL,
     identidad TEXT NOT NULL,
     PRIMARY KEY (buzon, carpeta, validez, uid)
   ) STRICT;
   CREATE TABLE carpetas (
     buzon TEXT NOT NULL,
     carpeta TEXT NOT NULL,
     validez TEXT NOT NULL,
     siguiente INTEGER NOT NULL,
     mensajes INTEGER NOT NULL,
     consulta TEXT NOT NULL,
     PRIMARY KEY (buzon, carpeta)
   ) STRICT;
   CREATE TABLE novedades (
     orden INTEGER PRIMARY KEY AUTOINCREMENT,
     buzon TEXT NOT NULL,
     identidad TEXT NOT NULL,
     UNIQUE (buzon, identidad)
   ) STRICT;`,
];

const mailboxRow = z.object({ buzon: z.string() });
const idRow = z.object({ id: z.string() });
const mailRow = z.object({ identidad: z.string(), cabecera: z.string(), leido: z.number() });
const placeRow = z.object({
  carpeta: z.string(),
  validez: z.string(),
  uid: z.number(),
  identidad: z.string(),
});
const markRow = z.object({
  carpeta: z.string(),
  validez: z.string(),
  siguiente: z.number(),
  mensajes: z.number(),
  consulta: z.string(),
});
const newsRow = z.object({ orden: z.number(), identidad: z.string() });
const lastRow = z.object({ ultimo: z.nullable(z.number()) });
const partRow = z.object({ parte: z.nullable(z.instanceof(Uint8Array)) });

/** What was read of the mailboxes on this machine. */
export interface LocalMailJournal extends MailJournal {
  /** The addresses of which something was read. */
  readonly mailboxes: () => readonly string[];
}

/**
 * Opens what was read of the mailboxes, in an SQLite database beside the ledger.
 *
 * @throws MesaError `base-danada`, `base-mas-nueva`; from every method `disco`, `base-ocupada`
 */
export async function openMailJournal(folder: string): Promise<LocalMailJournal> {
  const { database } = await openReadable(join(folder, "correo.db"), migrations);
  const known = (): string | undefined => {
    const row = database.get("SELECT id FROM diario");
    return row == null ? undefined : idRow.parse(row).id;
  };
  const makeId = (): string => {
    const made = randomUUID();
    database.run("INSERT INTO diario VALUES (?)", [made]);
    return made;
  };
  // Two processes may open a new journal at once.
  const id = known() ?? database.transaction(() => known() ?? makeId());

  function placesOf(mailbox: string): ReadonlyMap<string, readonly MailPlace[]> {
    const places = new Map<string, MailPlace[]>();
    const rows = database.all(
      "SELECT carpeta, validez, uid, identidad FROM lugares WHERE buzon = ? ORDER BY carpeta, uid",
      [mailbox],
    );
    for (const row of rows) {
      const { carpeta, validez, uid, identidad } = placeRow.parse(row);
      const known = places.get(identidad) ?? [];
      known.push({ folder: carpeta, validity: validez, uid });
      places.set(identidad, known);
    }
    return places;
  }

  return {
    mailboxes: () =>
      database
        .all("SELECT DISTINCT buzon FROM mensajes UNION SELECT buzon FROM carpetas")
        .map((row) => mailboxRow.parse(row).buzon),
    id,
    marks: async (mailbox) =>
      database
        .all(
          "SELECT carpeta, validez, siguiente, mensajes, consulta FROM carpetas WHERE buzon = ?",
          [mailbox],
        )
        .map((row) => {
          const { carpeta, validez, siguiente, mensajes, consulta } = markRow.parse(row);
          return {
            folder: carpeta,
            validity: validez,
            next: siguiente,
            messages: mensajes,
            query: consulta,
          };
        }),
    async mails(mailbox) {
      const places = placesOf(mailbox);
      return database
        .all(
          `SELECT identidad, cabecera, texto IS NOT NULL AS leido FROM mensajes
             WHERE buzon = ? ORDER BY rowid`,
          [mailbox],
        )
        .map((row): KeptMail => {
          const { identidad, cabecera, leido } = mailRow.parse(row);
          return {
            identity: identidad,
            head: cabecera,
            isRead: leido === 1,
            places: places.get(identidad) ?? [],
          };
        });
    },
    takeIn: async (mailbox, { mark, arrived, gone }) =>
      database.transaction(() => {
        const { folder: carpeta, validity, next, messages, query } = mark;
        database.run("DELETE FROM lugares WHERE buzon = ? AND carpeta = ? AND validez <> ?", [
          mailbox,
          carpeta,
          validity,
        ]);
        for (const uid of gone) {
          database.run("DELETE FROM lugares WHERE buzon = ? AND carpeta = ? AND uid = ?", [
            mailbox,
            carpeta,
            uid,
          ]);
        }
        for (const { uid, identity, head, replaces } of arrived) {
          database.run(
            `INSERT INTO mensajes (buzon, identidad, cabecera) VALUES (?, ?, ?)
               ON CONFLICT DO ${replaces ? "UPDATE SET cabecera = excluded.cabecera, texto = NULL, archivos = NULL" : "NOTHING"}`,
            [mailbox, identity, head],
          );
          database.run("INSERT OR REPLACE INTO lugares VALUES (?, ?, ?, ?, ?)", [
            mailbox,
            carpeta,
            validity,
            uid,
            identity,
          ]);
        }
        database.run(
          `INSERT INTO carpetas VALUES (?, ?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET validez = excluded.validez, siguiente = excluded.siguiente,
               mensajes = excluded.mensajes, consulta = excluded.consulta`,
          [mailbox, carpeta, validity, next, messages, query],
        );
      }),
    async keepHeads(mailbox, heads) {
      if (heads.length === 0) return;
      database.transaction(() => {
        for (const [identity, head] of heads) {
          database.run("UPDATE mensajes SET cabecera = ? WHERE buzon = ? AND identidad = ?", [
            head,
            mailbox,
            identity,
          ]);
        }
      });
    },
    async keepParts(mailbox, part, contents) {
      if (contents.length === 0) return;
      database.transaction(() => {
        for (const [identity, content] of contents) {
          database.run(`UPDATE mensajes SET ${part} = ? WHERE buzon = ? AND identidad = ?`, [
            content,
            mailbox,
            identity,
          ]);
        }
      });
    },
    async part(mailbox, identity, part) {
      const row = database.get(
        `SELECT ${part} AS parte FROM mensajes WHERE buzon = ? AND identidad = ?`,
        [mailbox, identity],
      );
      return row == null ? undefined : (partRow.parse(row).parte ?? undefined);
    },
    noteSent: async (mailbox, identity, head, text) =>
      void database.run(
        `INSERT INTO mensajes (buzon, identidad, cabecera, texto) VALUES (?, ?, ?, ?)
           ON CONFLICT DO NOTHING`,
        [mailbox, identity, head, text],
      ),
    announce: async (mailbox, identities) =>
      database.transaction(() => {
        for (const identity of identities) {
          database.run("INSERT OR IGNORE INTO novedades (buzon, identidad) VALUES (?, ?)", [
            mailbox,
            identity,
          ]);
        }
      }),
    news: async (mailbox, after) =>
      database
        .all(
          "SELECT orden, identidad FROM novedades WHERE buzon = ? AND orden > ? ORDER BY orden",
          [mailbox, after],
        )
        .map((row) => {
          const { orden, identidad } = newsRow.parse(row);
          return { order: orden, identity: identidad };
        }),
    lastOrder: async (mailbox) =>
      lastRow.parse(
        database.get("SELECT max(orden) AS ultimo FROM novedades WHERE buzon = ?", [mailbox]),
      ).ultimo ?? 0,
    close: () => database.close(),
  };
}
