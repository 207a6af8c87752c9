import type { CaptureClock } from "./evidence.ts";
import { guayaquilInstant, parseDay } from "./guayaquil-time.ts";

/** A clock that was read in a capture, as far as its reading goes. */
interface SeenClock {
  readonly day: string | undefined;
  readonly time: string | undefined;
  readonly halfDay: boolean;
  readonly certainty: "sure" | "single" | "differing";
  readonly box: NonNullable<CaptureClock["box"]>;
}

/** What was read in a capture: its task bar's clock, and dates with times in its text. */
export interface SeenMoments {
  readonly clock: SeenClock | undefined;
  readonly moments:
    | readonly { readonly day: string; readonly time: string; readonly labelled: boolean }[]
    | undefined;
}

/** The moment that the form declares; the time may not be known yet. */
export interface DeclaredMoment {
  /** `AAAA-MM-DD`. */
  readonly day: string;
  /** `HH:MM` or `HH:MM:SS`. */
  readonly time: string | undefined;
}

/** How far a clock may be from the declared moment, in milliseconds. */
export interface ClockMargin {
  readonly before: number;
  readonly after: number;
}

const minuteMs = 60_000;

/** A capture is taken soon after the event, or shortly before it. */
export const usualMargin: ClockMargin = { before: 15 * minuteMs, after: 120 * minuteMs };

/** Confidence of two readings that agree, of one alone, of two that differ, and of text in the page. */
const confidences = { sure: 0.98, single: 0.6, differing: 0.3, page: 0.85 } as const;

/** A capture at which nobody has looked, since there is no recogniser or nothing could be read. */
export const uncheckedClock: CaptureClock = {
  state: "sin_comprobar",
  day: undefined,
  time: undefined,
  confidence: undefined,
};

/**
 * Decides whether the declared date and time can be seen in a capture. Only a sure clock of a task bar
 * can contradict (`distinta`); text within the page, such as the date of a cargo, can only confirm.
 * Without a declared moment the clock that was read is given as `sin_comprobar`.
 */
export function judgeClock(
  seen: SeenMoments | undefined,
  declared: DeclaredMoment | undefined,
  margin: ClockMargin,
): CaptureClock {
  if (seen === undefined) return uncheckedClock;
  const { clock, moments = [] } = seen;
  const read = clock === undefined ? undefined : asRead(clock);
  const page = moments.find((one) => declared !== undefined && fits(one, declared, margin));
  const labelled = page ?? moments.find((one) => one.labelled);
  if (clock?.certainty === "sure" && read !== undefined && clock.time !== undefined) {
    if (declared === undefined) return { ...read, state: "sin_comprobar" };
    if (fits(clock, declared, margin)) return { ...read, state: "coincide" };
    const doubtful = readOtherwise(clock).some((one) => fits(one, declared, margin));
    return { ...read, state: doubtful ? "no_seguro" : "distinta" };
  }
  if (labelled !== undefined) {
    const { day, time } = labelled;
    return { state: "en_la_pagina", day, time, confidence: confidences.page };
  }
  if (clock === undefined || read === undefined) {
    return { ...uncheckedClock, state: "no_se_ve" };
  }
  if (clock.day === undefined && clock.certainty !== "differing") {
    return { ...read, state: "solo_hora" };
  }
  return { ...read, state: "no_seguro" };
}

function asRead({ day, time, certainty, box }: SeenClock): Omit<CaptureClock, "state"> {
  const whole = day !== undefined && parseDay(day) !== undefined ? day : undefined;
  return { day: whole, time, confidence: confidences[certainty], box };
}

/** Whether a moment lies around the declared one; on the same day where no time is declared. */
function fits(
  seen: Pick<SeenClock, "day" | "time">,
  declared: DeclaredMoment,
  { before, after }: ClockMargin,
): boolean {
  const { day, time } = seen;
  if (day === undefined || time === undefined || parseDay(day) === undefined) return false;
  if (declared.time === undefined) return day === declared.day;
  // A clock without seconds shows the minute that has begun.
  const event = guayaquilInstant(declared.day, declared.time.slice(0, 5)).getTime();
  const difference = guayaquilInstant(day, time).getTime() - event;
  return difference >= -before && difference <= after;
}

/**
 * Other moments that the same clock may mean: with the month before the day, as English settings
 * write it, or twelve hours later where no «a. m.» or «p. m.» was read.
 */
function readOtherwise({
  day,
  time,
  halfDay,
}: SeenClock): readonly Pick<SeenClock, "day" | "time">[] {
  const [year = "", month = "", date = ""] = day?.split("-") ?? [];
  const days = [day, `${year}-${date}-${month}`];
  const hour = Number(time?.slice(0, 2));
  const other = String((hour + 12) % 24).padStart(2, "0") + time?.slice(2);
  const times = halfDay || hour > 12 ? [time] : [time, other];
  return days.flatMap((one) => times.map((two) => ({ day: one, time: two })));
}
