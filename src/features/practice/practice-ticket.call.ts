import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Analyst } from "../../ports/analyst.ts";

/**
 * Does something to the ticket of the practice desk that the command line names.
 *
 * @throws MesaError `ticket-no-existe` with a hint at the practice desk's own list
 */
export async function withPracticeTicket<Result>(
  input: Input,
  call: Call,
  work: (analyst: Analyst, number: string) => Promise<Result>,
): Promise<Result> {
  const { analyst } = await call.practiceDesk();
  try {
    return await work(analyst, input.operand(0));
  } catch (error) {
    if (!(error instanceof MesaError) || error.code !== "ticket-no-existe") throw error;
    throw new MesaError("ticket-no-existe", { params: { caso: "practica" }, cause: error });
  }
}
