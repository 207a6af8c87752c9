import type { MesaError } from "../../errors/mesa-error.ts";
import type { TicketEvent } from "./watch-tickets.ts";

/** The output of a watch: a screen, or lines. */
export interface WatchShow {
  /** Whether the whole screen is in use. */
  readonly live: boolean;
  readonly events: (events: readonly TicketEvent[]) => Promise<void>;
  /** The desk was asked and answered. */
  readonly heard: () => Promise<void>;
  /** The desk cannot be reached; it is asked again at that time. */
  readonly trouble: (error: MesaError, again: Date) => Promise<void>;
  /** Shows a line about an error on this machine. */
  readonly failed: (line: string) => void;
  /**
   * A signal for the wait that begins now, of so many milliseconds; aborts when the user asks for the
   * next request at once.
   */
  readonly hurry: (milliseconds: number) => Promise<AbortSignal>;
  /** The wait is over: the desk is being asked. */
  readonly asking: () => void;
  /** Aborts when the user quits. */
  readonly ended: AbortSignal;
  /** Whether the user quit in order to open one of the tickets. */
  readonly opensOne: () => boolean;
  readonly close: () => void;
}
