import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type { AnySchema } from "ajv/dist/2020.js";
import type { CrashPoint } from "../../src/ports/crash-point.ts";
import { checkJson, type SchemaOf } from "./check-json.ts";
import { programWords } from "./program-words.ts";
import { seedDesk } from "./seeded-desk.ts";
import { shareCodeCache } from "./shared-cache.ts";
import { withClock } from "./test-clock.ts";

export interface ProcessResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface ProcessOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly cwd?: string;
  /** Takes from root, and only from root, the right to read and write whatever a file's mode says. */
  readonly obeysModes?: boolean;
  /** Where the process is to die; takes the build that can (`build-with-crash-points.ts`). */
  readonly crashPoint?: CrashPoint;
  /** When its clock starts; otherwise it shows the time of this process. */
  readonly startsAt?: string | undefined;
  /** The practice desk makes its accounts itself, as on a new machine. */
  readonly newDesk?: boolean;
  /** Compiles its code itself, as on a new machine. */
  readonly ownCache?: boolean;
}

const withCrashPoints = resolve("dist-crash-points/main.cjs");

/** Runs a command as root without root's rights over files (util-linux). */
const withoutRights = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"];

/** Whether a process can be started that a file's mode keeps from reading or writing it. */
export function canObeyModes(): boolean {
  if (process.platform === "win32") return false;
  const [command = "", ...rest] = withoutRights;
  return process.getuid?.() !== 0 || spawnSync(command, [...rest, "true"]).status === 0;
}

/** The real executable, in a process of its own, with nothing of this one's environment. */
export function startMesa(argv: readonly string[], options: ProcessOptions): ChildProcess {
  const { PATH = "" } = process.env;
  const { crashPoint, folder } = options;
  if (options.ownCache !== true) shareCodeCache(folder);
  if (argv.includes("practica") && options.newDesk !== true) seedDesk(folder);
  const own = { HOME: folder, MESA_CARPETA: folder, MESA_ALMACEN: "archivo" };
  const death = crashPoint === undefined ? {} : { MESA_MUERE_EN: crashPoint };
  const program = crashPoint === undefined ? programWords() : [process.execPath, withCrashPoints];
  const words = [...program, ...argv];
  const asRoot = options.obeysModes === true && process.getuid?.() === 0;
  const [command = "", ...rest] = asRoot ? [...withoutRights, ...words] : words;
  const child = spawn(command, rest, {
    env: withClock({ PATH, ...own, ...options.env, ...death }, options.startsAt),
    cwd: options.cwd ?? process.cwd(),
    stdio: "pipe",
  });
  // It may end without reading its input.
  child.stdin?.on("error", () => {});
  return child;
}

/** Runs the executable to its end; standard input is closed after what is given. */
export async function mesa(
  argv: readonly string[],
  options: ProcessOptions,
): Promise<ProcessResult> {
  const child = startMesa(argv, options);
  const result = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (result.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (result.stderr += text));
  child.stdin?.end(options.stdin ?? "");
  await once(child, "close");
  const ended = { code: child.exitCode, ...result };
  await checkJson(argv, ended, publishedSchema);
  return ended;
}

/** The schemas that the executable itself publishes, once they were asked for. */
const published: { schemas?: Readonly<Record<string, AnySchema>> } = {};

const publishedSchema: SchemaOf = (words) => {
  const [command, ...rest] = programWords();
  published.schemas ??= JSON.parse(
    execFileSync(command, [...rest, "esquema", "salida"], { encoding: "utf8" }),
  ).$defs;
  return Promise.resolve(published.schemas?.[words.replaceAll(" ", "-")] ?? false);
};

/** A practice desk in a process of its own. */
export async function serveDesk(
  folder: string,
  startsAt?: string,
): Promise<{ readonly url: string; readonly kill: (signal?: NodeJS.Signals) => Promise<void> }> {
  const argv = ["practica", "servir", "--puerto", "0", "--json"];
  const child = startMesa(argv, { folder, startsAt });
  const { stdout } = child;
  if (stdout === null) throw new Error("no standard output");
  const kill = async (signal: NodeJS.Signals = "SIGTERM"): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  for await (const line of createInterface({ input: stdout })) {
    const facts: { url: string } = JSON.parse(line);
    return { url: facts.url, kill };
  }
  throw new Error("the desk ended before it served");
}
