/** Runs work of the same name one after the other, and work of different names at once. */
export type Queues = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

export function createQueues(): Queues {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name);
    const mine = before === undefined ? work() : before.then(work, work);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}

/** Keys remembered in one batch: memory is limited, and equal rows are seldom far apart. */
const maxRememberedKeys = 10_000;

/**
 * Remembers the line of a table on which each key came first.
 *
 * @returns a function that gives the earlier line of a key, or undefined for a new one
 */
export function createLineMemory(): (key: string, line: number) => number | undefined {
  const lines = new Map<string, number>();
  return (key, line) => {
    const known = lines.get(key);
    if (known === undefined && lines.size < maxRememberedKeys) lines.set(key, line);
    return known;
  };
}

const parallelism = {
  /** Requests at once in the beginning. */
  initial: 4,
  max: 16,
  /** Successes after which one more is tried. */
  successesPerIncrease: 8,
  /** Complaints of the desk within this time count as one. */
  complaintWindowMs: 1000,
} as const;

/** How many requests go out at once, as the desk takes them. */
export interface AdaptiveLimit {
  readonly now: () => number;
  /** A request came through. */
  readonly good: () => void;
  /** The desk asked for fewer requests (status 429, say). */
  readonly less: () => void;
}

/**
 * One more while all is well, half as many whenever the desk asks for fewer (additive increase,
 * multiplicative decrease).
 *
 * @param fixed  a number chosen by the user, which never changes
 */
export function createAdaptiveLimit(clock: () => Date, fixed?: number): AdaptiveLimit {
  let limit = fixed ?? parallelism.initial;
  let successes = 0;
  let lastComplaint = Number.NEGATIVE_INFINITY;
  return {
    now: () => limit,
    good() {
      successes += 1;
      if (fixed !== undefined || successes % parallelism.successesPerIncrease !== 0) return;
      limit = Math.min(parallelism.max, limit + 1);
    },
    less() {
      const now = clock().getTime();
      if (fixed !== undefined || now - lastComplaint < parallelism.complaintWindowMs) return;
      lastComplaint = now;
      successes = 0;
      limit = Math.max(1, Math.floor(limit / 2));
    },
  };
}

/** Failures in a row after which nothing is sent for `pauseMs`; then one request is let through. */
const breaker = { failures: 3, pauseMs: 30_000 } as const;

/** Keeps a batch from asking a desk that is down again and again. */
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
      if (failures < breaker.failures) return true;
      if (now < openUntil) return false;
      openUntil = now + breaker.pauseMs;
      return true;
    },
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures >= breaker.failures) openUntil = clock().getTime() + breaker.pauseMs;
    },
  };
}
