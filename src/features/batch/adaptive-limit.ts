/**
 * How many at once in the beginning and at most, after how many good ones one more is tried, and
 * how soon a second complaint counts anew: those of one moment are one complaint. Milliseconds.
 */
const policy = { first: 4, most: 16, step: 8, moment: 1000 } as const;

/** How many requests go out at once. */
export interface AdaptiveLimit {
  readonly now: () => number;
  /** One came through. */
  readonly good: () => void;
  /** The desk asked for less. */
  readonly less: () => void;
}

/**
 * One more while all is well, half as many whenever the desk asks for less (additive increase,
 * multiplicative decrease).
 *
 * @param fixed  so many, whatever the desk says
 */
export function createAdaptiveLimit(clock: () => Date, fixed?: number): AdaptiveLimit {
  let limit = fixed ?? policy.first;
  let good = 0;
  let complained = Number.NEGATIVE_INFINITY;
  return {
    now: () => limit,
    good() {
      good += 1;
      if (fixed !== undefined || good % policy.step !== 0) return;
      limit = Math.min(policy.most, limit + 1);
    },
    less() {
      const now = clock().getTime();
      if (fixed !== undefined || now - complained < policy.moment) return;
      complained = now;
      good = 0;
      limit = Math.max(1, Math.floor(limit / 2));
    },
  };
}
