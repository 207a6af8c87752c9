import { parseDay, parseTimeOfDay } from "../domain/guayaquil-time.ts";
import { readDay, readTime, type WrittenMoment } from "../domain/read-moment.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";

/** Days that stand for no day: a spreadsheet's time alone is dated so. */
const emptyDays = /^(?:1899-12-3[01]|1900-01-0[01]|1904-01-01)$/;

type Answers = Readonly<Record<string, unknown>>;

export interface EventMoment {
  /** The answers, `fecha` and `hora` in the form's own notation where they were understood. */
  readonly answers: Answers;
  readonly problems: readonly FieldProblem[];
}

/**
 * Reads `fecha` and `hora` in the notations that people use, the same for flags, JSON, tables and
 * questions. Either may hold both, as a spreadsheet's cell does; where that contradicts the other
 * field it is a problem. What is not understood stays, for the form to judge.
 */
export function readEventMoment(answers: Answers, now: Date): EventMoment {
  const { fecha, hora } = answers;
  const day = typeof fecha === "string" ? readDay(fecha, now) : undefined;
  const time = typeof hora === "string" ? readTime(hora, now) : undefined;
  const both = typeof fecha === "string" && typeof hora === "string";
  const problems = both ? [...contradictions({ fecha, hora }, day, time)] : [];
  if (typeof fecha === "string" && day?.day !== undefined && parseDay(day.day) === undefined) {
    const params = { valor: fecha, leida: day.day };
    problems.push({ field: "fecha", code: "fecha-inexistente", params });
  }
  const noHour = isBlank(hora) ? day?.time : undefined;
  const noDay = isBlank(fecha) && !emptyDays.test(time?.day ?? "") ? time?.day : undefined;
  return {
    answers: {
      ...answers,
      ...given("fecha", day?.day ?? noDay),
      ...given("hora", time?.time ?? (noHour === "00:00" ? undefined : noHour)),
    },
    problems,
  };
}

/** Differences between what the two fields say of the same thing. */
function contradictions(
  params: { readonly fecha: string; readonly hora: string },
  day: WrittenMoment | undefined,
  time: WrittenMoment | undefined,
): readonly FieldProblem[] {
  // The midnight of a date cell says nothing.
  const hours = day?.time !== undefined && day.time !== "00:00" && time?.time !== undefined;
  if (hours && !sameMinute(day.time, time.time)) {
    return [{ field: "hora", code: "hora-contradice", params }];
  }
  const days = time?.day !== undefined && !emptyDays.test(time.day) && day?.day !== undefined;
  return days && time.day !== day.day ? [{ field: "hora", code: "hora-contradice", params }] : [];
}

function sameMinute(one: string, other: string): boolean {
  const minute = (time: string): number => Math.floor((parseTimeOfDay(time) ?? -1) / 60);
  return minute(one) === minute(other);
}

function given(name: string, value: string | undefined): Answers {
  return value === undefined ? {} : { [name]: value };
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === "string" && value.trim() === "")
  );
}
