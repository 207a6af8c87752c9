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

/** Confidence of each kind of reading. */
const [sure, single, differing, inPage] = [0.98, 0.6, 0.3, 0.85];

test.each([
  ["the declared minute", bar("2026-11-20 10:32"), "coincide", sure],
  ["a quarter of an hour before", bar("2026-11-20 10:17"), "coincide", sure],
  ["more than that", bar("2026-11-20 10:16"), "distinta", sure],
  ["two hours after", bar("2026-11-20 12:32"), "coincide", sure],
  ["more than that", bar("2026-11-20 12:33"), "distinta", sure],
  ["another day", bar("2026-11-18 16:47"), "distinta", sure],
  ["twelve hours later, where no «p. m.» was read", bar("2026-11-19 22:32"), "distinta", sure],
  ["one reading alone", bar("2026-11-18 16:47", "single"), "no_seguro", single],
  ["two readings that differ", bar("2026-11-20 10:32", "differing"), "no_seguro", differing],
  ["a time without a date", bar("? 10:32", "single"), "solo_hora", single],
  ["a sure time without a date", bar("? 10:32"), "distinta", sure],
  ["two times without a date that differ", bar("? 10:32", "differing"), "no_seguro", differing],
  ["a date without a year", bar("--11-20 10:32", "single"), "no_seguro", single],
  ["a sure date without a time", bar("2026-11-20"), "no_seguro", sure],
])("in the bar %s", (_what, seen, state, confidence) => {
  const { day, time } = seen.clock;
  const read = { day: day === "--11-20" ? undefined : day, time, confidence, box };
  expect(judgeClock(seen, declared, usualMargin)).toEqual({ state, ...read });
  // Seconds of the declared time do not count.
  const exact = { ...declared, time: "10:32:59" };
  expect(judgeClock(seen, exact, usualMargin)).toEqual({ state, ...read });
});

const nothing = { day: undefined, time: undefined, confidence: undefined };
const told = (day: string, time: string) => ({ day, time, confidence: inPage });

test.each([
  ["the declared moment", page("2026-11-20 10:32"), "en_la_pagina", told("2026-11-20", "10:32")],
  ["another moment", page("2026-11-11 22:40"), "no_se_ve", nothing],
  [
    "another moment that it calls so",
    page("2026-11-11 22:40", true),
    "en_la_pagina",
    told("2026-11-11", "22:40"),
  ],
  [
    "the declared moment behind another one that it calls so",
    {
      clock: undefined,
      moments: [
        { day: "2026-11-11", time: "22:40", labelled: true },
        { day: "2026-11-20", time: "10:40", labelled: false },
      ],
    },
    "en_la_pagina",
    told("2026-11-20", "10:40"),
  ],
  ["nothing", { clock: undefined, moments: [] }, "no_se_ve", nothing],
  ["nothing that was looked at", undefined, "sin_comprobar", nothing],
])("in the page %s", (_what, seen, state, read) => {
  expect(judgeClock(seen, declared, usualMargin)).toEqual({ state, ...read });
});

test("a sure clock in the bar counts more than the page, an unsure one less", () => {
  const { moments } = page("2026-11-20 10:32");
  const state = (clock: ReturnType<typeof bar>) =>
    judgeClock({ ...clock, moments }, declared, usualMargin).state;
  expect(state(bar("2026-11-18 16:47"))).toBe("distinta");
  expect(state(bar("2026-11-18 16:47", "single"))).toBe("en_la_pagina");
});

test("what fits with the month before the day, or twelve hours later, contradicts nothing", () => {
  const october = { day: "2026-10-08", time: "10:32" };
  expect(judgeClock(bar("2026-08-10 10:32"), october, usualMargin).state).toBe("no_seguro");
  expect(judgeClock(bar("2026-08-10 10:32 p"), october, usualMargin).state).toBe("no_seguro");
  const evening = { day: "2026-11-20", time: "22:32" };
  expect(judgeClock(bar("2026-11-20 10:32"), evening, usualMargin).state).toBe("no_seguro");
  expect(judgeClock(bar("2026-11-20 20:32 p"), evening, usualMargin).state).toBe("distinta");
  const night = (time: string) => ({ day: "2026-11-20", time });
  expect(judgeClock(bar("2026-11-20 12:32"), night("00:32"), usualMargin).state).toBe("no_seguro");
  expect(judgeClock(bar("2026-11-20 13:32"), night("01:32"), usualMargin).state).toBe("distinta");
  expect(judgeClock(bar("2026-11-20 10:32 p"), evening, usualMargin).state).toBe("distinta");
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
  const labelled = judgeClock(page("2026-11-20 10:32", true), undefined, usualMargin);
  expect(labelled.state).toBe("en_la_pagina");
});

test("without a declared time the day decides", () => {
  const day = { day: "2026-11-20", time: undefined };
  expect(judgeClock(bar("2026-11-20 23:00"), day, usualMargin).state).toBe("coincide");
  expect(judgeClock(bar("2026-11-19 23:00"), day, usualMargin).state).toBe("distinta");
});
