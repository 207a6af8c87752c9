import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createContext } from "../../src/compose/create-context.ts";
import { npmFiles } from "../../src/platform/program/npm-files.ts";
import { holdOpen } from "../support/hold-open.ts";
import { posix } from "../support/posix.ts";
import { removeFolder } from "../support/remove-folder.ts";
import { testFolder } from "../support/test-context.ts";

/** A context in a folder of its own, and what it says on standard error. */
function context(clock: () => Date) {
  const folder = testFolder();
  const said: string[] = [];
  const env = { MESA_CARPETA: folder, HOME: folder, MESA_ALMACEN: "archivo" };
  const terminal = {
    interactive: false,
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    width: 80,
    height: 24,
    out: () => {},
    err: (text: string) => void said.push(text),
    readInput: () => Promise.resolve(""),
  };
  const made = createContext({
    process: Object.create(process, { env: { value: env } }),
    version: "0.0.0-test",
    programFiles: npmFiles(resolve(".")),
    signal: new AbortController().signal,
    terminal,
    clock,
  });
  return { ...made, said };
}

test("a database is closed before the folder in which it lies is removed", async () => {
  const { temporaryFolder, ledger, dispose } = context(() => new Date());
  const folder = await temporaryFolder();
  await ledger(folder);
  await dispose({ silent: true });
  expect(existsSync(folder)).toBe(false);
});

// Only Windows keeps others from removing a file that is open.
test.runIf(!posix)(
  "a folder that can't be removed ends nothing, and keeps nothing else open",
  async () => {
    const { temporaryFolder, ledger, dispose, said } = context(() => new Date());
    const folder = await temporaryFolder();
    onTestFinished(() => removeFolder(folder));
    await ledger();
    writeFileSync(join(folder, "a.csv"), "");
    await holdOpen(join(folder, "a.csv"));
    await expect(dispose({ silent: true })).resolves.toBeUndefined();
    expect([existsSync(folder), said]).toEqual([true, []]);
  },
);
