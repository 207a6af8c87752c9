/** A signal that ends work in time; whoever starts it ends it. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Releases the timer: the work is done. */
  readonly end: () => void;
}

/**
 * Aborts after so many milliseconds (reason: an error with the code `ETIMEDOUT`), or with the given
 * signal. `AbortSignal.any` over `AbortSignal.timeout` does not do: nothing but the composite knows
 * the timeout's signal, and only weakly, so that it may be collected before its time. The timer here
 * holds both until it is ended; alone it does not keep the process alive.
 */
export function startTimeLimit(milliseconds: number, signal?: AbortSignal): TimeLimit {
  const late = new AbortController();
  const either = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]);
  const timer = setTimeout(() => {
    if (either.aborted) return;
    const error = new Error(`not done within ${milliseconds} ms`);
    late.abort(Object.assign(error, { code: "ETIMEDOUT" }));
  }, milliseconds).unref();
  return { signal: either, end: () => clearTimeout(timer) };
}
