import type { TicketNumber } from "../../domain/ticket.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";

/** What a follow-up brings along from the ticket it follows. */
export interface Followed {
  readonly numero: TicketNumber;
  /** Taken where neither flags nor file nor profile say otherwise. */
  readonly datos: RawAnswers;
}
