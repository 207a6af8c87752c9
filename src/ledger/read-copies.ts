import * as z from "zod/mini";
import { parseJson } from "../domain/parse-json.ts";
import { keptDetailShape, ticketShape } from "../domain/ticket-mini-schema.ts";
import { answerTimeOf } from "../domain/ticket-statistics.ts";
import { formIds, type TicketDetail, type TicketNumber } from "../domain/ticket.ts";
import type { CachedFilter, CachedTimes, TicketCache } from "../ports/ticket-cache.ts";
import type { Database, SqlValue } from "../sqlite/database.ts";

/** Rows read at once; none of them has the text of a case. */
const pageRows = 500;

const summaryRow = z.object({ resumen: z.string() });
const detailRow = z.object({ detalle: z.string() });
const countRow = z.object({ total: z.number() });
const timesRow = z.object({
  numero: z.string(),
  tipo: z.enum(formIds),
  estado: z.string(),
  creado: z.string(),
  actualizado: z.string(),
  respondido: z.nullable(z.string()),
});

/** The operations that read copies of tickets. Of many, no more than a page is in memory. */
export function readCopies(
  database: Pick<Database, "get" | "all">,
): Pick<TicketCache, "list" | "count" | "countWhole" | "whole" | "detail" | "details" | "times"> {
  const count = (where: string, values: readonly SqlValue[]): number =>
    countRow.parse(database.get(`SELECT count(*) AS total FROM tickets WHERE ${where}`, values))
      .total;

  function detail(perfil: string, numero: TicketNumber): TicketDetail | undefined {
    const row = database.get(
      "SELECT detalle FROM tickets WHERE perfil = ? AND numero = ? AND detalle IS NOT NULL",
      [perfil, numero],
    );
    return row == null ? undefined : keptDetailShape.parse(parseJson(detailRow.parse(row).detalle));
  }

  /** The rows of whole cases, newest first, without their text. */
  function* wholeRows(perfil: string, filter: CachedFilter): Generator<z.output<typeof timesRow>> {
    const { where, values } = conditions(perfil, filter);
    let last: readonly SqlValue[] = [];
    for (;;) {
      const after = last.length === 0 ? "" : "AND (creado, numero) < (?, ?)";
      const page = database
        .all(
          `SELECT numero, tipo, estado, creado, actualizado, respondido FROM tickets
             WHERE ${where} AND detalle IS NOT NULL ${after}
             ORDER BY creado DESC, numero DESC LIMIT ${pageRows}`,
          [...values, ...last],
        )
        .map((row) => timesRow.parse(row));
      yield* page;
      const end = page.at(-1);
      if (end === undefined || page.length < pageRows) return;
      last = [end.creado, end.numero];
    }
  }

  return {
    async list(perfil, filter, limit) {
      const { where, values } = conditions(perfil, filter);
      return database
        .all(
          `SELECT resumen FROM tickets WHERE ${where} ORDER BY creado DESC, numero DESC LIMIT ?`,
          [...values, limit],
        )
        .map((row) => ticketShape.parse(parseJson(summaryRow.parse(row).resumen)));
    },
    async count(perfil, filter = {}) {
      const { where, values } = conditions(perfil, filter);
      return count(where, values);
    },
    async countWhole(perfil, filter) {
      const { where, values } = conditions(perfil, filter);
      return count(`${where} AND detalle IS NOT NULL`, values);
    },
    whole: async (perfil, numbers) =>
      new Set(
        numbers.filter(
          (numero) =>
            count("perfil = ? AND numero = ? AND detalle IS NOT NULL", [perfil, numero]) > 0,
        ),
      ),
    detail: async (perfil, numero) => detail(perfil, numero),
    async *details(perfil, filter) {
      for (const { numero } of wholeRows(perfil, filter)) {
        const found = detail(perfil, numero);
        if (found !== undefined) yield found;
      }
    },
    async *times(perfil, filter): AsyncGenerator<CachedTimes> {
      for (const { numero, respondido, ...times } of wholeRows(perfil, filter)) {
        if (respondido !== null) {
          yield { ...times, respondido: respondido === "" ? null : respondido };
          continue;
        }
        const found = detail(perfil, numero);
        if (found !== undefined) yield { ...times, respondido: answerTimeOf(found) };
      }
    },
  };
}

function conditions(
  perfil: string,
  { estado, tipo, since, before }: CachedFilter,
): { readonly where: string; readonly values: readonly SqlValue[] } {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ["perfil = ?", perfil],
    ["estado = ?", estado],
    ["tipo = ?", tipo],
    ["creado >= ?", since],
    ["creado < ?", before],
  ];
  const used = parts.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  return {
    where: used.map(({ sql }) => sql).join(" AND "),
    values: used.map(({ value }) => value),
  };
}
