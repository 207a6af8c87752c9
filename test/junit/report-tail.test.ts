import { execFileSync } from "node:child_process";
import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testReportFiles } from "../../src/junit/test-report-files.ts";
import { posix } from "../support/posix.ts";
import { testFolder } from "../support/test-context.ts";

const tailOf = async (content: string | Buffer): Promise<string> => {
  const path = join(testFolder(), "salida.log");
  writeFileSync(path, content);
  return await testReportFiles.tail(path);
};
const whole = 64 * 1024;
const line = `${"ñ".repeat(20)}\n`;
const lines = (bytes: number): string => line.repeat(Math.ceil(bytes / Buffer.byteLength(line)));

test("of a text of up to 64 KiB all is given", async () => {
  expect(await tailOf("")).toBe("");
  expect(await tailOf("sin fin de línea")).toBe("sin fin de línea");
  const full = "x".repeat(whole - 2);
  expect(await tailOf(`a\n${full}`)).toBe(`a\n${full}`);
  expect(await tailOf(Buffer.from("\ufeffaño\n", "utf16le"))).toBe("año\n");
});

test("of a longer one the last complete lines", async () => {
  const full = "x".repeat(whole - 4);
  // What is read begins within a line, or with one that may be cut off as well.
  expect(await tailOf(`abc\nde\n${full}`)).toBe(`de\n${full}`);
  expect(await tailOf(`a\nbc\nde${full}`)).toBe(`de${full}`);
  const text = lines(whole * 2);
  const tail = await tailOf(text);
  expect(text.endsWith(tail)).toBe(true);
  expect([
    tail.startsWith("ñ"),
    tail.split("\n").every((one) => one === "" || `${one}\n` === line),
  ]).toEqual([true, true]);
  expect(Buffer.byteLength(tail)).toBeGreaterThan(whole - 2 * Buffer.byteLength(line));
  expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(whole);
});

test.each([
  ["little", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["big", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
])("of a long one in UTF-16, %s end first, no letter is cut in two", async (_end, encode) => {
  const text = lines(whole * 2);
  const tail = await tailOf(encode(text));
  expect(text.endsWith(tail)).toBe(true);
  expect([tail.startsWith("ñ"), tail.length > whole / 2 - 100]).toEqual([true, true]);
});

test("what is no file has no end, and what is not there none either", async () => {
  const folder = testFolder();
  const refusal = (causa: string) => ({ code: "archivo-ilegible", params: { causa } });
  await expect(testReportFiles.tail(join(folder, "no"))).rejects.toMatchObject(
    refusal("no-existe"),
  );
  if (posix) {
    execFileSync("mkfifo", [join(folder, "tubo")]);
    for (const path of [folder, join(folder, "tubo")]) {
      await expect(testReportFiles.tail(path)).rejects.toMatchObject(refusal("falla-lectura"));
    }
  }
  const path = join(folder, "informe.xml");
  expect(testReportFiles.written(path)).toBeUndefined();
  writeFileSync(path, "");
  const moment = new Date("2026-11-24T15:00:00Z");
  utimesSync(path, moment, moment);
  expect(testReportFiles.written(path)).toEqual(moment);
});
