import type { SubmissionId } from "../domain/submission.ts";

/** A claim that has not been renewed for so long is taken for abandoned. Milliseconds. */
export const leaseTime = 30_000;

/** Claims that this process holds are renewed until it lets go of them. */
export interface HeldClaims {
  readonly hold: (id: SubmissionId, turn: number) => void;
  readonly letGo: (id: SubmissionId, turn: number) => void;
  readonly letGoOfAll: () => void;
}

/**
 * A dead process renews nothing: whoever got its number afterwards blocks its entries for no longer
 * than one lease.
 */
export function holdClaims(renew: (id: SubmissionId, turn: number) => void): HeldClaims {
  const timers = new Map<string, NodeJS.Timeout>();
  const name = (id: SubmissionId, turn: number): string => `${id} ${turn}`;
  return {
    hold(id, turn) {
      timers.set(name(id, turn), setInterval(() => renew(id, turn), leaseTime / 3).unref());
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
