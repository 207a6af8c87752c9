/** How many at once: at the beginning, at most, and after how many good ones one more is tried. */
const policy = { first: 4, most: 16, step: 8 } as const;

/**
 * How many requests go out at once: one more while all is well, half as many whenever the desk asks
 * for less (additive increase, multiplicative decrease). A fixed one does not move.
 */
export class AdaptiveLimit {
  readonly #fixed: boolean;
  #limit: number;
  #good = 0;

  constructor(fixed?: number) {
    this.#fixed = fixed !== undefined;
    this.#limit = fixed ?? policy.first;
  }

  get now(): number {
    return this.#limit;
  }

  /** One came through. */
  good(): void {
    this.#good += 1;
    if (this.#fixed || this.#good % policy.step !== 0) return;
    this.#limit = Math.min(policy.most, this.#limit + 1);
  }

  /** The desk asked for less. */
  less(): void {
    if (!this.#fixed) this.#limit = Math.max(1, Math.floor(this.#limit / 2));
  }
}
