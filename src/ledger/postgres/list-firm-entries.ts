import type { Ledger, LedgerEntry } from "../../ports/ledger.ts";
import { smallestEnd, stored, type FirmSql } from "./firm-sql.ts";

/** Entries read at once while all of them are gone through. */
const pageEntries = 200;

/** The operations that look at many entries of the firm. */
export function listFirmEntries(
  sql: FirmSql,
  guarded: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Pick<Ledger, "list" | "all" | "totals"> {
  const select = async (where: Parameters<typeof stored>[1]): Promise<readonly LedgerEntry[]> =>
    (await guarded(() => stored(sql, where))).map(({ entry }) => entry);

  return {
    async list({ perfil, estados, through, startsWith, endsWith }) {
      // An abandoned `enviando` reads as `desconocido`.
      const kept = estados.includes("desconocido") ? [...estados, "enviando"] : [...estados];
      const settled = kept.includes("aceptado") || kept.includes("rechazado");
      const entries = await select(sql`
        estado IN ${sql(kept)}
        ${settled ? sql`` : sql`AND estado NOT IN ('aceptado', 'rechazado')`}
        ${perfil === undefined ? sql`` : sql`AND perfil = ${perfil}`}
        ${through === undefined ? sql`` : sql`AND envia = ${`${through.canal} ${through.perfil}`}`}
        ${
          startsWith === undefined
            ? sql``
            : sql`AND solicitud >= ${startsWith} AND solicitud < ${startsWith + smallestEnd}`
        }
        ${
          endsWith === undefined
            ? sql``
            : sql`AND right(solicitud, ${endsWith.length}) = ${endsWith}`
        }
        ORDER BY solicitud`);
      return entries.filter((entry) => estados.includes(entry.estado));
    },
    async *all() {
      for (let last = ""; ;) {
        const page = await select(sql`solicitud > ${last} ORDER BY solicitud LIMIT ${pageEntries}`);
        yield* page;
        const end = page.at(-1);
        if (end === undefined) return;
        last = end.solicitud;
      }
    },
    totals: async () =>
      await guarded(async () => {
        const [row] = await sql<{ total: number; desde: string | null; hasta: string | null }[]>`
          SELECT (SELECT count(*)::integer FROM entradas) AS total,
            (SELECT creada FROM entradas ORDER BY solicitud LIMIT 1) AS desde,
            (SELECT creada FROM entradas ORDER BY solicitud DESC LIMIT 1) AS hasta`;
        const people = await sql<{ persona: string }[]>`
          SELECT DISTINCT persona FROM entradas WHERE persona > '' ORDER BY persona`;
        return {
          count: row?.total ?? 0,
          first: row?.desde ?? null,
          last: row?.hasta ?? null,
          people: people.map(({ persona }) => persona),
        };
      }),
  };
}
