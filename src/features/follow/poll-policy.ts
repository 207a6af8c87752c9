import { attendanceAt, type HolidayOf } from "../../domain/office-time.ts";

/** How often a desk may be asked. Milliseconds. */
export const pollPolicy = {
  /** How long one request may wait at a desk that answers when something happens. */
  wait: 25_000,
  /** The same while nobody attends. */
  shortWait: 1000,
  /** From the beginning of one request to that of the next, while somebody attends. */
  told: 30_000,
  /** The same for a desk that has to be asked again and again. */
  asked: 60_000,
  /** While nobody attends: nights, weekends, holidays. */
  closed: 5 * 60_000,
  /** The longest pause after failures in a row. */
  longest: 15 * 60_000,
} as const;

export interface NextPoll {
  readonly wait: number;
  readonly gap: number;
}

/** The pace at an instant: slow while nobody attends, but awake again when attendance begins. */
export function nextPoll(now: Date, holidayOf: HolidayOf, tells: boolean): NextPoll {
  const { open, until } = attendanceAt(now, holidayOf);
  const pace = tells ? pollPolicy.told : pollPolicy.asked;
  if (open) return { wait: tells ? pollPolicy.wait : pollPolicy.shortWait, gap: pace };
  const opening = until.getTime() - now.getTime();
  return { wait: pollPolicy.shortWait, gap: Math.max(pace, Math.min(pollPolicy.closed, opening)) };
}

/** The pause after so many failures in a row: twice as long each time. */
export function pauseAfterFailures(failures: number, gap: number, asked: number): number {
  return Math.max(asked, Math.min(pollPolicy.longest, gap * 2 ** (failures - 1)));
}
