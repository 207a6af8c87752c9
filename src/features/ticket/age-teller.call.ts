import { ageOf, type Age } from "../../domain/ticket-life.ts";
import type { Ticket } from "../../domain/ticket.ts";
import type { Call } from "../../app/call.ts";

/** How old a ticket is. */
export type AgeTeller = (ticket: Ticket) => Age;

/** For people only: machines have the times, and a start without holidays is faster. */
export async function ageTeller(call: Call): Promise<AgeTeller | undefined> {
  const { terminal, holidays, clock } = call.context;
  if (call.modes.json || !terminal.stdoutIsTerminal) return undefined;
  const holidayOf = await holidays();
  const now = clock();
  return (ticket) => ageOf(ticket, now, holidayOf);
}
