import { readMarks, searchWord, type TicketMarks } from "../../domain/failure-marks.ts";
import type { TicketDetail } from "../../domain/ticket.ts";
import { isOver } from "../../domain/ticket-life.ts";
import type { Channel } from "../../ports/channel.ts";

/** An open ticket about failing tests. */
export interface CiTicket {
  readonly detail: TicketDetail;
  readonly marks: TicketMarks;
}

/** Tickets, the newest first, among which the desk is searched. */
const maxSearched = 200;

/** The operator's open tickets that carry marks of failures, the newest first. */
export async function findCiTickets(
  channel: Pick<Channel, "listTickets" | "getTicket">,
  signal: AbortSignal,
): Promise<readonly CiTicket[]> {
  const filter = { tipo: "incidente", buscar: searchWord } as const;
  const { tickets } = await channel.listTickets(filter, { limit: maxSearched }, signal);
  const found: CiTicket[] = [];
  for (const ticket of tickets) {
    if (isOver(ticket.estado)) continue;
    const detail = await channel.getTicket(ticket.numero, signal);
    const marks = readMarks(detail.datos);
    if (marks !== undefined) found.push({ detail, marks });
  }
  return found;
}
