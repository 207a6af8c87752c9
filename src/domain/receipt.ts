import type { Advice } from "./evidence.ts";
import type { Ticket } from "./ticket.ts";

/**
 * What came of handing a request to a channel. Where channels differ (an e-mail has no number
 * yet), they differ here and nowhere else.
 */
export type Receipt =
  /** The desk has it. `replayed`: it had it before; nothing new was made. */
  | {
      readonly kind: "accepted";
      readonly ticket: Ticket;
      readonly replayed: boolean;
      /** What it kept otherwise than it was sent. */
      readonly advice?: readonly Advice[];
    }
  /** On its way; the number comes later. */
  | { readonly kind: "queued" }
  /** Not one byte was taken by the desk: safe to send later. */
  | { readonly kind: "unreachable"; readonly reason: string }
  /** Cut off in the middle: nobody knows. Must be settled before anything is repeated. */
  | { readonly kind: "unknown"; readonly reason: string }
  /** The desk looked at it and said no. */
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly message: string;
      readonly problems: readonly { readonly field: string; readonly text: string }[];
    };
