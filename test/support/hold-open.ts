import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { testFolder } from "./test-context.ts";

/** Has another process hold a file open until the test is over, as Excel does on Windows. */
export async function holdOpen(path: string): Promise<void> {
  await startHolder((ready) => ["test/windows/hold-open.cjs", path, ready]);
}

/** Has another process open and close the files in some folders at random until the test is over. */
export async function holdAtRandom(...folders: readonly string[]): Promise<void> {
  await startHolder((ready) => ["test/windows/hold-at-random.cjs", ready, ...folders]);
}

async function startHolder(wordsFor: (ready: string) => readonly string[]): Promise<void> {
  const ready = join(testFolder(), "listo");
  const holder = spawn(process.execPath, [...wordsFor(ready)], { stdio: "ignore" });
  const ended = once(holder, "exit");
  onTestFinished(async () => {
    rmSync(ready, { force: true });
    await ended;
  });
  while (!existsSync(ready)) await sleep(20);
}
