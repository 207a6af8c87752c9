import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import type { MailJournal, MailPlace } from "../../ports/mail-journal.ts";
import type { FirmAccess } from "./firm-access.ts";
import type { FirmTx } from "./firm-sql.ts";

const identityText = z.string();

/** Identities may be longer than an index takes, so that rows are found by a digest of them. */
export function keyOf(identity: string): string {
  return createHash("sha256").update(identity).digest("hex");
}

/** As JSON: the text of a message may hold characters that PostgreSQL doesn't take. */
function identityOf(text: string): string {
  return identityText.parse(parseJson(text));
}

function announced(identity: string, orden: number) {
  return { orden, clave: keyOf(identity), identidad: JSON.stringify(identity) };
}

/** What the firm read of its mailboxes. @throws MesaError `libro-…`, `base-mas-nueva` */
export async function openFirmMail({
  sql,
  guarded,
  change,
  ready,
}: FirmAccess): Promise<MailJournal> {
  await ready();
  const [known] = await guarded(async () => await sql<{ id: string }[]>`SELECT id FROM diario`);
  if (known === undefined) throw new RangeError("a mail journal without an id");

  /** Changes a mailbox's messages; one at a time, so that the numbers of news rise as they show. */
  const changeBox = async (
    mailbox: string,
    statements: (tx: FirmTx) => readonly PromiseLike<unknown>[],
  ): Promise<void> =>
    await change(async (tx) => {
      const lock = tx`SELECT pg_advisory_xact_lock(hashtextextended(${`correo ${mailbox}`}, 0))`;
      await Promise.all([lock, ...statements(tx)]);
    });

  async function placesOf(mailbox: string): Promise<ReadonlyMap<string, readonly MailPlace[]>> {
    const places = new Map<string, MailPlace[]>();
    const rows = await sql<{ carpeta: string; validez: string; uid: string; clave: string }[]>`
      SELECT carpeta, validez, uid, clave FROM lugares WHERE buzon = ${mailbox}
      ORDER BY carpeta, uid`;
    for (const { carpeta, validez, uid, clave } of rows) {
      const known = places.get(clave) ?? [];
      known.push({ folder: carpeta, validity: validez, uid: Number(uid) });
      places.set(clave, known);
    }
    return places;
  }

  return {
    id: known.id,
    marks: async (mailbox) =>
      await guarded(async () => {
        const rows = await sql<
          {
            carpeta: string;
            validez: string;
            siguiente: string;
            mensajes: number;
            consulta: string;
          }[]
        >`SELECT carpeta, validez, siguiente, mensajes, consulta FROM carpetas
          WHERE buzon = ${mailbox}`;
        return rows.map(({ carpeta, validez, siguiente, mensajes, consulta }) => ({
          folder: carpeta,
          validity: validez,
          next: Number(siguiente),
          messages: mensajes,
          query: consulta,
        }));
      }),
    mails: async (mailbox) =>
      await guarded(async () => {
        const [places, rows] = await Promise.all([
          placesOf(mailbox),
          sql<{ clave: string; identidad: string; cabecera: string; leido: boolean }[]>`
            SELECT clave, identidad, cabecera, texto IS NOT NULL AS leido FROM mensajes
            WHERE buzon = ${mailbox} ORDER BY orden`,
        ]);
        return rows.map(({ clave, identidad, cabecera, leido }) => ({
          identity: identityOf(identidad),
          head: cabecera,
          isRead: leido,
          places: places.get(clave) ?? [],
        }));
      }),
    async takeIn(mailbox, { mark, arrived, gone }) {
      const { folder, validity, next, messages, query } = mark;
      const rows = arrived.map(({ uid, identity, head, replaces }, orden) => ({
        orden,
        uid,
        clave: keyOf(identity),
        identidad: JSON.stringify(identity),
        cabecera: head,
        reemplaza: replaces,
      }));
      await changeBox(mailbox, (tx) => {
        const given = tx`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS n (orden integer,
          uid bigint, clave text, identidad text, cabecera text, reemplaza boolean)`;
        return [
          tx`DELETE FROM lugares WHERE buzon = ${mailbox} AND carpeta = ${folder} AND (validez <> ${validity}
            OR uid IN (SELECT jsonb_array_elements_text(${JSON.stringify(gone)}::text::jsonb)::bigint))`,
          tx`INSERT INTO mensajes AS m (buzon, clave, identidad, cabecera)
            SELECT ${mailbox}, clave, identidad, cabecera
            FROM (SELECT DISTINCT ON (clave) * FROM ${given} WHERE reemplaza
              ORDER BY clave, orden DESC) unicos ORDER BY orden
            ON CONFLICT (buzon, clave) DO UPDATE
              SET cabecera = excluded.cabecera, texto = NULL, archivos = NULL`,
          tx`INSERT INTO mensajes (buzon, clave, identidad, cabecera)
            SELECT ${mailbox}, clave, identidad, cabecera FROM ${given} WHERE NOT reemplaza
            ORDER BY orden ON CONFLICT DO NOTHING`,
          tx`INSERT INTO lugares (buzon, carpeta, validez, uid, clave)
            SELECT DISTINCT ON (uid) ${mailbox}, ${folder}, ${validity}, uid, clave FROM ${given}
            ORDER BY uid, orden DESC
            ON CONFLICT (buzon, carpeta, validez, uid) DO UPDATE SET clave = excluded.clave`,
          tx`INSERT INTO carpetas VALUES (${mailbox}, ${folder}, ${validity}, ${next}, ${messages}, ${query})
            ON CONFLICT (buzon, carpeta) DO UPDATE SET validez = excluded.validez,
              siguiente = excluded.siguiente, mensajes = excluded.mensajes,
              consulta = excluded.consulta`,
        ];
      });
    },
    async keepHeads(mailbox, heads) {
      if (heads.length === 0) return;
      await changeBox(mailbox, (tx) =>
        heads.map(
          ([identity, head]) => tx`UPDATE mensajes SET cabecera = ${head}
            WHERE buzon = ${mailbox} AND clave = ${keyOf(identity)}`,
        ),
      );
    },
    async keepParts(mailbox, part, contents) {
      if (contents.length === 0) return;
      await changeBox(mailbox, (tx) =>
        contents.map(
          ([identity, content]) => tx`UPDATE mensajes
            SET ${tx(part)} = ${content === null ? null : Buffer.from(content)}
            WHERE buzon = ${mailbox} AND clave = ${keyOf(identity)}`,
        ),
      );
    },
    part: async (mailbox, identity, part) =>
      await guarded(async () => {
        const [row] = await sql<{ parte: Uint8Array | null }[]>`
          SELECT ${sql(part)} AS parte FROM mensajes
          WHERE buzon = ${mailbox} AND clave = ${keyOf(identity)}`;
        return row?.parte ?? undefined;
      }),
    noteSent: async (mailbox, identity, head, text) =>
      await changeBox(mailbox, (tx) => [
        tx`INSERT INTO mensajes (buzon, clave, identidad, cabecera, texto)
          VALUES (${mailbox}, ${keyOf(identity)}, ${JSON.stringify(identity)}, ${head},
            ${Buffer.from(text)})
          ON CONFLICT DO NOTHING`,
      ]),
    announce: async (mailbox, identities) =>
      await changeBox(mailbox, (tx) => [
        tx`INSERT INTO noticias (buzon, clave, identidad)
          SELECT ${mailbox}, clave, identidad
          FROM jsonb_to_recordset(${JSON.stringify(identities.map(announced))}::text::jsonb)
            AS n (orden integer, clave text, identidad text)
          ORDER BY orden ON CONFLICT DO NOTHING`,
      ]),
    news: async (mailbox, after) =>
      await guarded(async () => {
        const rows = await sql<{ orden: number; identidad: string }[]>`
          SELECT orden, identidad FROM noticias WHERE buzon = ${mailbox} AND orden > ${after}
          ORDER BY orden`;
        return rows.map(({ orden, identidad }) => ({
          order: orden,
          identity: identityOf(identidad),
        }));
      }),
    lastOrder: async (mailbox) =>
      await guarded(async () => {
        const [row] = await sql<{ ultimo: number | null }[]>`
          SELECT max(orden) AS ultimo FROM noticias WHERE buzon = ${mailbox}`;
        return row?.ultimo ?? 0;
      }),
    close: () => {},
  };
}
