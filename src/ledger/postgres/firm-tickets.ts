import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import { keptDetailShape, ticketShape } from "../../domain/ticket-mini-schema.ts";
import { formIds, type Ticket, type TicketDetail } from "../../domain/ticket.ts";
import type { CachedFilter, TicketCache } from "../../ports/ticket-cache.ts";
import type { FirmAccess } from "./firm-access.ts";
import type { Fragment } from "./firm-sql.ts";
import { copyRow, putCopies } from "./put-copies.ts";

/** The firm's copies of tickets; what was reported is counted for one person. */
export interface FirmTickets extends Omit<TicketCache, "isReadOnly" | "close"> {
  /** Whether the role may keep anything. */
  readonly mayWrite: () => Promise<boolean>;
}

/** Copies written in one statement. */
const groupTickets = 500;
/** Whole cases read at once. */
const pageTickets = 100;

const timesRow = z.object({
  numero: z.string(),
  tipo: z.enum(formIds),
  estado: z.string(),
  creado: z.string(),
  actualizado: z.string(),
  respondido: z.string(),
});

/** @param person  whose news these are */
export function firmTickets(
  { sql, guarded, change, ready }: FirmAccess,
  person: string,
): FirmTickets {
  const meant = (perfil: string, { estado, tipo, since, before }: CachedFilter) => sql`
    perfil = ${perfil}
    ${estado === undefined ? sql`` : sql`AND estado = ${estado}`}
    ${tipo === undefined ? sql`` : sql`AND tipo = ${tipo}`}
    ${since === undefined ? sql`` : sql`AND creado >= ${since}`}
    ${before === undefined ? sql`` : sql`AND creado < ${before}`}`;

  /** Reads, after the schema was looked at. */
  const asked = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await ready();
    return await guarded(work);
  };

  /** Stores copies, unless newer ones are there. One writer at a time, so that none locks out another. */
  async function keep<One extends Ticket>(
    perfil: string,
    seen: string,
    tickets: readonly One[],
    detailOf: (ticket: One) => TicketDetail | null,
  ): Promise<void> {
    await ready();
    // The last copy of a ticket counts.
    const rows = [...new Map(tickets.map((one) => [one.numero, one])).values()].map((one) =>
      copyRow(one, detailOf(one), seen),
    );
    for (let at = 0; at < rows.length; at += groupTickets) {
      await change((tx) => putCopies(tx, perfil, rows.slice(at, at + groupTickets)));
    }
  }

  async function count(where: Fragment): Promise<number> {
    const [row] = await asked(
      async () =>
        await sql<{ total: number }[]>`
        SELECT count(*)::integer AS total FROM tickets WHERE ${where}`,
    );
    return row?.total ?? 0;
  }

  /** Rows of whole cases with columns of their own, newest first, a page at a time. */
  async function* wholeRows(
    perfil: string,
    filter: CachedFilter,
    columns: Fragment,
  ): AsyncGenerator<Record<string, unknown>> {
    let last: { readonly creado: string; readonly numero: string } | undefined;
    for (;;) {
      const page: readonly Record<string, unknown>[] = await asked(
        async () =>
          await sql`SELECT numero, creado, ${columns} FROM tickets
          WHERE ${meant(perfil, filter)} AND detalle IS NOT NULL
            ${last === undefined ? sql`` : sql`AND (creado, numero) < (${last.creado}, ${last.numero})`}
          ORDER BY creado DESC, numero DESC LIMIT ${pageTickets}`,
      );
      yield* page;
      const end = page.at(-1);
      if (end === undefined || page.length < pageTickets) return;
      last = { creado: String(end["creado"]), numero: String(end["numero"]) };
    }
  }

  return {
    mayWrite: async () =>
      await asked(async () => {
        const [row] = await sql<{ writes: boolean }[]>`
          SELECT has_table_privilege('marcas', 'INSERT') AS writes`;
        return row?.writes === true;
      }),
    keep: async (perfil, tickets, seen) => await keep(perfil, seen, tickets, () => null),
    keepDetails: async (perfil, tickets, seen) => await keep(perfil, seen, tickets, (one) => one),
    list: async (perfil, filter, limit) => {
      const rows = await asked(
        async () =>
          await sql<{ resumen: string }[]>`SELECT resumen FROM tickets
          WHERE ${meant(perfil, filter)} ORDER BY creado DESC, numero DESC LIMIT ${limit}`,
      );
      return rows.map(({ resumen }) => ticketShape.parse(parseJson(resumen)));
    },
    count: async (perfil, filter = {}) => await count(meant(perfil, filter)),
    countWhole: async (perfil, filter) =>
      await count(sql`${meant(perfil, filter)} AND detalle IS NOT NULL`),
    whole: async (perfil, numbers) => {
      const rows = await asked(
        async () =>
          await sql<{ numero: string }[]>`SELECT numero FROM tickets
          WHERE perfil = ${perfil} AND detalle IS NOT NULL AND numero IN
            (SELECT jsonb_array_elements_text(${JSON.stringify(numbers)}::text::jsonb))`,
      );
      return new Set(rows.map(({ numero }) => numero));
    },
    detail: async (perfil, numero) => {
      const [row] = await asked(
        async () =>
          await sql<{ detalle: string }[]>`SELECT detalle FROM tickets
          WHERE perfil = ${perfil} AND numero = ${numero} AND detalle IS NOT NULL`,
      );
      return row && keptDetailShape.parse(parseJson(row.detalle));
    },
    async *details(perfil, filter) {
      for await (const { detalle } of wholeRows(perfil, filter, sql`detalle`)) {
        yield keptDetailShape.parse(parseJson(String(detalle)));
      }
    },
    async *times(perfil, filter) {
      const columns = sql`tipo, estado, actualizado, respondido`;
      for await (const row of wholeRows(perfil, filter, columns)) {
        const { numero: _numero, respondido, ...times } = timesRow.parse(row);
        yield { ...times, respondido: respondido === "" ? null : respondido };
      }
    },
    mark: async (perfil) => {
      const [row] = await asked(
        async () =>
          await sql<
            { cursor: string | null; completa: string | null; visto: string | null }[]
          >`SELECT
            (SELECT cursor FROM marcas WHERE perfil = ${perfil} AND persona = ${person}) AS cursor,
            (SELECT max(completa) FROM marcas WHERE perfil = ${perfil}) AS completa,
            (SELECT max(visto) FROM tickets WHERE perfil = ${perfil}) AS visto`,
      );
      return {
        cursor: row?.cursor ?? null,
        whole: row?.completa ?? null,
        seen: row?.visto ?? null,
      };
    },
    async note(perfil, changes, { after, cursor, whole }) {
      await ready();
      await change(async (tx) => {
        // Locks the person's mark, so that the numbers of changes rise in the order in which they show.
        const { count } =
          await tx`INSERT INTO marcas VALUES (${perfil}, ${person}, ${cursor}, ${whole})
          ON CONFLICT (perfil, persona) DO UPDATE
            SET cursor = excluded.cursor, completa = excluded.completa
            WHERE marcas.cursor = ${after}`;
        if (count === 0 || changes.length === 0) return;
        const rows = changes.map(({ numero, estado, motivo, fecha }, orden) => ({
          orden,
          numero,
          estado,
          motivo,
          fecha,
        }));
        await tx`INSERT INTO cambios (perfil, persona, numero, estado, motivo, fecha)
          SELECT ${perfil}, ${person}, numero, estado, motivo, fecha
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS n
            (orden integer, numero text, estado text, motivo text, fecha text) ORDER BY orden`;
      });
    },
    unseen: async (perfil) =>
      await asked(async () => {
        const rows = await sql<
          { id: number; numero: string; estado: string; motivo: string; fecha: string }[]
        >`SELECT id, numero, estado, motivo, fecha FROM cambios
          WHERE perfil = ${perfil} AND persona = ${person} ORDER BY id`;
        return rows.map((row) => ({ ...row }));
      }),
    look: async (perfil, upTo) => {
      await asked(
        async () =>
          await sql`DELETE FROM cambios
          WHERE perfil = ${perfil} AND persona = ${person} AND id <= ${upTo}`,
      );
    },
  };
}
