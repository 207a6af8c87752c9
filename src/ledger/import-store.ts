import { join } from "node:path";
import * as z from "zod/mini";
import type { ImportStore } from "../ports/import-store.ts";
import { openDatabase } from "../sqlite/open-database.ts";

/** Migrations, oldest first. A migration that has been released is never changed. */
const migrations: readonly string[] = [
  `CREATE TABLE mensajes (
     uid INTEGER PRIMARY KEY AUTOINCREMENT,
     buzon TEXT NOT NULL,
     digest TEXT NOT NULL,
     propio INTEGER NOT NULL,
     fuente BLOB NOT NULL,
     UNIQUE (buzon, digest)
   ) STRICT;
   CREATE TABLE leidos (
     buzon TEXT NOT NULL,
     ruta TEXT NOT NULL,
     bytes INTEGER NOT NULL,
     modificado REAL NOT NULL,
     PRIMARY KEY (buzon, ruta)
   ) STRICT;
   CREATE TABLE respuestas (
     buzon TEXT NOT NULL,
     mensaje TEXT NOT NULL,
     archivo TEXT NOT NULL,
     fecha TEXT NOT NULL,
     PRIMARY KEY (buzon, mensaje)
   ) STRICT;`,
];

const mailRow = z.object({ uid: z.number(), propio: z.number() });
const sourceRow = z.object({ fuente: z.instanceof(Uint8Array) });
const fileRow = z.object({ bytes: z.number(), modificado: z.number() });
const replyRow = z.object({ archivo: z.string(), fecha: z.string() });

/**
 * Opens the imported messages, in an SQLite database beside the ledger.
 *
 * @throws MesaError `base-danada`, `base-mas-nueva`; from every method `disco`, `base-ocupada`
 */
export async function openImportStore(folder: string): Promise<ImportStore> {
  const database = await openDatabase(join(folder, "importados.db"), migrations);
  return {
    add: (mailbox, { digest, isOwn, source }) =>
      database.run(
        "INSERT OR IGNORE INTO mensajes (buzon, digest, propio, fuente) VALUES (?, ?, ?, ?)",
        [mailbox, digest, isOwn ? 1 : 0, source],
      ) > 0,
    list: (mailbox) =>
      database
        .all("SELECT uid, propio FROM mensajes WHERE buzon = ? ORDER BY uid", [mailbox])
        .map((row) => {
          const { uid, propio } = mailRow.parse(row);
          return { uid, isOwn: propio === 1 };
        }),
    source(mailbox, uid) {
      const row = database.get("SELECT fuente FROM mensajes WHERE buzon = ? AND uid = ?", [
        mailbox,
        uid,
      ]);
      return row == null ? undefined : sourceRow.parse(row).fuente;
    },
    isRead(mailbox, { path, bytes, modifiedMs }) {
      const row = database.get(
        "SELECT bytes, modificado FROM leidos WHERE buzon = ? AND ruta = ?",
        [mailbox, path],
      );
      if (row == null) return false;
      const known = fileRow.parse(row);
      return known.bytes === bytes && known.modificado === modifiedMs;
    },
    noteRead: (mailbox, { path, bytes, modifiedMs }) =>
      void database.run("INSERT OR REPLACE INTO leidos VALUES (?, ?, ?, ?)", [
        mailbox,
        path,
        bytes,
        modifiedMs,
      ]),
    reply(mailbox, messageId) {
      const row = database.get(
        "SELECT archivo, fecha FROM respuestas WHERE buzon = ? AND mensaje = ?",
        [mailbox, messageId],
      );
      return row == null ? undefined : replyRow.parse(row);
    },
    noteReply: (mailbox, messageId, { archivo, fecha }) =>
      void database.run("INSERT OR REPLACE INTO respuestas VALUES (?, ?, ?, ?)", [
        mailbox,
        messageId,
        archivo,
        fecha,
      ]),
    close: () => database.close(),
  };
}
