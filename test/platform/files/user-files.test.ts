import { realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createUserFiles } from "../../../src/platform/files/user-files.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

test.each([
  ["win32", '"con espacio.png"', "con espacio.png"],
  ["win32", "'con espacio.png'", "con espacio.png"],
  ["win32", 'capturas/"con espacio".png', join("capturas", "con espacio.png")],
  // "C:\carpeta\" reaches a program as C:\carpeta".
  ["win32", 'carpeta"', "carpeta"],
  ["linux", '"con espacio.png"', "con espacio.png"],
  ["linux", 'pulgadas 15".png', 'pulgadas 15".png'],
] as const)("on %s the path %s is %s", (platform, word, path) => {
  const folder = testFolder();
  expect(createUserFiles(folder, platform).resolve(folder, word)).toBe(join(folder, path));
});

test("patterns in quotes find their files", async () => {
  const folder = testFolder();
  writeFileSync(join(folder, "paso 1.png"), "");
  const files = createUserFiles(folder, "win32");
  expect(await files.matches(folder, '"paso"*.png')).toEqual([join(folder, "paso 1.png")]);
});

test.runIf(posix)("the first folder of a path may be a pattern, too", async () => {
  const path = join(realpathSync(testFolder()), "a.png");
  writeFileSync(path, "");
  const pattern = `/${path.slice(1, 3)}*${path.slice(path.indexOf("/", 1))}`;
  expect(await createUserFiles("/", "linux").matches("/otra", pattern)).toContain(path);
});

// Shares and drives are absolute on Windows alone.
test.runIf(!posix).each([
  ["\\\\servidor\\carpeta\\a.png", "\\\\servidor\\carpeta\\a.png"],
  ['"\\\\servidor\\mi carpeta\\a.png"', "\\\\servidor\\mi carpeta\\a.png"],
  ["//servidor/carpeta/a.png", "\\\\servidor\\carpeta\\a.png"],
  ["D:/capturas/a.png", "D:\\capturas\\a.png"],
])("the path %s is absolute", (word, path) => {
  expect(createUserFiles("C:\\", "win32").resolve("C:\\trabajo", word)).toBe(path);
});
