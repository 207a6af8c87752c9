import { join } from "node:path";
import * as z from "zod/mini";
import { parseJson } from "../domain/parse-json.ts";
import { keptDetailShape, ticketShape } from "../domain/ticket-mini-schema.ts";
import { answerTimeOf } from "../domain/ticket-statistics.ts";
import type { Ticket, TicketDetail } from "../domain/ticket.ts";
import type { TicketCache } from "../ports/ticket-cache.ts";
import { openReadable } from "../sqlite/open-readable.ts";
import { readCopies } from "./read-copies.ts";

/** Migrations, oldest first. A migration that has been released is never changed. */
const migrations: readonly string[] = [
  `CREATE TABLE tickets (
     perfil TEXT NOT NULL,
     numero TEXT NOT NULL,
     tipo TEXT NOT NULL,
     estado TEXT NOT NULL,
     creado TEXT NOT NULL,
     actualizado TEXT NOT NULL,
     visto TEXT NOT NULL,
     resumen TEXT NOT NULL,
     detalle TEXT,
     PRIMARY KEY (perfil, numero)
   ) STRICT;
   CREATE INDEX tickets_por_fecha ON tickets (perfil, creado DESC, numero DESC);
   CREATE INDEX tickets_por_visto ON tickets (perfil, visto);
   CREATE TABLE cambios (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     perfil TEXT NOT NULL,
     numero TEXT NOT NULL,
     estado TEXT NOT NULL,
     motivo TEXT NOT NULL,
     fecha TEXT NOT NULL
   ) STRICT;
   CREATE INDEX cambios_por_perfil ON cambios (perfil, id);
   CREATE TABLE marcas (
     perfil TEXT PRIMARY KEY,
     cursor TEXT NOT NULL,
     completa TEXT NOT NULL
   ) STRICT;`,
  `ALTER TABLE tickets ADD COLUMN solicitud TEXT;
   UPDATE tickets SET solicitud = json_extract(resumen, '$.solicitud');
   CREATE INDEX tickets_por_solicitud ON tickets (perfil, solicitud);`,
  // When the desk first answered; '' where it has not. NULL where only the whole case says so.
  `ALTER TABLE tickets ADD COLUMN respondido TEXT;`,
];

const seenRow = z.object({ visto: z.nullable(z.string()) });
const profileRow = z.object({ perfil: z.string() });
const numberRow = z.object({ numero: z.string() });
const copyRow = z.object({
  resumen: z.string(),
  detalle: z.nullable(z.string()),
  visto: z.string(),
});
const markRow = z.object({ cursor: z.string(), completa: z.string() });
const changeRow = z.object({
  id: z.number(),
  numero: z.string(),
  estado: z.string(),
  motivo: z.string(),
  fecha: z.string(),
});

/** A copy as it lies on this machine. */
export interface TicketCopy {
  readonly ticket: Ticket;
  /** The whole case, where the copy is of its latest known state. */
  readonly detail: TicketDetail | null;
  /** When it was seen; UTC, ISO 8601. */
  readonly seen: string;
}

/** This machine's copies of tickets. */
export interface LocalTicketCache extends TicketCache {
  /** The profiles of which there is anything. */
  readonly profiles: () => readonly string[];
  /** Every copy of a profile's tickets, one at a time. */
  readonly copies: (perfil: string) => IterableIterator<TicketCopy>;
}

/**
 * Opens the copies of tickets, in an SQLite database beside the ledger. In a folder that can't be written, the copies can be
 * read and none is added.
 *
 * @throws MesaError `base-danada`, `base-mas-nueva`
 */
export async function openTicketCache(folder: string): Promise<LocalTicketCache> {
  const { database, isReadOnly } = await openReadable(join(folder, "tickets.db"), migrations);

  /** Stores a copy, unless a newer one is there. A stored detail is dropped once its ticket has changed. */
  function put(perfil: string, ticket: Ticket, seen: string, detail: TicketDetail | null): void {
    const { numero, tipo, estado, creado, actualizado, solicitud } = ticket;
    if (solicitud !== undefined) forgetEarlierNumbers(perfil, numero, solicitud);
    database.run(
      `INSERT INTO tickets
         (perfil, numero, tipo, estado, creado, actualizado, visto, resumen, detalle, solicitud, respondido)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (perfil, numero) DO UPDATE SET
         tipo = excluded.tipo, creado = excluded.creado,
         estado = excluded.estado, visto = excluded.visto, resumen = excluded.resumen,
         detalle = CASE WHEN excluded.detalle IS NOT NULL THEN excluded.detalle
                        WHEN excluded.actualizado = tickets.actualizado AND excluded.estado = tickets.estado
                        THEN tickets.detalle END,
         respondido = CASE WHEN excluded.detalle IS NOT NULL THEN excluded.respondido
                           ELSE tickets.respondido END,
         actualizado = excluded.actualizado, solicitud = excluded.solicitud
       WHERE excluded.visto >= tickets.visto`,
      [
        perfil,
        numero,
        tipo,
        estado,
        creado,
        actualizado,
        seen,
        JSON.stringify(summaryOf(ticket)),
        detail === null ? null : JSON.stringify(detail),
        solicitud ?? null,
        detail === null ? null : (answerTimeOf(detail) ?? ""),
      ],
    );
  }

  /** A request is one ticket, whatever number it had before: its own id, or one read wrongly. */
  function forgetEarlierNumbers(perfil: string, numero: string, solicitud: string): void {
    const earlier = "perfil = ? AND numero <> ? AND (numero = ? OR solicitud = ?)";
    const values = [perfil, numero, solicitud, solicitud];
    database.run(
      `UPDATE cambios SET numero = ? WHERE perfil = ?
         AND (numero = ? OR numero IN (SELECT numero FROM tickets WHERE ${earlier}))`,
      [numero, perfil, solicitud, ...values],
    );
    database.run(`DELETE FROM tickets WHERE ${earlier}`, values);
  }

  function keepAll<One extends Ticket>(
    perfil: string,
    seen: string,
    tickets: readonly One[],
    detailOf: (ticket: One) => TicketDetail | null,
  ): void {
    if (isReadOnly) return;
    database.transaction(() => {
      for (const one of tickets) put(perfil, one, seen, detailOf(one));
    });
  }

  function markOf(perfil: string): z.output<typeof markRow> | undefined {
    const row = database.get("SELECT cursor, completa FROM marcas WHERE perfil = ?", [perfil]);
    return row == null ? undefined : markRow.parse(row);
  }

  return {
    isReadOnly: async () => isReadOnly,
    profiles: () =>
      database
        .all("SELECT DISTINCT perfil FROM tickets UNION SELECT perfil FROM marcas")
        .map((row) => profileRow.parse(row).perfil),
    *copies(perfil) {
      const numbers = database.all("SELECT numero FROM tickets WHERE perfil = ?", [perfil]);
      for (const { numero } of numbers.map((row) => numberRow.parse(row))) {
        const row = database.get(
          "SELECT resumen, detalle, visto FROM tickets WHERE perfil = ? AND numero = ?",
          [perfil, numero],
        );
        if (row == null) continue;
        const { resumen, detalle, visto } = copyRow.parse(row);
        const detail = detalle === null ? null : keptDetailShape.parse(parseJson(detalle));
        yield { ticket: ticketShape.parse(parseJson(resumen)), detail, seen: visto };
      }
    },
    keep: async (perfil, tickets, seen) => keepAll(perfil, seen, tickets, () => null),
    keepDetails: async (perfil, tickets, seen) => keepAll(perfil, seen, tickets, (one) => one),
    ...readCopies(database),
    async mark(perfil) {
      const row = markOf(perfil);
      const { visto } = seenRow.parse(
        database.get("SELECT max(visto) AS visto FROM tickets WHERE perfil = ?", [perfil]),
      );
      return { cursor: row?.cursor ?? null, whole: row?.completa ?? null, seen: visto };
    },
    note: async (perfil, changes, { after, cursor, whole }) =>
      database.transaction(() => {
        if ((markOf(perfil)?.cursor ?? null) !== after) return;
        for (const { numero, estado, motivo, fecha } of changes) {
          database.run(
            "INSERT INTO cambios (perfil, numero, estado, motivo, fecha) VALUES (?, ?, ?, ?, ?)",
            [perfil, numero, estado, motivo, fecha],
          );
        }
        database.run(
          `INSERT INTO marcas (perfil, cursor, completa) VALUES (?, ?, ?)
           ON CONFLICT (perfil) DO UPDATE SET cursor = excluded.cursor, completa = excluded.completa`,
          [perfil, cursor, whole],
        );
      }),
    unseen: async (perfil) =>
      database
        .all("SELECT id, numero, estado, motivo, fecha FROM cambios WHERE perfil = ? ORDER BY id", [
          perfil,
        ])
        .map((row) => changeRow.parse(row)),
    look: async (perfil, upTo) =>
      void database.run("DELETE FROM cambios WHERE perfil = ? AND id <= ?", [perfil, upTo]),
    close: () => database.close(),
  };
}

function summaryOf(ticket: Ticket): Ticket {
  return ticketShape.parse(ticket);
}
