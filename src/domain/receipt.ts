import type { Advice } from "./evidence.ts";
import type { HandOver } from "./hand-over.ts";
import type { Ticket } from "./ticket.ts";

/**
 * The result of submitting a request through a channel. Differences between channels (an e-mail has no
 * number yet) show here and nowhere else.
 */
export type Receipt =
  /** The desk has the request. `replayed`: it already had it, and nothing new was made. */
  | {
      readonly kind: "accepted";
      readonly ticket: Ticket;
      readonly replayed: boolean;
      /** What the desk stored differently from what was sent. */
      readonly advice?: readonly Advice[];
    }
  /** The request is on its way; its number comes later. */
  | {
      readonly kind: "queued";
      /** How it is known to be on its way, where a person sent it by hand. */
      readonly handOver?: HandOver;
      /** What did not work out beside it. */
      readonly advice?: readonly Advice[];
    }
  /** The request lies in a file that a person sends by hand; whether that happened is not known. */
  | { readonly kind: "handed"; readonly handOver: HandOver }
  /** Nothing of the request reached the desk: it is safe to send it again. */
  | { readonly kind: "unreachable"; readonly reason: string }
  /** Interrupted with an unknown result, which must be settled before the request is repeated. */
  | { readonly kind: "unknown"; readonly reason: string }
  /** The desk refused the request. */
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly message: string;
      readonly problems: readonly { readonly field: string; readonly text: string }[];
    };
