import * as z from "zod";
import { entryStates, type Ledger, type LedgerEntry } from "../ports/ledger.ts";
import type { Database, SqlValue } from "../sqlite/database.ts";

/** Entries read at once while all of them are gone through. */
const pageEntries = 200;

const totals = z.object({
  total: z.number(),
  desde: z.string().nullable(),
  hasta: z.string().nullable(),
});
const personRow = z.object({ persona: z.string() });

interface ListNeeds {
  readonly database: Pick<Database, "get" | "all">;
  readonly select: (where: string, ...values: readonly SqlValue[]) => readonly LedgerEntry[];
  /** Runs work on entries; moves a damaged one out of the way. */
  readonly whole: <Result>(work: () => Result) => Promise<Result>;
}

/** The operations that look at many entries. They read no more than they give. */
export function listEntries({
  database,
  select,
  whole,
}: ListNeeds): Pick<Ledger, "list" | "all" | "totals"> {
  return {
    async list({ perfil, estados, through, startsWith, endsWith }) {
      // An abandoned `enviando` reads as `desconocido`; a state that is none is found damaged.
      const others = entryStates.filter(
        (state) =>
          !estados.includes(state) && !(state === "enviando" && estados.includes("desconocido")),
      );
      const marks = others.map(() => "?").join(", ");
      const conditions: readonly (readonly [string, ...SqlValue[]])[] = [
        through === undefined
          ? [
              `solicitud IN (SELECT solicitud FROM entradas INDEXED BY entradas_por_estado
                 WHERE estado NOT IN (${marks}))`,
              ...others,
            ]
          : [
              `envia = ? AND +estado NOT IN (${marks})`,
              `${through.canal} ${through.perfil}`,
              ...others,
            ],
        // The plus keeps SQLite from going through all entries of the profile instead.
        ...(perfil === undefined ? [] : [["+perfil = ?", perfil] as const]),
        // Every character of an id sorts before «g».
        ...(startsWith === undefined
          ? []
          : [["solicitud >= ? AND solicitud < ?", startsWith, `${startsWith}g`] as const]),
        ...(endsWith === undefined
          ? []
          : [["substr(solicitud, ?) = ?", -endsWith.length, endsWith] as const]),
      ];
      const where = conditions.map(([sql]) => sql).join(" AND ");
      const values = conditions.flatMap(([, ...given]) => given);
      const entries = await whole(() => select(`${where} ORDER BY solicitud`, ...values));
      return entries.filter((entry) => estados.includes(entry.estado));
    },
    async *all() {
      for (let last = ""; ;) {
        const page = await whole(() =>
          select(`solicitud > ? ORDER BY solicitud LIMIT ${pageEntries}`, last),
        );
        yield* page;
        const end = page.at(-1);
        if (end === undefined) return;
        last = end.solicitud;
      }
    },
    async totals() {
      const created = (order: string): string =>
        `(SELECT CASE WHEN json_valid(intencion) THEN json_extract(intencion, '$.creada') END
           FROM entradas ORDER BY solicitud ${order} LIMIT 1)`;
      const row = database.get(
        `SELECT (SELECT count(*) FROM entradas) AS total,
           ${created("ASC")} AS desde, ${created("DESC")} AS hasta`,
      );
      const { total, desde, hasta } = totals.parse(row);
      const people = database
        .all("SELECT DISTINCT persona FROM entradas WHERE persona > '' ORDER BY persona")
        .map((one) => personRow.parse(one).persona);
      return { count: total, first: desde, last: hasta, people };
    },
  };
}
