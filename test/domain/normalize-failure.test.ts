import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalizeFailure } from "../../src/domain/failure-marks.ts";

describe("the same failure in two runs", () => {
  test.each([
    ["Test timed out in 80ms.", "Test timed out in 1200ms.", "Test timed out in <n>."],
    ["ECONNREFUSED 127.0.0.1:18080", "ECONNREFUSED 10.1.2.3:9", "ECONNREFUSED <dir>"],
    ["no se conecta con localhost:8080", "no se conecta con ci-7:9999", "no se conecta con <dir>"],
    ["ECONNREFUSED ::1:80", "ECONNREFUSED ::1:8080", "ECONNREFUSED <dir>"],
    [
      "se esperaba <a> en /home/ci/a/dai.js:10:5",
      "se esperaba <a> en /builds/77/src/dai.js:99:1",
      "se esperaba <a> en <ruta><dir>:<n>",
    ],
    ["falla en C:\\agente\\_work\\1\\s\\Dai.cs", "falla en D:\\a\\2\\Dai.cs", "falla en <ruta>"],
    ["no existe file:///home/ci/x.json", "no existe file:///tmp/y/x.json", "no existe <url>"],
    [
      "GET https://a.example/v1?x=1 dio 500",
      "GET https://b.example/v2 dio 502",
      "GET <url> dio <n>",
    ],
    ["objeto at 0x7f57c6c952d0", "objeto at 0x55aa00112233", "objeto at <dir>"],
    ["commit 4f2a91c", "commit 9be01d77", "commit <hash>"],
    [
      "solicitud 0199f3a2-0000-7000-8000-0123456789ab",
      "solicitud 01a20fb3-4b9d-7117-bdb8-faf991051fa7",
      "solicitud <id>",
    ],
    [
      "el 2026-11-24T10:32:05Z llegó tarde",
      "el 2027-01-02T03:04:05.123-05:00 llegó tarde",
      "el <n> llegó tarde",
    ],
    [
      "a las 10:32 la DAI 028-2026-10-00123456",
      "a las 9:05 la DAI 055-2027-40-00000001",
      "a las <n> la DAI <n>",
    ],
    ["uno   dos\n tres", "uno dos tres ", "uno dos tres"],
    ["a ana@x.example", "a luis.paz@correo.example.ec", "a <correo>"],
  ])("%j and %j", (one, other, normal) => {
    expect([one, other].map(normalizeFailure)).toEqual([normal, normal]);
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

test("six hundred characters of a message count", () => {
  const words = "palabra ".repeat(74);
  expect(normalizeFailure(`${words}${"x".repeat(8)}y`)).toBe(`${words}${"x".repeat(8)}`);
  expect(normalizeFailure(`${words}${"x".repeat(7)}y`)).toBe(`${words}${"x".repeat(7)}y`);
});

test("whatever the numbers are, and however often it is done", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), (words, one, other) => {
      const message = (value: number): string => `${words} tardó ${value} ms`;
      expect(normalizeFailure(message(one))).toBe(normalizeFailure(message(other)));
    }),
  );
});
