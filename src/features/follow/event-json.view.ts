import type { TicketEvent } from "./watch-tickets.ts";

/** An event as a line of NDJSON, a command's standard input and a webhook's body have it. */
export function eventJson({
  numero,
  estado,
  motivo,
  fecha,
  asunto,
  funcionario,
  mensaje,
}: TicketEvent) {
  const evento = "cambio" as const;
  return { v: 1, evento, numero, estado, motivo, fecha, asunto, funcionario, mensaje };
}
