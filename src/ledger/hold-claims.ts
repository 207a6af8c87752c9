import type { SubmissionId } from "../domain/submission.ts";

/** A claim that has not been renewed for this long counts as abandoned. */
export const leaseMs = 30_000;

/** The claims of this process, each renewed until it is released. */
export interface HeldClaims {
  readonly hold: (id: SubmissionId, turn: number) => void;
  readonly letGo: (id: SubmissionId, turn: number) => void;
  readonly letGoOfAll: () => void;
}

/**
 * Renews claims at a third of their lease. A dead process renews nothing, so that another process
 * with the same id blocks its entries for one lease at most.
 *
 * @param renew  returns false when the claim is no longer this process's: it was undone with the
 *   transaction it was part of, or taken over
 */
export function holdClaims(renew: (id: SubmissionId, turn: number) => boolean): HeldClaims {
  const timers = new Map<string, NodeJS.Timeout>();
  const name = (id: SubmissionId, turn: number): string => `${id} ${turn}`;
  const letGo = (id: SubmissionId, turn: number): void => {
    clearInterval(timers.get(name(id, turn)));
    timers.delete(name(id, turn));
  };
  return {
    hold(id, turn) {
      // A claim that was undone has left the same turn to the next one.
      letGo(id, turn);
      const keep = (): void => {
        if (!renew(id, turn)) letGo(id, turn);
      };
      timers.set(name(id, turn), setInterval(keep, leaseMs / 3).unref());
    },
    letGo,
    letGoOfAll() {
      for (const timer of timers.values()) clearInterval(timer);
      timers.clear();
    },
  };
}
