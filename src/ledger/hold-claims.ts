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
 */
export function holdClaims(renew: (id: SubmissionId, turn: number) => void): HeldClaims {
  const timers = new Map<string, NodeJS.Timeout>();
  const name = (id: SubmissionId, turn: number): string => `${id} ${turn}`;
  return {
    hold(id, turn) {
      timers.set(name(id, turn), setInterval(() => renew(id, turn), leaseMs / 3).unref());
    },
    letGo(id, turn) {
      clearInterval(timers.get(name(id, turn)));
      timers.delete(name(id, turn));
    },
    letGoOfAll() {
      for (const timer of timers.values()) clearInterval(timer);
      timers.clear();
    },
  };
}
