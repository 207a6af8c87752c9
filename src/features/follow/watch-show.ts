import type { MesaError } from "../../errors/mesa-error.ts";
import type { TicketEvent } from "./watch-tickets.ts";

/** Where a watch is shown. */
export interface WatchShow {
  /** True where the screen is drawn over. */
  readonly live: boolean;
  readonly events: (events: readonly TicketEvent[]) => Promise<void>;
  /** The desk was asked and answered. */
  readonly heard: () => Promise<void>;
  /** The desk is not there; it is asked again at that time. */
  readonly trouble: (error: MesaError, again: Date) => Promise<void>;
  /** A line about something that went wrong on this side. */
  readonly failed: (line: string) => void;
  /** Aborts when the user does not want to wait for the next time; made anew for each wait. */
  readonly hurry: () => AbortSignal;
  /** Aborts when the user has seen enough. */
  readonly ended: AbortSignal;
  readonly close: () => void;
}
