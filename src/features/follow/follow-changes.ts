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

/** The pause doubles with each failure in a row, and is never shorter than the desk's `Retry-After`. */
function pauseAfterFailures(failures: number, gapMs: number, retryAfterMs: number): number {
  return Math.max(retryAfterMs, Math.min(pollPolicy.maxPauseMs, gapMs * 2 ** (failures - 1)));
}

export interface FollowNeeds {
  readonly channel: Pick<Channel, "changes" | "asksOwnServer">;
  readonly clock: () => Date;
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
  from: string | undefined,
  needs: FollowNeeds,
  signal: AbortSignal,
): AsyncGenerator<PollResult> {
  const { channel, clock, until } = needs;
  let cursor = from;
  let failures = 0;
  while (!signal.aborted) {
    const begun = clock();
    const leftMs = until === undefined ? Infinity : until.getTime() - begun.getTime();
    if (leftMs <= 0) return;
    const poll = nextPoll(begun, needs);
    const timeoutMs = needs.timeoutMs ?? Infinity;
    const waitMs = Math.min(poll.waitMs, leftMs, timeoutMs / 2);
    let next = new Date(begun.getTime() + poll.gapMs);
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
      next = new Date(clock().getTime() + pauseAfterFailures(failures, poll.gapMs, retryAfterMs));
      yield { kind: "trouble", error, again: next };
    }
    await pauseUntil(next, needs, signal);
  }
}

async function pauseUntil(
  next: Date,
  { clock, wait, until }: FollowNeeds,
  signal: AbortSignal,
): Promise<void> {
  const end = until === undefined || until > next ? next : until;
  const pauseMs = end.getTime() - clock().getTime();
  if (pauseMs <= 0 || signal.aborted) return;
  try {
    await wait(pauseMs, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
