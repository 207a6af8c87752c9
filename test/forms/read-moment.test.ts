import { expect, test } from "vitest";
import { readDay, readTime } from "../../src/forms/read-moment.ts";

// Thursday 10:32 in Guayaquil, already Friday in much of the world.
const now = new Date("2026-11-20T02:32:00Z");

test.each([
  ["hoy", "2026-11-19"],
  ["Ayer", "2026-11-18"],
  ["anteayer", "2026-11-17"],
  ["yesterday", "2026-11-18"],
  ["20/10/2026", "2026-10-20"],
  ["5-3-2025", "2025-03-05"],
  ["19/11", "2026-11-19"],
  ["20/11", "2025-11-20"],
  ["2026-11-01", "2026-11-01"],
  ["mañana", "mañana"],
])("the day %s is %s", (typed, day) => expect(readDay(typed, now)).toBe(day));

test.each([
  ["ahora", "21:32"],
  ["10:32", "10:32"],
  ["10h32", "10:32"],
  ["9.05", "09:05"],
  ["1032", "10:32"],
  ["10:32:07", "10:32:07"],
  ["2:05 pm", "14:05"],
  ["12:10 a. m.", "00:10"],
  ["12:10 p.m.", "12:10"],
  ["temprano", "temprano"],
])("the hour %s is %s", (typed, hour) => expect(readTime(typed, now)).toBe(hour));
