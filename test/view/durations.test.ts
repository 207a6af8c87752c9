import { expect, test } from "vitest";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import {
  formatAge,
  formatBytes,
  formatDuration,
  formatOfficeDuration,
} from "../../src/view/formats.ts";
import { relativeTime } from "../../src/view/relative-time.ts";
import { statePaint } from "../../src/view/state-label.ts";
import { readablePaint } from "../support/view-tools.ts";

const minute = 60_000;
const hour = 60 * minute;

test.each([
  [0, "0 min", "0 min"],
  [minute - 1, "0 min", "0 min"],
  [59 * minute, "59 min", "59 min"],
  [hour, "1 h", "1 h"],
  [9 * hour - 1, "8 h", "8 h"],
  [9 * hour, "9 h", "1 d"],
  [23.9 * hour, "23 h", "2 d 5 h"],
  [24 * hour, "1 d", "2 d 6 h"],
  [76.5 * hour, "3 d 4 h", "8 d 4 h"],
])("%d ms are %s on the clock, and %s in offices", (milliseconds, elapsed, office) => {
  expect(formatDuration(milliseconds)).toBe(elapsed);
  expect(formatOfficeDuration(milliseconds)).toBe(office);
});

test("an age has both", async () => {
  const translator = await loadTranslator("es");
  const words = formatAge({ elapsed: 76 * hour, office: 19 * hour }, translator);
  expect(words).toBe("3 d 4 h (2 d 1 h en horario de atención)");
});

test.each([
  [1023, "1023 B"],
  [1024, "1 kB"],
  [1024 ** 2 - 1, "1024 kB"],
  [1024 ** 2, "1,0 MB"],
  [2.5 * 1024 ** 3, "2,5 GB"],
  [3000 * 1024 ** 3, "3000,0 GB"],
])("%d bytes are %s", async (bytes, words) => {
  expect(formatBytes(bytes, await loadTranslator("es"))).toBe(words);
});

test.each([
  [-59, "ahora", "now"],
  [-60, "hace 1 min", "1 min. ago"],
  [-3599, "hace 59 min", "59 min. ago"],
  [-3600, "hace 1 h", "1 hr. ago"],
  [-2 * 86_400, "anteayer", "2 days ago"],
  [-6 * 86_400, "hace 6 d", "6 days ago"],
  [-31 * 86_400, "el mes pasado", "last mo."],
  [-400 * 86_400, "el año pasado", "last yr."],
  [7200, "dentro de 2 h", "in 2 hr."],
])("%d seconds from now are «%s»", (seconds, spanish, english) => {
  const now = new Date("2026-11-20T15:00:00Z");
  const instant = new Date(now.getTime() + seconds * 1000).toISOString();
  expect(relativeTime(instant, now, "es", "short")).toBe(spanish);
  expect(relativeTime(instant, now, "en", "short")).toBe(english);
});

test.each([
  ["respondido", "accent"],
  ["conforme", "good"],
  ["inconforme", "bad"],
  ["rechazado", "bad"],
  ["anulado", "bad"],
  ["registrado", "warn"],
  ["de-otra-mesa", "warn"],
])("%s is shown as %s", (state, name) => {
  expect(statePaint(state, readablePaint)("x")).toBe(`<${name}>x</${name}>`);
});
