import { ageOf, type Age } from "../../domain/ticket-life.ts";
import type { Ticket } from "../../domain/ticket.ts";
import type { Call } from "../../app/call.ts";

/** How old a ticket is. */
export type AgeOf = (ticket: Ticket) => Age;

/**
 * Ages as shown to people; undefined for programs, which read the times themselves, so that the
 * holidays need not be loaded.
 */
export async function ticketAges(call: Call): Promise<AgeOf | undefined> {
  const { terminal, holidays, clock } = call.context;
  if (call.modes.json || !terminal.stdoutIsTerminal) return undefined;
  const holidayOf = await holidays();
  const now = clock();
  return (ticket) => ageOf(ticket, now, holidayOf);
}
