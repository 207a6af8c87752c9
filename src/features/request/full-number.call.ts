import { findNumber, isShort } from "../../domain/find-number.ts";
import type { Ticket, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { Call } from "../../app/call.ts";

/** Copies that are searched for a short or misspelt number. */
const maxSearched = 2000;

/**
 * A ticket's number as typed, completed where it is short.
 *
 * @param strict  a short number must leave no doubt: nobody is asked before something that can't be undone
 * @param known  the tickets that it is looked for among
 * @throws MesaError `numero-ambiguo`
 */
export async function fullNumber(
  given: string,
  call: Call,
  strict: boolean,
  known = (): Promise<readonly Ticket[]> => knownTickets(call),
): Promise<TicketNumber> {
  if (!isShort(given)) return given;
  const now = call.context.clock();
  const found = findNumber(given, await known(), { now, strict });
  switch (found.kind) {
    case "unknown":
      return given;
    case "found":
      call.note(`  ${given} → ${neutralizeLine(found.numero)}`);
      return found.numero;
    case "ambiguous":
      throw new MesaError("numero-ambiguo", {
        params: { numero: given },
        problems: found.candidates.map(({ numero, asunto }) => ({
          field: numero,
          code: "valor",
          text: asunto,
        })),
      });
  }
}

/** The profile's tickets that were seen on this machine. */
export async function knownTickets(call: Call): Promise<readonly Ticket[]> {
  const { nombre } = await call.profile();
  return await (await call.context.ticketCache()).list(nombre, {}, maxSearched);
}
