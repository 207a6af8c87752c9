import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalizeFailure } from "../../src/domain/failure-marks.ts";

describe("the same failure in two runs", () => {
  test.each([
    ["Test timed out in 80ms.", "Test timed out in 1200ms."],
    ["ECONNREFUSED 127.0.0.1:18080", "ECONNREFUSED 10.1.2.3:9"],
    ["no se conecta con localhost:8080", "no se conecta con ci-7:9999"],
    ["ECONNREFUSED ::1:80", "ECONNREFUSED ::1:8080"],
    ["se esperaba <a> en /home/ci/a/dai.js:10:5", "se esperaba <a> en /builds/77/src/dai.js:99:1"],
    ["falla en C:\\agente\\_work\\1\\s\\Dai.cs", "falla en D:\\a\\2\\Dai.cs"],
    ["no existe file:///home/ci/x.json", "no existe file:///tmp/y/x.json"],
    ["GET https://a.example/v1?x=1 dio 500", "GET https://b.example/v2 dio 502"],
    ["objeto at 0x7f57c6c952d0", "objeto at 0x55aa00112233"],
    ["commit 4f2a91c", "commit 9be01d77"],
    [
      "solicitud 0199f3a2-0000-7000-8000-0123456789ab",
      "solicitud 01a20fb3-4b9d-7117-bdb8-faf991051fa7",
    ],
    ["el 2026-11-24T10:32:05Z llegó tarde", "el 2027-01-02T03:04:05.123-05:00 llegó tarde"],
    ["a las 10:32 la DAI 028-2026-10-00123456", "a las 9:05 la DAI 055-2027-40-00000001"],
    ["uno   dos\n tres", "uno dos tres"],
  ])("%j and %j", (one, other) => {
    expect(normalizeFailure(one)).toBe(normalizeFailure(other));
  });
});

test.each([
  ["esperaba ACEPTADA", "esperaba RECHAZADA"],
  ["Read timed out", "Connection refused"],
  ["falta el campo bultos", "falta el campo peso"],
  ["estado 'A' y no 'B'", "estado 'A' y no 'C'"],
])("%j and %j are two failures", (one, other) => {
  expect(normalizeFailure(one)).not.toBe(normalizeFailure(other));
});

test("whatever the numbers are, and however often it is done", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), (words, one, other) => {
      const message = (value: number): string => `${words} tardó ${value} ms`;
      expect(normalizeFailure(message(one))).toBe(normalizeFailure(message(other)));
    }),
  );
});
