import type { TicketDetail, TicketMessage } from "./ticket.ts";

/**
 * Whether a message is the desk's. Where the desk does not tell, whatever does not bear the
 * operator's own name or address counts as its word.
 */
export function isFromDesk(
  message: TicketMessage,
  { datos }: Pick<TicketDetail, "datos">,
): boolean {
  // Neither a forged sender nor a receipt that no official wrote is the desk's word.
  if (message.dudoso !== undefined || message.automatico === true) return false;
  if (message.autor !== undefined) return message.autor === "mesa";
  return message.de !== datos["nombre"] && message.de !== datos["correo"];
}
