import type { TimedTicket } from "../../domain/ticket-statistics.ts";
import { neutralize } from "../../view/neutralize.ts";

/** One row of an exported table. */
export type ExportRow = Readonly<Record<string, string | number | null>>;

/** The columns of an exported table, in their order. */
export const exportColumns = [
  "numero",
  "tipo",
  "estado",
  "unidad",
  "funcionario",
  "asunto",
  "distrito",
  "pantalla",
  "motivo",
  "tramite",
  "creado",
  "actualizado",
  "respondido",
  "terminado",
  "horas_respuesta",
  "horas_respuesta_habiles",
  "horas_fin",
  "horas_fin_habiles",
  "mensajes",
  "adjuntos",
  "sigue_a",
] as const;

/** A ticket as one row; foreign text is neutralised, since other programs read it. */
export function exportRow({ ticket, times }: TimedTicket): ExportRow {
  const { answered, ended, untilAnswer, untilEnd } = times;
  const files = ticket.mensajes.reduce(
    (sum, one) => sum + one.adjuntos.length,
    ticket.adjuntos.length,
  );
  const row = {
    numero: ticket.numero,
    tipo: ticket.tipo,
    estado: ticket.estado,
    unidad: ticket.unidad,
    funcionario: ticket.funcionario,
    asunto: ticket.asunto,
    distrito: fieldOf(ticket.datos, "distrito"),
    pantalla: fieldOf(ticket.datos, "pantalla"),
    motivo: fieldOf(ticket.datos, "motivo"),
    tramite: fieldOf(ticket.datos, "tramite"),
    creado: ticket.creado,
    actualizado: ticket.actualizado,
    respondido: answered,
    terminado: ended,
    horas_respuesta: hours(untilAnswer?.elapsed),
    horas_respuesta_habiles: hours(untilAnswer?.office),
    horas_fin: hours(untilEnd?.elapsed),
    horas_fin_habiles: hours(untilEnd?.office),
    mensajes: ticket.mensajes.length,
    adjuntos: files,
    sigue_a: ticket.sigue_a,
  } satisfies Record<(typeof exportColumns)[number], string | number | null>;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "string" ? neutralize(value) : value,
    ]),
  );
}

function fieldOf(datos: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = datos[name];
  return typeof value === "string" ? value : null;
}

/** Hours with two decimals. */
function hours(milliseconds: number | undefined): number | null {
  return milliseconds === undefined ? null : Math.round(milliseconds / 36_000) / 100;
}
