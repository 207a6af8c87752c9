import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Analyst } from "../../ports/analyst.ts";
import { namedTicket } from "../ticket/named-ticket.call.ts";

/** Tickets of the practice desk that are searched for a short number. */
const maxSearched = 200;

/**
 * Does something to the ticket of the practice desk that the command line names, if only by its last digits.
 *
 * @throws MesaError `ticket-no-existe` with a hint at the practice desk's own list; `numero-ambiguo`
 */
export async function withPracticeTicket<Result>(
  input: Input,
  call: Call,
  work: (analyst: Analyst, number: string) => Promise<Result>,
): Promise<Result> {
  const { analyst } = await call.practiceDesk();
  const known = () => analyst.list({ limite: maxSearched }, call.context.signal);
  try {
    return await work(analyst, await namedTicket(input, call, { strict: true, known }));
  } catch (error) {
    if (!(error instanceof MesaError) || error.code !== "ticket-no-existe") throw error;
    throw new MesaError("ticket-no-existe", { params: { caso: "practica" }, cause: error });
  }
}
