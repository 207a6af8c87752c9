import { wordInMessage } from "../../domain/word-in-message.ts";
import { parseJson } from "../../domain/parse-json.ts";
import type { FirmCopies, SharedCopies, SharedSelection } from "../../ports/firm.ts";
import type { FirmAccess } from "./firm-access.ts";
import type { Fragment } from "./firm-sql.ts";

interface Sum {
  readonly total: number;
  readonly bytes: string | null;
  readonly desde: string | null;
  readonly hasta: string | null;
}

/** Rows exported at once. */
const pageRows = 100;

/** What the firm's journal has besides requests, to be counted, exported and deleted. */
export function sharedCopies({ sql, guarded, change, ready }: FirmAccess): FirmCopies {
  const ticketsMeant = ({ before, identificacion, perfil, ticket }: SharedSelection) => sql`true
    ${before === undefined ? sql`` : sql`AND t.creado < ${before.toISOString()}`}
    ${perfil === undefined ? sql`` : sql`AND t.perfil = ${perfil}`}
    ${ticket === undefined ? sql`` : sql`AND t.numero = ${ticket}`}
    ${
      identificacion === undefined
        ? sql``
        : sql`AND (position(${identificacion} IN COALESCE(t.detalle, t.resumen)) > 0
            OR EXISTS (SELECT FROM entradas e WHERE e.identificacion = ${identificacion}
              AND (e.solicitud = t.solicitud OR e.perfil = t.perfil AND e.ticket = t.numero)))`
    }`;

  /** Messages that hold a word, however their text is encoded, or the id or the number of a request that a condition means. */
  const naming = (word: string, request: Fragment) => sql`AND (position(${word} IN m.cabecera) > 0
    OR position(convert_to(${word}, 'UTF8') IN m.texto) > 0
    OR encode(m.texto, 'escape') ~ ${wordInMessage(word)}
    OR EXISTS (SELECT FROM entradas e WHERE ${request} AND (position(e.solicitud IN m.cabecera) > 0
      OR e.ticket > '' AND position(e.ticket IN m.cabecera) > 0)))`;

  const mailsMeant = ({
    before,
    identificacion,
    perfil,
    ticket,
    buzon,
  }: SharedSelection) => sql`true
    ${before === undefined ? sql`` : sql`AND m.guardado < ${before.toISOString()}::timestamptz`}
    ${perfil === undefined ? sql`` : sql`AND m.buzon = ${buzon?.toLowerCase() ?? ""}`}
    ${ticket === undefined ? sql`` : naming(ticket, sql`e.ticket = ${ticket}`)}
    ${
      identificacion === undefined
        ? sql``
        : naming(identificacion, sql`e.identificacion = ${identificacion}`)
    }`;

  async function meant(selection: SharedSelection): Promise<readonly SharedCopies[]> {
    await ready();
    const [[tickets], [mails]] = await guarded(
      async () =>
        await Promise.all([
          sql<
            Sum[]
          >`SELECT count(*)::integer AS total, min(t.creado) AS desde, max(t.creado) AS hasta,
            sum(octet_length(t.resumen) + COALESCE(octet_length(t.detalle), 0)) AS bytes
            FROM tickets t WHERE ${ticketsMeant(selection)}`,
          sql<Sum[]>`SELECT count(*)::integer AS total,
            to_json(min(m.guardado)) #>> '{}' AS desde, to_json(max(m.guardado)) #>> '{}' AS hasta,
            sum(octet_length(m.cabecera) + COALESCE(octet_length(m.texto), 0)) AS bytes
            FROM mensajes m WHERE ${mailsMeant(selection)}`,
        ]),
    );
    return [sumOf("tickets-firma", tickets), sumOf("correo-firma", mails)];
  }

  /** Rows of a table in the order of their key, a page at a time. */
  async function* pages<Row>(
    page: (offset: number) => Promise<readonly Row[]>,
  ): AsyncGenerator<Row> {
    for (let at = 0; ; at += pageRows) {
      const rows = await guarded(async () => await page(at));
      yield* rows;
      if (rows.length < pageRows) return;
    }
  }

  return {
    totals: async () => await meant({}),
    meant,
    async purge(selection) {
      await change(async (tx) => {
        const tickets = tx`SELECT t.perfil, t.numero FROM tickets t WHERE ${ticketsMeant(selection)}`;
        await tx`DELETE FROM cambios WHERE (perfil, numero) IN (${tickets})`;
        await tx`DELETE FROM tickets WHERE (perfil, numero) IN (${tickets})`;
        const mails = tx`SELECT m.buzon, m.clave FROM mensajes m WHERE ${mailsMeant(selection)}`;
        await tx`DELETE FROM lugares WHERE (buzon, clave) IN (${mails})`;
        await tx`DELETE FROM mensajes WHERE (buzon, clave) IN (${mails})`;
      });
    },
    async *tickets() {
      const rows = pages(
        async (at) =>
          await sql<{ perfil: string; visto: string; copia: string }[]>`
          SELECT perfil, visto, COALESCE(detalle, resumen) AS copia FROM tickets
          ORDER BY perfil, numero LIMIT ${pageRows} OFFSET ${at}`,
      );
      for await (const { perfil, visto, copia } of rows) {
        yield { perfil, visto, ticket: parseJson(copia) };
      }
    },
    async *mails() {
      const rows = pages(
        async (at) =>
          await sql<{ buzon: string; cabecera: string; texto: Uint8Array | null }[]>`
          SELECT buzon, cabecera, texto FROM mensajes
          ORDER BY buzon, orden LIMIT ${pageRows} OFFSET ${at}`,
      );
      for await (const { buzon, cabecera, texto } of rows) {
        const text = texto === null ? null : Buffer.from(texto).toString("utf8");
        yield { buzon, cabecera: parseJson(cabecera), texto: text };
      }
    },
  };
}

function sumOf(clase: SharedCopies["clase"], sum: Sum | undefined): SharedCopies {
  const moment = (text: string | null | undefined): string | null =>
    text == null ? null : new Date(text).toISOString();
  return {
    clase,
    count: sum?.total ?? 0,
    bytes: Number(sum?.bytes ?? 0),
    first: moment(sum?.desde),
    last: moment(sum?.hasta),
  };
}
