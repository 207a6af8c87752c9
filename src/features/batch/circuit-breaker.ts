/** Opens after so many failures one after the other; after the pause one is let through. */
const policy = { failures: 3, pause: 30_000 } as const;

/** Keeps many requests from hammering a desk that is down. */
export interface CircuitBreaker {
  /** Whether a request may go out now; after a pause only one may, to see how the desk is. */
  readonly admits: () => boolean;
  readonly succeeded: () => void;
  readonly failed: () => void;
}

export function createCircuitBreaker(clock: () => Date): CircuitBreaker {
  let failures = 0;
  let openUntil = 0;
  return {
    admits() {
      const now = clock().getTime();
      if (failures < policy.failures) return true;
      if (now < openUntil) return false;
      openUntil = now + policy.pause;
      return true;
    },
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures >= policy.failures) openUntil = clock().getTime() + policy.pause;
    },
  };
}
