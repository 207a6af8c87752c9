import {
  HttpFailure,
  ProxyRefusal,
  type HttpClient,
  type HttpReply,
  type HttpRequest,
} from "../../ports/http.ts";

const policy = {
  tries: 4,
  baseDelayMs: 300,
  maxDelayMs: 8000,
  maxRetryAfterMs: 20_000,
  totalMs: 60_000,
} as const;

/** Statuses of failures that may pass by themselves (RFC 9110 §15). */
const temporaryStatuses = new Set([408, 425, 429, 502, 503, 504]);

/** Error codes of bad certificates: trying again does not help. */
const permanentFailure = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** Statuses of a proxy that may have passed the request on before it gave up. */
const doubtfulStatuses = new Set([502, 504]);

interface RetryParts {
  readonly clock: () => Date;
  /** Milliseconds that go on evenly; the process's own by default. */
  readonly monotonicMs?: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  readonly trace: (line: string) => void;
  /** Called whenever the desk answers 429 or 503, which asks for fewer requests. */
  readonly pressed?: () => void;
  /** Called with the `Date` of each reply that has one (RFC 9110 §6.6.1). */
  readonly onDeskTime?: (time: Date) => void;
}

/**
 * Wraps a client so that it repeats requests that are safe to repeat: those of which no byte was
 * sent, and those that may arrive twice (GET, or with an `Idempotency-Key`). Waits between attempts
 * follow exponential back-off with full jitter. The desk's `Retry-After` takes precedence; when it is
 * longer than `maxRetryAfterMs`, the client gives up. `open` is not repeated: only the reader of the
 * stream knows how much of it has arrived.
 */
export function createRetryingClient(http: HttpClient, parts: RetryParts): HttpClient {
  async function send(request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
    const { monotonicMs = () => performance.now() } = parts;
    const deadlineMs = monotonicMs() + policy.totalMs;
    let doubt = false;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = inDoubt(await once(http, request, signal), doubt);
      tellTime(outcome, parts);
      if (attempt === policy.tries || !mayRepeat(outcome, request)) return answerOf(outcome);
      const pause = pauseAfter(outcome, attempt, parts);
      const late = monotonicMs() + pause > deadlineMs;
      if (late || pause > policy.maxRetryAfterMs) return answerOf(outcome);
      parts.trace(`${request.method} ${request.path}: ${attempt}/${policy.tries}, ${pause} ms`);
      if (!(await waited(pause, signal, parts))) return answerOf(outcome);
      doubt = isDoubtful(outcome);
    }
  }

  return { send, open: http.open, close: http.close };
}

function tellTime(outcome: HttpReply | HttpFailure, { onDeskTime }: RetryParts): void {
  if (outcome instanceof HttpFailure) return;
  const time = new Date(outcome.headers["date"] ?? "");
  if (!Number.isNaN(time.getTime())) onDeskTime?.(time);
}

function answerOf(outcome: HttpReply | HttpFailure): HttpReply {
  if (outcome instanceof HttpFailure) throw outcome;
  return outcome;
}

function mayRepeat(outcome: HttpReply | HttpFailure, request: HttpRequest): boolean {
  if (outcome instanceof HttpFailure && permanentFailure.test(outcome.reason)) return false;
  if (request.once === true || outcome instanceof ProxyRefusal) return false;
  if (outcome instanceof HttpFailure) return !outcome.sent || isSafe(request);
  return temporaryStatuses.has(outcome.status) && isSafe(request);
}

/** Whether the desk may have processed the request although its answer does not say so. */
function isDoubtful(outcome: HttpReply | HttpFailure): boolean {
  if (outcome instanceof HttpFailure) return outcome.sent;
  return outcome.doubtful === true || doubtfulStatuses.has(outcome.status);
}

/**
 * Marks an outcome as doubtful when an earlier attempt was: a later failure does not undo what the
 * earlier attempt may have done.
 */
function inDoubt(outcome: HttpReply | HttpFailure, doubt: boolean): HttpReply | HttpFailure {
  if (!doubt) return outcome;
  if (!(outcome instanceof HttpFailure)) return { ...outcome, doubtful: true };
  return outcome.sent ? outcome : new HttpFailure(outcome.reason, true, outcome.cause);
}

/** Waits; returns false when the user interrupts before the time is over. */
async function waited(
  milliseconds: number,
  signal: AbortSignal,
  { wait }: RetryParts,
): Promise<boolean> {
  if (signal.aborted) return false;
  try {
    await wait(milliseconds, signal);
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

async function once(
  http: HttpClient,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpReply | HttpFailure> {
  try {
    return await http.send(request, signal);
  } catch (error) {
    if (error instanceof HttpFailure) return error;
    throw error;
  }
}

function isSafe({ method, headers }: HttpRequest): boolean {
  return method === "GET" || headers["idempotency-key"] !== undefined;
}

function pauseAfter(
  outcome: HttpReply | HttpFailure,
  attempt: number,
  { clock, random, pressed }: RetryParts,
): number {
  if (!(outcome instanceof HttpFailure)) {
    if (outcome.status === 429 || outcome.status === 503) pressed?.();
    // A date in Retry-After is in the desk's clock, which may differ from ours.
    const deskTime = Date.parse(outcome.headers["date"] ?? "");
    const now = Number.isNaN(deskTime) ? clock() : new Date(deskTime);
    const asked = readRetryAfter(outcome.headers["retry-after"], now);
    if (asked !== undefined) return asked;
  }
  return Math.round(
    random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1)),
  );
}

/** Reads a `Retry-After` header (seconds or an HTTP date, RFC 9110 §10.2.3) as milliseconds from now. */
export function readRetryAfter(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

/** A random number from 0 (inclusive) to 1 (exclusive), for the jitter of back-offs. */
export function randomShare(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn / 2 ** 32;
}
