/** Pause before a request is tried again by itself: after the first attempt, and at most. */
export const retryPause = { firstMs: 2000, maxMs: 5 * 60_000 } as const;

/** Attempts after which a request that is found nowhere is left to the operator (`--reenviar`). */
export const maxSearches = 6;

/** Reasons of a doubtful request of which its channel finds no trace. */
export const untracedReasons: readonly string[] = ["sin-rastro", "falta-una-parte"];

/** What decides when a request is tried again. */
interface Tried {
  readonly estado: string;
  readonly motivo: string | null;
  readonly intentos: number;
  /** UTC, ISO 8601. */
  readonly actualizada: string;
}

/** The pause after so many failures in a row: it doubles with each one. */
export function pauseAfter(failures: number): number {
  return Math.min(retryPause.maxMs, retryPause.firstMs * 2 ** Math.min(failures - 1, 20));
}

/**
 * When a request is tried again by itself, in UTC: the pause doubles with each attempt. Null for one
 * that needs no further attempt, or whose channel has looked for it long enough without a trace.
 */
export function nextAttempt({ estado, motivo, intentos, actualizada }: Tried): string | null {
  const untraced = motivo !== null && untracedReasons.includes(motivo);
  if (estado === "desconocido" && untraced && intentos >= maxSearches) return null;
  if (estado !== "pendiente" && estado !== "desconocido") return null;
  if (intentos === 0) return actualizada;
  return new Date(new Date(actualizada).getTime() + pauseAfter(intentos)).toISOString();
}

/** Whether a request is to be tried again by now; so is one whose turn a clock that was set back would put off. */
export function isDue(request: Tried, now: Date): boolean {
  const next = nextAttempt(request);
  if (next === null) return false;
  const untilMs = new Date(next).getTime() - now.getTime();
  return untilMs <= 0 || untilMs > retryPause.maxMs;
}
