import { expect, test } from "vitest";
import { judgeClock, usualMargin } from "../../src/domain/judge-clock.ts";

const box = { left: 0, top: 0, right: 9, bottom: 9 };
const declared = { day: "2026-11-20", time: "10:32" };

/** A sure clock of a bar: `2026-11-20 10:32`, with `p` behind it where «p. m.» was read. */
function bar(moment: string, certainty: "sure" | "single" | "differing" = "sure") {
  const [day, time, half] = moment.split(" ");
  const clock = { day: day === "?" ? undefined : day, time, halfDay: half === "p", certainty, box };
  return { clock, moments: undefined };
}

const page = (moment: string, labelled = false) => {
  const [day = "", time = ""] = moment.split(" ");
  return { clock: undefined, moments: [{ day, time, labelled }] };
};

test.each([
  ["the declared minute", bar("2026-11-20 10:32"), "coincide"],
  ["a quarter of an hour before", bar("2026-11-20 10:17"), "coincide"],
  ["more than that", bar("2026-11-20 10:16"), "distinta"],
  ["two hours after", bar("2026-11-20 12:32"), "coincide"],
  ["more than that", bar("2026-11-20 12:33"), "distinta"],
  ["another day", bar("2026-11-18 16:47"), "distinta"],
  ["twelve hours later, where no «p. m.» was read", bar("2026-11-19 22:32"), "distinta"],
  ["one reading alone", bar("2026-11-18 16:47", "single"), "no_seguro"],
  ["two readings that differ", bar("2026-11-20 10:32", "differing"), "no_seguro"],
  ["a time without a date", bar("? 10:32", "single"), "solo_hora"],
  ["a date without a year", bar("--11-20 10:32", "single"), "no_seguro"],
  ["the declared moment in the page", page("2026-11-20 10:32"), "en_la_pagina"],
  ["another moment in the page", page("2026-11-11 22:40"), "no_se_ve"],
  ["another moment that the page calls so", page("2026-11-11 22:40", true), "en_la_pagina"],
  ["nothing", { clock: undefined, moments: [] }, "no_se_ve"],
  ["no recogniser", undefined, "sin_comprobar"],
])("%s", (_what, seen, state) => {
  expect(judgeClock(seen, declared, usualMargin).state).toBe(state);
});

test("what fits with the month before the day, or twelve hours later, contradicts nothing", () => {
  const october = { day: "2026-10-08", time: "10:32" };
  expect(judgeClock(bar("2026-08-10 10:32"), october, usualMargin).state).toBe("no_seguro");
  const evening = { day: "2026-11-20", time: "22:32" };
  expect(judgeClock(bar("2026-11-20 10:32"), evening, usualMargin).state).toBe("no_seguro");
  expect(judgeClock(bar("2026-11-20 20:32 p"), evening, usualMargin).state).toBe("distinta");
});

test("without a declared moment a clock is read and not judged", () => {
  expect(judgeClock(bar("2026-11-20 10:32"), undefined, usualMargin)).toEqual({
    state: "sin_comprobar",
    day: "2026-11-20",
    time: "10:32",
    confidence: 0.98,
    box,
  });
  expect(judgeClock(page("2026-11-20 10:32"), undefined, usualMargin).state).toBe("no_se_ve");
});

test("without a declared time the day decides", () => {
  const day = { day: "2026-11-20", time: undefined };
  expect(judgeClock(bar("2026-11-20 23:00"), day, usualMargin).state).toBe("coincide");
  expect(judgeClock(bar("2026-11-19 23:00"), day, usualMargin).state).toBe("distinta");
});
