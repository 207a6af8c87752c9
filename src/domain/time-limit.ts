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
 * holds its controller until it is ended; alone it does not keep the process alive.
 */
export function startTimeLimit(milliseconds: number, signal?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const late = new Error(`not done within ${milliseconds} ms`);
    controller.abort(Object.assign(late, { code: "ETIMEDOUT" }));
  }, milliseconds).unref();
  const forward = (): void => controller.abort(signal?.reason);
  if (signal?.aborted === true) forward();
  else signal?.addEventListener("abort", forward, { once: true });
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", forward);
    },
  };
}
