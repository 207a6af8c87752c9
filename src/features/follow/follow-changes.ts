import { attendanceAt, type HolidayOf } from "../../domain/office-time.ts";
import { isUnreachable, MesaError } from "../../errors/mesa-error.ts";
import type { Channel, TicketChange } from "../../ports/channel.ts";

/** How often a desk is asked for changes (docs/architecture.md, "Following tickets"). */
const pollPolicy = {
  /** How long one request may wait at a desk that supports long polls, during office hours. */
  longPollMs: 25_000,
  /** The same outside office hours, and at other desks. */
  shortPollMs: 1000,
  /** From one request to the next during office hours. */
  longPollGapMs: 30_000,
  /** The same at a desk without long polls. */
  shortPollGapMs: 60_000,
  /** The same outside office hours: at night, on weekends and holidays. */
  closedGapMs: 5 * 60_000,
  /** The longest pause after failures in a row. */
  maxPauseMs: 15 * 60_000,
  /** The longest pause that a desk may ask for; more is asked for by a mistake, or by a proxy. */
  maxRetryAfterMs: 60 * 60_000,
} as const;

interface Poll {
  /** How long the request may wait at the desk. */
  readonly waitMs: number;
  /** From this request to the next. */
  readonly gapMs: number;
}

/** The pace at an instant; outside office hours the next request comes when they begin, at the latest. */
function nextPoll(now: Date, { holidayOf, longPolls, channel }: FollowNeeds): Poll {
  const { longPollMs, shortPollMs, longPollGapMs, shortPollGapMs, closedGapMs } = pollPolicy;
  const gapMs = longPolls ? longPollGapMs : shortPollGapMs;
  const { open, until } = attendanceAt(now, holidayOf);
  if (open || channel.asksOwnServer === true) {
    return { waitMs: longPolls ? longPollMs : shortPollMs, gapMs };
  }
  const untilOpeningMs = until.getTime() - now.getTime();
  return { waitMs: shortPollMs, gapMs: Math.max(gapMs, Math.min(closedGapMs, untilOpeningMs)) };
}

/** The pause doubles with each failure in a row, and is never shorter than the desk's `Retry-After`, which is bounded. */
function pauseAfterFailures(failures: number, gapMs: number, retryAfterMs: number): number {
  const { maxPauseMs, maxRetryAfterMs } = pollPolicy;
  const own = Math.min(maxPauseMs, gapMs * 2 ** (failures - 1));
  return Math.max(own, Math.min(maxRetryAfterMs, retryAfterMs));
}

export interface FollowNeeds {
  readonly channel: Pick<Channel, "changes" | "asksOwnServer">;
  readonly clock: () => Date;
  /** Milliseconds that go on evenly, also while the clock is set. */
  readonly monotonicMs: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly holidayOf: HolidayOf;
  /** Whether the desk supports long polls: it answers when something happens. */
  readonly longPolls: boolean;
  /** Time after which a silent desk counts as unreachable (`MESA_ESPERA`); undefined for the default. */
  readonly timeoutMs: number | undefined;
  /** When to stop; undefined for never. */
  readonly until: Date | undefined;
}

/** The result of asking the desk once. */
export type PollResult =
  | { readonly kind: "changes"; readonly changes: readonly TicketChange[]; readonly cursor: string }
  /** The desk cannot be reached or fails; it is asked again at that time. */
  | { readonly kind: "trouble"; readonly error: MesaError; readonly again: Date };

/** Whether asking again later may help: the desk cannot be reached, or fails. */
export function isPassing(error: unknown): error is MesaError {
  return isUnreachable(error) || (error instanceof MesaError && error.code === "mesa-falla");
}

/**
 * Asks for changes again and again, at the pace of `pollPolicy`, until the time is up or the signal
 * aborts. A desk that cannot be reached is asked again later.
 *
 * @throws MesaError where asking again would not help: `sesion-caducada`, say
 */
export async function* followChanges(
  first: string | undefined,
  needs: FollowNeeds,
  signal: AbortSignal,
): AsyncGenerator<PollResult> {
  const { channel, clock, monotonicMs, until } = needs;
  let cursor = first;
  let failures = 0;
  while (!signal.aborted) {
    const begun = clock();
    const leftMs = until === undefined ? Infinity : until.getTime() - begun.getTime();
    if (leftMs <= 0) return;
    const poll = nextPoll(begun, needs);
    const timeoutMs = needs.timeoutMs ?? Infinity;
    const waitMs = Math.min(poll.waitMs, leftMs, timeoutMs / 2);
    let pauseMs = poll.gapMs;
    let pausedMs = monotonicMs();
    try {
      const { cambios, siguiente } = await channel.changes(cursor, waitMs, signal);
      cursor = siguiente;
      failures = 0;
      yield { kind: "changes", changes: cambios, cursor };
    } catch (error) {
      if (signal.aborted) return;
      if (!isPassing(error)) throw error;
      failures += 1;
      const retryAfterMs = Number(error.params["espera"] ?? 0) * 1000;
      pauseMs = pauseAfterFailures(failures, poll.gapMs, retryAfterMs);
      pausedMs = monotonicMs();
      yield { kind: "trouble", error, again: new Date(clock().getTime() + pauseMs) };
    }
    await pauseSince(pausedMs, pauseMs, needs, signal);
  }
}

/** Waits until so much time has passed since a moment, whatever the clock was set to meanwhile. */
async function pauseSince(
  fromMs: number,
  pauseMs: number,
  { clock, monotonicMs, wait, until }: FollowNeeds,
  signal: AbortSignal,
): Promise<void> {
  const leftMs = until === undefined ? Infinity : until.getTime() - clock().getTime();
  const restMs = Math.min(fromMs + pauseMs - monotonicMs(), leftMs);
  if (restMs <= 0 || signal.aborted) return;
  try {
    await wait(restMs, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
