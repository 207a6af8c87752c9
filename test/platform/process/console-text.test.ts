import { describe, expect, test } from "vitest";
import {
  createConsoleDecoder,
  decodeConsole,
  findCodePage,
} from "../../../src/platform/process/console-text.ts";

/** «conexión: contraseña inválida» as a console program of code page 850 writes it. */
const oem = Buffer.from([
  ...Buffer.from("conexi"),
  0xa2,
  ...Buffer.from("n: contrase"),
  0xa4,
  ...Buffer.from("a inv"),
  0xa0,
  ...Buffer.from("lida"),
]);
const words = "conexión: contraseña inválida";

describe("what a console program writes", () => {
  test.each([
    ["code page 850", oem, 850, words],
    ["code page 437, as in the United States", oem, 437, words],
    ["Windows-1252", Buffer.from(words, "latin1"), 1252, words],
    ["UTF-8, whatever the code page", Buffer.from(words), 850, words],
    ["the end of UTF-8, begun within a letter", Buffer.from("ñx").subarray(1), 850, "\ufffdx"],
    ["nothing", Buffer.alloc(0), 850, ""],
    ["an unknown code page", Buffer.from(words, "latin1"), 9999, words],
  ])("%s", (_what, bytes, page, expected) => {
    expect(decodeConsole(bytes, () => page)).toBe(expected);
  });

  test("elsewhere it is UTF-8, and nothing is asked", () => {
    expect(findCodePage("linux", {})).toBeUndefined();
    expect(decodeConsole(Buffer.from(words), undefined)).toBe(words);
  });

  test("a letter in two pieces is one letter", () => {
    for (const [bytes, page] of [
      [Buffer.from(`${words} ✓ 👍`), 850],
      [oem, 850],
    ] as const) {
      const { decode, rest } = createConsoleDecoder(() => page);
      const pieces = Array.from(bytes, (byte) => decode(Buffer.from([byte])));
      expect(pieces.join("") + rest()).toBe(decodeConsole(bytes, () => page));
    }
  });
});
