import type { HolidayOf } from "../../domain/office-time.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel, TicketChange } from "../../ports/channel.ts";
import { nextPoll, pauseAfterFailures } from "./poll-policy.ts";

export interface FollowNeeds {
  readonly channel: Pick<Channel, "changes">;
  readonly clock: () => Date;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly holidayOf: HolidayOf;
  /** Whether the desk tells of changes by itself. */
  readonly tells: boolean;
  /** Milliseconds after which a silent desk counts as unreachable, where it was said. */
  readonly patience: number | undefined;
  /** When to stop; never where left out. */
  readonly until: Date | undefined;
}

/** What came of asking once. */
export type Heard =
  | { readonly kind: "changes"; readonly changes: readonly TicketChange[]; readonly cursor: string }
  /** The desk is not there; it is asked again at that time. */
  | { readonly kind: "trouble"; readonly error: MesaError; readonly again: Date };

/** The desk is away or fails: asking again later may help. */
export function isPassing(error: unknown): error is MesaError {
  return (
    error instanceof MesaError &&
    (error.code === "mesa-inalcanzable" || error.code === "mesa-falla")
  );
}

/**
 * Asks for changes again and again, at the pace that `poll-policy.ts` allows, until the time is up
 * or the signal says so. A desk that is not there is waited for.
 *
 * @throws MesaError where asking again would not help: `sesion-caducada`, say
 */
export async function* followChanges(
  from: string | undefined,
  needs: FollowNeeds,
  signal: AbortSignal,
): AsyncGenerator<Heard> {
  const { channel, clock, holidayOf, tells, until } = needs;
  let cursor = from;
  let failures = 0;
  while (!signal.aborted) {
    const begun = clock();
    const left = until === undefined ? Infinity : until.getTime() - begun.getTime();
    if (left <= 0) return;
    const { wait, gap } = nextPoll(begun, holidayOf, tells);
    const most = Math.min(wait, left, needs.patience === undefined ? wait : needs.patience / 2);
    let next = new Date(begun.getTime() + gap);
    try {
      const { cambios, siguiente } = await channel.changes(cursor, most, signal);
      cursor = siguiente;
      failures = 0;
      yield { kind: "changes", changes: cambios, cursor };
    } catch (error) {
      if (signal.aborted) return;
      if (!isPassing(error)) throw error;
      failures += 1;
      const asked = Number(error.params["espera"] ?? 0) * 1000;
      next = new Date(clock().getTime() + pauseAfterFailures(failures, gap, asked));
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
  const pause = end.getTime() - clock().getTime();
  if (pause <= 0 || signal.aborted) return;
  try {
    await wait(pause, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
