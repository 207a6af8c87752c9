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

test("a year is Guayaquil's, and all that may be meant are told with what tells them apart", () => {
  const born = (numero: string, creado: string) => ({ numero, asunto: numero, creado });
  const [late, early] = [
    born("MS-2026-000007", "2026-01-01T04:59:59Z"),
    born("MS-2026-000008", "2026-01-01T05:00:00Z"),
  ];
  const find = (given: string, when: string, strict = false) =>
    findNumber(given, [late, early], { now: new Date(when), strict });
  expect(find("7", "2027-01-01T04:59:59Z")).toEqual({ kind: "found", numero: late.numero });
  expect(find("7", "2027-01-01T05:00:00Z")).toEqual({ kind: "unknown" });
  expect(find("8", "2027-01-01T05:00:00Z")).toEqual({ kind: "found", numero: early.numero });
  expect(find("7", "2026-06-01T12:00:00Z", true)).toEqual({
    kind: "ambiguous",
    candidates: [late],
  });
  expect(find("8", "2026-06-01T12:00:00Z", true)).toEqual({
    kind: "found",
    numero: early.numero,
  });
});

test.each([
  ["ms-2026-7", ["MS-2026-000007", "MS2026000007"], "MS-2026-000007"],
  ["ms 2026 7", ["MS-2026-000007", "ms.2026.07"], "ms.2026.07"],
  ["7", ["MS-2026-000007", "MT-2026-000007"], undefined],
  ["123456789", ["MS-2026-123456789"], "MS-2026-123456789"],
  ["1234567890", ["MS-2026-1234567890"], undefined],
  ["ÑS-0", ["ñs-00"], "ñs-00"],
  ["MS-2026-000007", ["MS-2026-000007"], "MS-2026-000007"],
  ["MS-2026-000009", ["MS-2026-000007", "MS-2026-000008"], "MS-2026-000007"],
])("%s is near one of %j: %s", (given, numbers, near) => {
  expect(nearestNumber(given, known(...numbers))).toBe(near);
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
