import { join } from "node:path";
import type { HelpShape } from "../app/command-entry.ts";
import type { Context } from "../app/context.ts";
import { run, type Program } from "../app/run.ts";
import { writeAside } from "../app/write-lines.ts";
import { exitCodes } from "../errors/exit-codes.ts";
import { findProgramFiles } from "../platform/program/find-program-files.ts";
import { createProcessTerminal } from "../platform/terminal/process-terminal.ts";
import { loadTranslator } from "../i18n/load-translator.ts";
import { findFolders } from "../platform/settings/folders.ts";
import type { OnCrashPoint } from "../ports/crash-point.ts";
import type { ProgramFiles } from "../ports/program-files.ts";
import { checkUpdate, isSeen } from "./check-update.ts";
import { createContext } from "./create-context.ts";
import { program } from "./program.ts";

/** Runs the process's command line and sets its exit code. */
export async function runProcess(
  process: NodeJS.Process,
  crashPoint?: OnCrashPoint,
): Promise<void> {
  const programFiles = findProgramFiles();
  const argv = process.argv.slice(2);
  const context = createContext({
    process,
    version: programFiles.version,
    programFiles,
    signal: interruptionOf(process),
    terminal: createProcessTerminal(process),
    clock: () => new Date(),
    ...(crashPoint !== undefined && { crashPoint }),
  });
  const { terminal, settings } = context;
  const updated = checkUpdate({
    env: process.env,
    version: context.version,
    clock: context.clock,
    preferences: context.preferences,
    visible: !settings.ci && isSeen(argv, terminal),
    waitAtEndMs: 300,
    path: join(findFolders(process.platform, process.env).cache, "actualizaciones"),
  });
  process.exitCode = await run(argv, context, {
    ...program,
    ...writtenByBuild(programFiles),
  });
  const newer = await updated();
  if (newer !== undefined) await tellUpdate(newer, context);
}

/** What the build has written down, so that help loads no command and `mesa esquema` makes no schema. */
function writtenByBuild({ text }: ProgramFiles): Pick<Program, "helpShape" | "writtenSchema"> {
  const read = <Written>(name: string): Readonly<Record<string, Written>> | undefined => {
    try {
      return JSON.parse(text(`dist/${name}.json`));
    } catch {
      // The sources run without a bundle.
      return undefined;
    }
  };
  return {
    helpShape: (words) => read<HelpShape>("help-shapes")?.[words],
    writtenSchema: (name) => read<unknown>(`schema-${name}`),
  };
}

/** Says on standard error that there is a newer version. */
async function tellUpdate(nueva: string, context: Context): Promise<void> {
  const { value } = context.preferences().get("idioma");
  const { t } = await loadTranslator(value === "en" ? "en" : "es");
  writeAside(context.terminal, ["", t("actualizacion.hay", { nueva, version: context.version })]);
}

/**
 * Aborts at the first Ctrl-C, so that a command ends between two steps; the second one ends the
 * process at once, as without a handler. Ours stays until then: where a spinner's handler, which
 * restores the cursor, is the only one, it ends the process.
 */
export function interruptionOf(
  process: Pick<NodeJS.Process, "on" | "off" | "kill" | "exit" | "pid" | "platform">,
): AbortSignal {
  const interruption = new AbortController();
  function interrupt(signal: NodeJS.Signals): void {
    if (interruption.signal.aborted) {
      process.off(signal, interrupt);
      // On Windows a process that kills itself ends with 1, whatever the signal.
      // oxlint-disable-next-line unicorn/no-process-exit
      if (process.platform === "win32") process.exit(exitCodes.interrupted);
      process.kill(process.pid, signal);
    } else interruption.abort();
  }
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  return interruption.signal;
}
