import type { Ticket } from "../../domain/ticket.ts";
import type { Channel } from "../../ports/channel.ts";
import { listTickets } from "./list-tickets.ts";

/** Each asked for by itself: most of an operator's tickets are long over. */
const openStates = ["registrado", "asignado", "en_analisis", "respondido"] as const;

/** No screen holds more of one state. */
const most = 100;

/** The newest tickets on which something may still happen. */
export async function openTickets(
  channel: Pick<Channel, "listTickets">,
  signal: AbortSignal,
): Promise<readonly Ticket[]> {
  const found: Ticket[] = [];
  for (const estado of openStates) {
    const page = { limit: most, cursor: undefined };
    found.push(...(await listTickets(channel, { estado }, page, signal)).tickets);
  }
  return found;
}
