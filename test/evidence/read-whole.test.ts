import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isLarge, readWhole } from "../../src/evidence/examine-file.ts";
import { posix } from "../support/posix.ts";
import { testFolder } from "../support/test-context.ts";

const mebibyte = 2 ** 20;

/** A file that begins so, and is filled up with zeros. */
function fileOf(begin: string, bytes: number): string {
  const path = join(testFolder(), "archivo");
  writeFileSync(path, begin, "latin1");
  truncateSync(path, bytes);
  return path;
}

test.each([
  ["a PDF", "%PDF-1.7\n", 25],
  ["a text", "nada", 25],
  ["a JPEG", "\u00ff\u00d8\u00ff", 50],
  ["a PNG", "\u0089PNG\r\n\u001a\n", 100],
  ["a TIFF", "II*\u0000", 100],
  ["a WebP", "RIFF\u0000\u0000\u0000\u0000WEBP", 100],
  ["a picture that nothing converts", "BM", 25],
])("%s that begins as %j may have %i MiB", (_what, begin, maxMegabytes) => {
  const most = maxMegabytes * mebibyte;
  expect(readWhole(fileOf(begin, most + 1))).toEqual({
    trouble: "archivo-demasiado-grande",
    maxMegabytes,
  });
  if (maxMegabytes === 25) expect(readWhole(fileOf(begin, most))).toHaveLength(most);
});

test("more than 25 MiB are too large to be in memory beside others", () => {
  const large = [25 * mebibyte, 25 * mebibyte + 1].map((bytes) => isLarge(fileOf("", bytes)));
  expect([...large, isLarge(join(testFolder(), "no"))]).toEqual([false, true, false]);
});

test("what is not there, is no file or can't be opened is told apart", () => {
  const folder = testFolder();
  const path = join(folder, "a.txt");
  writeFileSync(path, "abc");
  mkdirSync(join(folder, "b"));
  expect(readWhole(path)).toEqual(Buffer.from("abc"));
  const trouble = (code: string) => ({ trouble: code, maxMegabytes: 25 });
  expect(readWhole(join(folder, "no"))).toEqual(trouble("archivo-no-existe"));
  expect(readWhole(join(folder, "b"))).toEqual(trouble("archivo-no-es-archivo"));
  if (!posix) return;
  expect(readWhole(join(path, "no"))).toEqual(trouble("archivo-no-existe"));
  // Whatever else the system refuses, here a name that is too long.
  expect(readWhole(join(folder, "x".repeat(300)))).toEqual(trouble("archivo-sin-permiso"));
});
