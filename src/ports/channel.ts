import type { Receipt } from "../domain/receipt.ts";
import type { FormId, Ticket, TicketDetail, TicketNumber } from "../domain/ticket.ts";
import type { Intent } from "./ledger.ts";

export const channelIds = ["practica", "portal"] as const;
export type ChannelId = (typeof channelIds)[number];

/** Which tickets, newest first. Dates are `AAAA-MM-DD` in America/Guayaquil, both inclusive. */
export interface TicketFilter {
  readonly estado?: string;
  readonly tipo?: FormId;
  readonly desde?: string;
  readonly hasta?: string;
  readonly buscar?: string;
}

export interface TicketPage {
  readonly tickets: readonly Ticket[];
  /** Opaque cursor of the next page; null on the last. */
  readonly siguiente: string | null;
}

/**
 * One way to the service desk. An implementation parses at its edge and throws `MesaError` for
 * what the user must know: `mesa-inalcanzable`, `sin-sesion`, `sesion-caducada`, `mesa-falla`.
 */
export interface Channel {
  readonly id: ChannelId;
  /** Whether the desk answers at all; needs no session. @throws MesaError `mesa-inalcanzable` */
  ping(signal: AbortSignal): Promise<void>;
  /** Hands the request over under its key. Never throws for what a `Receipt` can say. */
  submit(intent: Intent, signal: AbortSignal): Promise<Receipt>;
  /** What the desk made of this key; undefined when it never got it. */
  findByKey(key: string, signal: AbortSignal): Promise<Ticket | undefined>;
  listTickets(
    filter: TicketFilter,
    page: { readonly limit: number; readonly cursor?: string },
    signal: AbortSignal,
  ): Promise<TicketPage>;
  /** @throws MesaError `ticket-no-existe` */
  getTicket(number: TicketNumber, signal: AbortSignal): Promise<TicketDetail>;
  /** Ends the case as agreed. Safe to repeat. */
  accept(number: TicketNumber, remark: string | undefined, signal: AbortSignal): Promise<Ticket>;
}
