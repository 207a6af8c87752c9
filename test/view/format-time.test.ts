import { expect, test } from "vitest";
import { formatTime } from "../../src/view/formats.ts";

test.each([
  ["2026-11-20T15:32:09Z", "2026-11-20 10:32"],
  ["2026-11-20T03:00:00.000Z", "2026-11-19 22:00"],
  ["ayer", "ayer"],
  ["\u001b[31mrojo\nazul", "rojo azul"],
])("%j is shown as %s", (iso, shown) => {
  expect(formatTime(iso)).toBe(shown);
});
