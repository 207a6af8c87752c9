import {
  HttpFailure,
  type HttpClient,
  type HttpReply,
  type HttpRequest,
} from "../../ports/http.ts";

/** Times in milliseconds. */
const policy = {
  tries: 4,
  base: 300,
  cap: 8000,
  longestRetryAfter: 20_000,
  total: 60_000,
} as const;

/** The desk took none of it, or a proxy before it did not reach it (RFC 9110 §15). */
const passing = new Set([408, 425, 429, 502, 503, 504]);

/** A certificate that is no good now is no good in a second either. */
const lasting = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** A proxy may have handed the request on before it gave up. */
const doubtful = new Set([502, 504]);

interface RetryParts {
  readonly clock: () => Date;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly trace: (line: string) => void;
  /** Told whenever the desk asks for less: 429 or 503. */
  readonly pressed?: () => void;
}

/**
 * Repeats what is safe to repeat: anything of which not one byte was taken, and requests that may
 * arrive twice (GET, or with an `Idempotency-Key`). Exponential back-off with full jitter; the
 * desk's `Retry-After` wins, and one that is too long to wait for ends it. What is opened to be
 * read piece by piece is not repeated: only its reader knows how far it came.
 */
export function createRetryingClient(http: HttpClient, parts: RetryParts): HttpClient {
  async function send(request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
    const deadline = parts.clock().getTime() + policy.total;
    let doubt = false;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = inDoubt(await once(http, request, signal), doubt);
      if (attempt === policy.tries || !mayRepeat(outcome, request)) return answerOf(outcome);
      const pause = pauseAfter(outcome, attempt, parts);
      const late = parts.clock().getTime() + pause > deadline;
      if (late || pause > policy.longestRetryAfter) return answerOf(outcome);
      parts.trace(`${request.method} ${request.path}: ${attempt}/${policy.tries}, ${pause} ms`);
      if (!(await waited(pause, signal, parts))) return answerOf(outcome);
      doubt = isDoubtful(outcome);
    }
  }

  return { send, open: http.open, close: http.close };
}

function answerOf(outcome: HttpReply | HttpFailure): HttpReply {
  if (outcome instanceof HttpFailure) throw outcome;
  return outcome;
}

function mayRepeat(outcome: HttpReply | HttpFailure, request: HttpRequest): boolean {
  if (outcome instanceof HttpFailure && lasting.test(outcome.reason)) return false;
  if (request.once === true) return false;
  if (outcome instanceof HttpFailure) return !outcome.sent || isSafe(request);
  return passing.has(outcome.status) && isSafe(request);
}

/** Whether the desk may have taken the request, although nothing says that it has. */
function isDoubtful(outcome: HttpReply | HttpFailure): boolean {
  if (outcome instanceof HttpFailure) return outcome.sent;
  return outcome.doubtful === true || doubtful.has(outcome.status);
}

/** A later attempt takes nothing back of what an earlier one may have done. */
function inDoubt(outcome: HttpReply | HttpFailure, doubt: boolean): HttpReply | HttpFailure {
  if (!doubt) return outcome;
  if (!(outcome instanceof HttpFailure)) return { ...outcome, doubtful: true };
  return outcome.sent ? outcome : new HttpFailure(outcome.reason, true, outcome.cause);
}

/** False when the user has had enough before the time is over. */
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
    // A date means the desk's clock, which may differ from ours.
    const told = Date.parse(outcome.headers["date"] ?? "");
    const now = Number.isNaN(told) ? clock() : new Date(told);
    const asked = readRetryAfter(outcome.headers["retry-after"], now);
    if (asked !== undefined) return asked;
  }
  return Math.round(random() * Math.min(policy.cap, policy.base * 2 ** (attempt - 1)));
}

/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110 §10.2.3). */
export function readRetryAfter(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
