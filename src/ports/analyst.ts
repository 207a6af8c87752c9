import type { Ticket, TicketDetail, TicketNumber } from "../domain/ticket.ts";

export const resolutions = ["atendido", "rechazado", "anulado"] as const;
export type Resolution = (typeof resolutions)[number];

/** The official's side of the embedded desk. */
export interface Analyst {
  readonly list: (
    filter: { readonly estado?: string; readonly limite: number },
    signal: AbortSignal,
  ) => Promise<readonly Ticket[]>;
  readonly get: (number: TicketNumber, signal: AbortSignal) => Promise<TicketDetail>;
  readonly take: (number: TicketNumber, signal: AbortSignal) => Promise<Ticket>;
  /** `asksForData`: the case stays under analysis and waits for the operator. */
  readonly answer: (
    number: TicketNumber,
    text: string,
    asksForData: boolean,
    signal: AbortSignal,
  ) => Promise<Ticket>;
  readonly resolve: (
    number: TicketNumber,
    resolution: Resolution,
    text: string | undefined,
    signal: AbortSignal,
  ) => Promise<Ticket>;
}
