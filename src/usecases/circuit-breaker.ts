/** Opens after so many failures one after the other, and lets one try through after this pause. */
const policy = { failures: 3, pause: 30_000 } as const;

/**
 * Keeps many requests from hammering a desk that is down: while it is open, nothing is sent.
 */
export class CircuitBreaker {
  readonly #clock: () => Date;
  #failures = 0;
  #openUntil = 0;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** Whether a request may go out now; after the pause only one, to see how the desk is. */
  get closed(): boolean {
    const now = this.#clock().getTime();
    if (this.#failures < policy.failures) return true;
    if (now < this.#openUntil) return false;
    this.#openUntil = now + policy.pause;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures >= policy.failures) this.#openUntil = this.#clock().getTime() + policy.pause;
  }
}
