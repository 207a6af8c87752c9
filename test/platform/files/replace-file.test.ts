import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  diskError,
  flushFile,
  flushFolder,
  removeFile,
  removeFolder,
  replaceFile,
  whileHeld,
  whileHeldSync,
} from "../../../src/platform/files/replace-file.ts";
import { testFolder } from "../../support/test-context.ts";

const failure = (code: string): Error =>
  Object.assign(new Error(code), { code, syscall: "rename" });

/** Work on a file that another program lets go of after some attempts. */
function heldFor(attempts: number, code: string) {
  let made = 0;
  return {
    made: () => made,
    work() {
      made += 1;
      if (made <= attempts) throw failure(code);
    },
  };
}

test.each(["EPERM", "EACCES", "EBUSY"])(
  "on Windows %s is waited for until the other program lets go",
  async (code) => {
    const held = heldFor(2, code);
    await whileHeld(held.work, "win32");
    expect(held.made()).toBe(3);
    const blocking = heldFor(2, code);
    whileHeldSync(blocking.work, "win32");
    expect(blocking.made()).toBe(3);
  },
);

test("whoever never lets go is reported after about two seconds, as an open file", async () => {
  const held = heldFor(1000, "EBUSY");
  await expect(whileHeld(held.work, "win32")).rejects.toMatchObject({ code: "EBUSY" });
  expect(held.made()).toBe(9);
  expect(diskError("C:\\a.csv", failure("EBUSY"), "win32")).toMatchObject({
    code: "archivo-en-uso",
    params: { ruta: "C:\\a.csv" },
  });
});

test("elsewhere the same codes are final, and so is any other one on Windows", async () => {
  for (const [code, platform] of [
    ["EPERM", "linux"],
    ["ENOSPC", "win32"],
  ] as const) {
    const held = heldFor(1, code);
    await expect(whileHeld(held.work, platform)).rejects.toMatchObject({ code });
    expect(held.made()).toBe(1);
    expect(diskError("/a", failure(code), platform)).toMatchObject({ code: "disco" });
  }
});

test("a file replaces another one, and what is removed may be missing already", async () => {
  const folder = testFolder();
  const [from, to] = [join(folder, "ñ 1"), join(folder, "ñ 2")];
  writeFileSync(from, "nuevo");
  writeFileSync(to, "viejo");
  await flushFile(from);
  await replaceFile(from, to);
  await flushFolder(folder);
  expect(readFileSync(to, "utf8")).toBe("nuevo");
  await removeFile(to);
  await removeFile(to);
  mkdirSync(join(folder, "a", "b"), { recursive: true });
  await removeFolder(join(folder, "a"));
  await removeFolder(join(folder, "a"));
  expect([from, to, join(folder, "a")].filter((path) => existsSync(path))).toEqual([]);
});
