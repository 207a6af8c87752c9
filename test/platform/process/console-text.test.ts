import iconv from "iconv-lite";
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

  test.each([437, 850, 866, 1251, 1254])("every letter of code page %i", (page) => {
    // Windows leaves some of them undefined; these differ between tables.
    const upper = Buffer.from(Array.from({ length: 128 }, (_none, at) => 0x80 + at));
    const expected = iconv.decode(upper, `cp${page}`);
    const read = decodeConsole(upper, () => page);
    const differ = Array.from(expected).filter(
      (letter, at) => letter !== "\ufffd" && letter !== read.charAt(at),
    );
    expect([read.length, differ]).toEqual([128, []]);
    // ASCII stays, and the page is asked for once something is no UTF-8.
    expect(decodeConsole(Buffer.concat([Buffer.from("a~"), upper]), () => page)).toBe(`a~${read}`);
  });

  test.each([
    [932, "shift_jis", "日本"],
    [936, "gbk", "海关"],
    [949, "cp949", "관세"],
    [950, "big5", "海關"],
  ])("two bytes a letter in code page %i", (page, name, text) => {
    expect(decodeConsole(iconv.encode(text, name), () => page)).toBe(text);
  });

  test("elsewhere it is UTF-8, and nothing is asked", () => {
    expect(findCodePage("linux", {})).toBeUndefined();
    expect(decodeConsole(Buffer.from(words), undefined)).toBe(words);
  });

  test.each([
    ["Página de códigos activa: 437", 437],
    ["Active code page: 65001", 65_001],
    ["", 850],
  ])("Windows says «%s»: %i, and is asked once", (said, page) => {
    const asked: string[] = [];
    const ask = (program: string): string => {
      asked.push(program);
      return said;
    };
    const find = findCodePage("win32", { SystemRoot: "D:\\W" }, ask);
    expect([asked, find?.(), find?.(), asked]).toEqual([
      ["D:\\W\\System32\\chcp.com"],
      page,
      page,
      ["D:\\W\\System32\\chcp.com"],
    ]);
    expect([findCodePage("win32", {}, ask)?.(), asked.at(-1)]).toEqual([
      page,
      "C:\\Windows\\System32\\chcp.com",
    ]);
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
