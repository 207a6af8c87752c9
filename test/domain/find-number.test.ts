import { expect, test } from "vitest";
import { findNumber, nearestNumber } from "../../src/domain/find-number.ts";

const now = new Date("2026-11-20T15:00:00Z");
const known = (...numbers: readonly string[]) =>
  numbers.map((numero) => ({
    numero,
    asunto: "",
    creado: `${numero.slice(3, 7)}-06-01T12:00:00Z`,
  }));
const found = (given: string, tickets: ReturnType<typeof known>, strict: boolean) => {
  const answer = findNumber(given, tickets, { now, strict });
  if (answer.kind === "found") return answer.numero;
  return answer.kind === "unknown" ? "unknown" : answer.candidates.map(({ numero }) => numero);
};

const [this7, last7, last8, older9] = [
  "MS-2026-000007",
  "MS-2025-000007",
  "MS-2025-000008",
  "MS-2024-000009",
];

test.each([
  ["7", [this7], this7, this7],
  ["007", [this7], this7, this7],
  ["7", [this7, last7], this7, [this7, last7]],
  ["8", [this7, last8], last8, [last8]],
  ["9", [this7, older9], "unknown", "unknown"],
  ["7", [this7, "MT-2026-000007"], [this7, "MT-2026-000007"], [this7, "MT-2026-000007"]],
  ["6", [this7], "unknown", "unknown"],
  ["1234567890", ["MS-2026-1234567890"], "unknown", "unknown"],
  [this7, [this7], "unknown", "unknown"],
])("%s among %j: %j, and %j before what can't be undone", (given, numbers, usually, strictly) => {
  expect(found(given, known(...numbers), false)).toEqual(usually);
  expect(found(given, known(...numbers), true)).toEqual(strictly);
});

test("a number that the desk does not have is near a known one", () => {
  const near = (given: string) => nearestNumber(given, known(this7, last8));
  expect(["ms2026-7", "7", "MS-2026-000008", "XY"].map(near)).toEqual([
    this7,
    this7,
    this7,
    undefined,
  ]);
});
