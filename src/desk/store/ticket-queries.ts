import * as z from "zod";
import { foldText } from "../../catalogs/search-catalog.ts";
import { guayaquilInstant } from "../../domain/guayaquil-time.ts";
import type { Ticket, TicketAttachment, TicketDetail } from "../../domain/ticket.ts";
import type { Database, SqlValue } from "../../sqlite/database.ts";
import { Problem } from "../problem.ts";
import {
  attachmentRow,
  changeRow,
  messageRowWithAuthor,
  numberRow,
  ticketColumns,
  ticketRow,
  ticketRowWithId,
} from "./ticket-rows.ts";
import type { OwnedTicket } from "./ticket-store.ts";

export interface TicketQuery {
  /** The operator's account; undefined for officials, who see all tickets. */
  readonly cuenta?: number;
  readonly estado?: string | undefined;
  readonly unidad?: string | undefined;
  readonly tipo?: string | undefined;
  /** Days of America/Guayaquil, both inclusive. */
  readonly desde?: string | undefined;
  readonly hasta?: string | undefined;
  readonly buscar?: string | undefined;
  readonly limite: number;
  readonly cursor?: string | undefined;
}

const attachmentColumns = "id, mensaje, nombre, tipo, bytes, sha256";
const dayMs = 24 * 3_600_000;

/** Reads tickets, their files and their changes. */
export function createTicketQueries(database: Database) {
  function attachmentsOf(numero: string) {
    return database
      .all(`SELECT ${attachmentColumns} FROM adjuntos WHERE ticket = ? ORDER BY id`, [numero])
      .map((row) => attachmentRow.parse(row));
  }

  /** The chain of tickets that follow one another, first ticket first. */
  function chainOf(numero: string): readonly string[] {
    const rows = database.all(
      `WITH RECURSIVE antes (numero, sigue_a, paso) AS (
         SELECT numero, sigue_a, 0 FROM tickets WHERE numero = ?
         UNION ALL SELECT t.numero, t.sigue_a, paso - 1 FROM tickets t JOIN antes ON t.numero = antes.sigue_a),
       despues (numero, paso) AS (
         SELECT numero, 0 FROM tickets WHERE numero = ?
         UNION ALL SELECT t.numero, paso + 1 FROM tickets t JOIN despues ON t.sigue_a = despues.numero)
       SELECT numero, paso FROM antes UNION SELECT numero, paso FROM despues ORDER BY paso`,
      [numero, numero],
    );
    return rows.map((row) => numberRow.parse(row).numero);
  }

  return {
    page(query: TicketQuery): {
      readonly tickets: readonly Ticket[];
      readonly siguiente: string | null;
    } {
      const { where, values } = conditions(query);
      const rows = database
        .all(`SELECT id, ${ticketColumns} FROM tickets WHERE ${where} ORDER BY id DESC LIMIT ?`, [
          ...values,
          query.limite + 1,
        ])
        .map((row) => ticketRowWithId.parse(row));
      const shown = rows.slice(0, query.limite);
      const last = shown.at(-1);
      const more = rows.length > query.limite && last !== undefined;
      return {
        tickets: shown.map((row) => ticketRow.parse(row)),
        siguiente: more ? encodeCursor(last.id) : null,
      };
    },
    detail(ticket: OwnedTicket): TicketDetail {
      const files = attachmentsOf(ticket.numero);
      const messages = database
        .all(
          `SELECT id, de, fecha, texto, huella, CASE cuenta WHEN ? THEN 'operador' ELSE 'mesa' END AS autor
           FROM mensajes WHERE ticket = ? ORDER BY id`,
          [ticket.cuenta, ticket.numero],
        )
        .map((row) => messageRowWithAuthor.parse(row));
      const filesOf = (message: number | null): readonly TicketAttachment[] =>
        files
          .filter((file) => file.mensaje === message)
          .map(({ id, mensaje: _message, ...file }) => ({ id: String(id), ...file }));
      return {
        ...ticketRow.parse(ticket),
        datos: ticket.datos,
        mensajes: messages.map(({ id, huella: _digest, ...message }) => ({
          id: String(id),
          ...message,
          adjuntos: filesOf(id),
        })),
        adjuntos: filesOf(null),
        cadena: chainOf(ticket.numero),
      };
    },
    attachment(numero: string, id: string): TicketAttachment | undefined {
      const found = attachmentsOf(numero).find((file) => String(file.id) === id);
      if (found === undefined) return undefined;
      const { mensaje: _message, ...file } = found;
      return { ...file, id };
    },
    changesAfter(cuenta: number, after: number) {
      return database
        .all(
          "SELECT id, numero, estado, motivo, fecha FROM cambios WHERE cuenta = ? AND id > ? ORDER BY id LIMIT 1000",
          [cuenta, after],
        )
        .map((row) => changeRow.parse(row));
    },
  };
}

export type TicketQueries = ReturnType<typeof createTicketQueries>;

function conditions(query: TicketQuery): {
  readonly where: string;
  readonly values: readonly SqlValue[];
} {
  const parts: [string, SqlValue][] = [];
  const equal = ["cuenta", "estado", "unidad", "tipo"] as const;
  for (const name of equal) {
    const value = query[name];
    if (value !== undefined) parts.push([`${name} = ?`, value]);
  }
  if (query.desde !== undefined) parts.push(["creado >= ?", startOf(query.desde, 0)]);
  if (query.hasta !== undefined) parts.push(["creado < ?", startOf(query.hasta, dayMs)]);
  for (const word of foldText(query.buscar ?? "").split(" ")) {
    if (word !== "") parts.push(["instr(buscable, ?) > 0", word]);
  }
  if (query.cursor !== undefined) parts.push(["id < ?", decodeCursor(query.cursor)]);
  const where = ["1", ...parts.map(([sql]) => sql)].join(" AND ");
  return { where, values: parts.map(([, value]) => value) };
}

/** Midnight of a day in Guayaquil plus `offsetMs`, as UTC. */
function startOf(dayText: string, offsetMs: number): string {
  return new Date(guayaquilInstant(dayText, "00:00").getTime() + offsetMs).toISOString();
}

function encodeCursor(id: number): string {
  return Buffer.from(JSON.stringify({ antes: id })).toString("base64url");
}

function decodeCursor(cursor: string): number {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return z.object({ antes: z.number().int() }).parse(parsed).antes;
  } catch (error) {
    throw new Problem(400, "cursor-invalido", "Esta mesa no dio ese cursor.", {
      errores: [
        { puntero: "/cursor", codigo: "cursor-invalido", detalle: String(error).slice(0, 100) },
      ],
    });
  }
}
