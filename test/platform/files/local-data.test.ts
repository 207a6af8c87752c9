import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLocalData } from "../../../src/platform/files/local-data.ts";
import { testFolder } from "../../support/test-context.ts";

test("what a running practice desk has open stays whole, and the rest is removed", () => {
  const folder = testFolder();
  mkdirSync(join(folder, "practica"));
  mkdirSync(join(folder, "borradores"));
  const all = ["practica/a-archivo", "practica/mesa.db", "borradores/abc.json"];
  for (const name of all) writeFileSync(join(folder, name), "x");
  const removeOne = (path: string): void => {
    if (!path.endsWith("mesa.db")) return rmSync(path);
    throw Object.assign(new Error("EBUSY"), { code: "EBUSY", syscall: "unlink" });
  };
  const data = createLocalData({ data: folder, settings: folder }, removeOne, "win32");
  const files = data.classes().flatMap((one) => one.files);
  expect(data.remove(files)).toEqual(["practica"]);
  expect(all.filter((name) => existsSync(join(folder, name)))).toEqual([
    "practica/a-archivo",
    "practica/mesa.db",
  ]);
});

test("what is still on the disk afterwards is not called removed, whatever the reason", () => {
  const folder = testFolder();
  for (const name of ["tickets.db", "tickets-vistos.ndjson"])
    writeFileSync(join(folder, name), "x");
  const removeOne = (path: string): void => {
    if (path.endsWith(".ndjson")) rmSync(path);
  };
  const data = createLocalData({ data: folder, settings: folder }, removeOne);
  const files = data.classes().flatMap((one) => one.files);
  expect(data.remove(files)).toEqual(["tickets"]);
});
