import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "./app/run.ts";
import { createContext } from "./compose/create-context.ts";
import { program } from "./compose/program.ts";
import { createProcessTerminal } from "./platform/terminal/process-terminal.ts";

/** The folder above the bundle, or above `src` when run from there. */
const root = resolve(import.meta.dirname, "..");
const interruption = new AbortController();

/**
 * The first Ctrl-C ends cleanly between two steps, the second one at once, as without a handler.
 * Ours stays until then: a spinner's, which gives the cursor back, ends the process where it is the
 * only one.
 */
function interrupt(signal: NodeJS.Signals): void {
  if (interruption.signal.aborted) {
    process.off(signal, interrupt);
    process.kill(process.pid, signal);
  } else interruption.abort();
}

process.on("SIGINT", interrupt);
process.on("SIGTERM", interrupt);

const { version }: { version: string } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);

const context = createContext({
  process,
  version,
  assets: join(root, "assets"),
  worker: join(root, "dist", "worker.cjs"),
  signal: interruption.signal,
  terminal: createProcessTerminal(process),
  clock: () => new Date(),
});

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), context, program);
}

void main();
