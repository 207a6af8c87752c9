import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isThere, openOwnFile, pathIn } from "../../../src/platform/files/output-file.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

test.each(["a.txt", "a b.txt", "..a", "ñ"])("«%s» is a name in a folder", (name) => {
  expect(pathIn("/carpeta", name)).toBe(join("/carpeta", name));
});

test.each(["", ".", "..", "a/b", "/a", "../a", "a\\b", "a\0b"])("«%s» is none", (name) => {
  expect(() => pathIn("/carpeta", name)).toThrow(
    expect.objectContaining({ code: "disco", params: { ruta: name } }),
  );
});

test.runIf(posix)("a file of our own is gone on with, for its owner alone", async () => {
  const path = join(testFolder(), "a.parcial");
  writeFileSync(path, "0123");
  chmodSync(path, 0o644);
  const file = await openOwnFile(path);
  expect([statSync(path).mode & 0o777, (await file.stat()).size]).toEqual([0o600, 4]);
  await file.write("9", 0);
  await file.close();
  expect(readFileSync(path, "utf8")).toBe("9123");
  const fresh = join(testFolder(), "b.parcial");
  await (await openOwnFile(fresh)).close();
  expect([statSync(fresh).mode & 0o777, statSync(fresh).size]).toEqual([0o600, 0]);
});

test.runIf(posix)("whatever else lies there is removed and stays whole elsewhere", async () => {
  const folder = testFolder();
  const other = join(folder, "ajeno");
  writeFileSync(other, "mío");
  const path = (name: string) => join(folder, name);
  symlinkSync(other, path("enlace"));
  linkSync(other, path("segundo"));
  mkdirSync(join(path("carpeta"), "dentro"), { recursive: true });
  symlinkSync(join(folder, "nada"), path("roto"));
  expect(await Promise.all(["enlace", "roto", "no"].map((name) => isThere(path(name))))).toEqual([
    true,
    true,
    false,
  ]);
  for (const name of ["enlace", "segundo", "carpeta", "roto"]) {
    const file = await openOwnFile(path(name));
    await file.write("nuevo");
    await file.close();
    expect([name, readFileSync(path(name), "utf8"), statSync(path(name)).nlink]).toEqual([
      name,
      "nuevo",
      1,
    ]);
  }
  expect([readFileSync(other, "utf8"), existsSync(join(folder, "nada"))]).toEqual(["mío", false]);
});
