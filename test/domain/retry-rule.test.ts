import { expect, test } from "vitest";
import { isDue, nextAttempt } from "../../src/domain/retry-rule.ts";
import type { EntryState } from "../../src/ports/ledger.ts";
import { testIntent } from "../support/intent.ts";

test.each<[estado: EntryState, intentos: number, pause: number | null]>([
  ["pendiente", 0, 0],
  ["pendiente", 1, 2],
  ["pendiente", 2, 4],
  ["desconocido", 3, 8],
  ["pendiente", 8, 256],
  ["pendiente", 9, 300],
  ["pendiente", 100, 300],
  ["aceptado", 1, null],
  ["rechazado", 1, null],
])("%s after %i attempts is tried again after %s seconds", (estado, intentos, pause) => {
  const actualizada = "2026-11-24T15:00:00.000Z";
  const rest = { actualizada, ticket: null, motivo: null, entregada: null, entrega: null };
  const entry = { ...testIntent(), estado, intentos, ...rest };
  const next = nextAttempt(entry);
  expect(next === null ? null : (Date.parse(next) - Date.parse(actualizada)) / 1000).toBe(pause);
});

test.each([
  [2000, true],
  [1999, false],
  // The clock was set back.
  [-3_600_000, true],
])("a first attempt is due again after %i ms: %s", (sinceMs, due) => {
  const actualizada = "2026-11-24T15:00:00.000Z";
  const now = new Date(Date.parse(actualizada) + sinceMs);
  expect(isDue({ estado: "pendiente", intentos: 1, motivo: null, actualizada }, now)).toBe(due);
});

test.each([
  [300_000, true],
  [299_999, false],
  [0, false],
  // A turn farther off than any pause is one of a clock that was set back.
  [-1, true],
])("with the longest pause it is due after %i ms: %s", (sinceMs, due) => {
  const actualizada = "2026-11-24T15:00:00.000Z";
  const now = new Date(Date.parse(actualizada) + sinceMs);
  expect(isDue({ estado: "pendiente", intentos: 9, motivo: null, actualizada }, now)).toBe(due);
});

test.each<[EntryState, string | null, number, boolean]>([
  ["desconocido", "sin-rastro", 5, true],
  ["desconocido", "sin-rastro", 6, false],
  ["desconocido", "falta-una-parte", 7, false],
  ["desconocido", "ETIMEDOUT", 7, true],
  ["desconocido", null, 7, true],
  ["pendiente", "sin-rastro", 7, true],
])("what is %s (%s) after %i searches is tried again: %s", (estado, motivo, intentos, again) => {
  const actualizada = "2026-11-24T15:00:00.000Z";
  const entry = { estado, motivo, intentos, actualizada };
  expect(nextAttempt(entry) !== null).toBe(again);
  expect(isDue(entry, new Date("2026-11-24T15:06:00Z"))).toBe(again);
});
