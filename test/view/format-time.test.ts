import { describe, expect, test } from "vitest";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import {
  formatBytes,
  formatDay,
  formatMonth,
  formatHour,
  formatMoment,
  formatNumber,
  formatTime,
} from "../../src/view/formats.ts";

const es = await loadTranslator("es");
const en = await loadTranslator("en");

describe("a time on Guayaquil's clocks", () => {
  test.each([
    ["2026-11-20T15:32:09Z", "20 nov 2026, 10:32", "2026-11-20 10:32"],
    ["2026-11-20T03:00:00.000Z", "19 nov 2026, 22:00", "2026-11-19 22:00"],
    ["ayer", "ayer", "ayer"],
    ["\u001b[31mrojo\nazul", "rojo azul", "rojo azul"],
    ["1970-01-01T00:00:00.000Z", "—", "—"],
  ])("%j is shown as %s, and in a pipe as %s", (iso, shown, piped) => {
    expect(formatTime(iso, { translator: es })).toBe(shown);
    expect(formatTime(iso, { translator: es, decorated: false })).toBe(piped);
  });

  test("is written in full, and as an hour, in both languages", () => {
    const iso = "2026-11-23T15:32:09Z";
    expect(formatMoment(iso, es)).toBe("lunes 23 de noviembre de 2026, 10:32");
    expect(formatMoment(iso, en)).toBe("Monday 23 November 2026, 10:32");
    expect(formatHour(iso)).toBe("10:32");
    expect(formatDay("2026-01-05", en)).toBe("5 Jan 2026");
    expect(formatDay("sin fecha", es)).toBe("sin fecha");
    expect([formatMonth("2026-11", es), formatMonth("2026-01", en)]).toEqual([
      "nov 2026",
      "Jan 2026",
    ]);
    expect(formatMonth("siempre", es)).toBe("siempre");
  });
});

test.each([
  [232_350, 0, "232\u00a0350", "232,350"],
  [5000, 0, "5000", "5,000"],
  [0.67, 2, "0,67", "0.67"],
  [-12_345.6, 1, "-12\u00a0345,6", "-12,345.6"],
  [0, 0, "0", "0"],
])(
  "%d with %d decimals is %j in Spanish and %j in English",
  (value, decimals, spanish, english) => {
    expect(formatNumber(value, "es", decimals)).toBe(spanish);
    expect(formatNumber(value, "en", decimals)).toBe(english);
  },
);

test("a size has a decimal from megabytes on", () => {
  expect([812, 84_000, 3_565_158].map((bytes) => formatBytes(bytes, es))).toEqual([
    "812 B",
    "82 kB",
    "3,4 MB",
  ]);
});
