import { ticketShape } from "../../domain/ticket-mini-schema.ts";
import { answerTimeOf } from "../../domain/ticket-statistics.ts";
import type { Ticket, TicketDetail } from "../../domain/ticket.ts";
import type { FirmTx } from "./firm-sql.ts";

/** A copy as the columns that it becomes. */
export function copyRow(ticket: Ticket, detail: TicketDetail | null, visto: string) {
  const { numero, tipo, estado, creado, actualizado, solicitud } = ticket;
  return {
    numero,
    tipo,
    estado,
    creado,
    actualizado,
    visto,
    resumen: JSON.stringify(ticketShape.parse(ticket)),
    detalle: detail === null ? null : JSON.stringify(detail),
    solicitud: solicitud ?? null,
    respondido: detail === null ? null : (answerTimeOf(detail) ?? ""),
  };
}

/**
 * Stores copies of different tickets, unless newer ones are there.
 *
 * @param onlyNewer  whether one that was seen at the same time stays, too
 * @returns how many were stored
 */
export async function putCopies(
  tx: FirmTx,
  perfil: string,
  rows: readonly ReturnType<typeof copyRow>[],
  onlyNewer = false,
): Promise<number> {
  const given = tx`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS n (numero text, tipo text,
    estado text, creado text, actualizado text, visto text, resumen text, detalle text, solicitud text,
    respondido text)`;
  // A request is one ticket, whatever number it had before: its own id, or one read wrongly.
  const earlier = tx`t.perfil = ${perfil} AND n.solicitud IS NOT NULL AND t.numero <> n.numero
    AND (t.numero = n.solicitud OR t.solicitud = n.solicitud)`;
  const results = await Promise.all([
    tx`SELECT pg_advisory_xact_lock(hashtextextended(${`tickets ${perfil}`}, 0))`,
    tx`UPDATE cambios c SET numero = n.numero FROM ${given}
      WHERE c.perfil = ${perfil} AND n.solicitud IS NOT NULL AND c.numero <> n.numero
        AND (c.numero = n.solicitud OR c.numero IN (SELECT t.numero FROM tickets t WHERE ${earlier}))`,
    tx`DELETE FROM tickets t USING ${given} WHERE ${earlier}`,
    tx`INSERT INTO tickets AS t (perfil, numero, tipo, estado, creado, actualizado, visto, resumen,
        detalle, solicitud, respondido)
      SELECT ${perfil}, numero, tipo, estado, creado, actualizado, visto, resumen, detalle,
        solicitud, respondido FROM ${given}
      ON CONFLICT (perfil, numero) DO UPDATE SET
        tipo = excluded.tipo, creado = excluded.creado, estado = excluded.estado,
        visto = excluded.visto, resumen = excluded.resumen,
        detalle = CASE WHEN excluded.detalle IS NOT NULL THEN excluded.detalle
          WHEN excluded.actualizado = t.actualizado AND excluded.estado = t.estado
          THEN t.detalle END,
        respondido = CASE WHEN excluded.detalle IS NOT NULL THEN excluded.respondido
          ELSE t.respondido END,
        actualizado = excluded.actualizado, solicitud = excluded.solicitud
      WHERE excluded.visto > t.visto ${onlyNewer ? tx`` : tx`OR excluded.visto = t.visto`}`,
  ]);
  return results.at(-1)?.count ?? 0;
}
