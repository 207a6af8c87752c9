import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { parseJson } from "../../src/domain/parse-json.ts";
import { crashPoints, type CrashPoint } from "../../src/ports/crash-point.ts";
import { startMesa } from "../support/mesa-process.ts";

/** How a process ends: by itself, or by us. */
export type Death =
  | { readonly kind: "none" }
  | { readonly kind: "after"; readonly milliseconds: number; readonly signal: "SIGKILL" | "SIGINT" }
  | { readonly kind: "at"; readonly point: CrashPoint };

/** Half of all processes are left alone. */
export function drawDeath(random: () => number): Death {
  const draw = random();
  if (draw < 0.5) return { kind: "none" };
  if (draw < 0.8) {
    return { kind: "after", milliseconds: 20 + Math.floor(random() * 1200), signal: "SIGKILL" };
  }
  if (draw < 0.85) {
    return { kind: "after", milliseconds: 100 + Math.floor(random() * 900), signal: "SIGINT" };
  }
  const point = crashPoints[Math.floor(random() * crashPoints.length)];
  return point === undefined ? { kind: "none" } : { kind: "at", point };
}

/** What a process said, and how it ended. */
export interface Ending {
  readonly code: number | null;
  readonly json: Readonly<Record<string, unknown>>;
  readonly stderr: string;
  /** The point of sending at which it died. */
  readonly point: CrashPoint | undefined;
  /** It had to be stopped because it would not end. */
  readonly stuck: boolean;
}

/** Whoever is not done by then never will be. Milliseconds. */
const longest = 180_000;

/** Runs `mesa` to its end, or to the one that was drawn for it. */
export async function torment(
  argv: readonly string[],
  given: { readonly folder: string; readonly env: Readonly<Record<string, string>> },
  death: Death,
): Promise<Ending> {
  const at = death.kind === "at" ? { crashPoint: death.point } : {};
  const child = startMesa(argv, { ...given, ...at });
  const said = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  child.stdin?.end();
  const over = new AbortController();
  const stopped = Promise.all([
    death.kind === "after" && strike(child, death.milliseconds, death.signal, over.signal),
    strike(child, longest, "SIGKILL", over.signal),
  ]);
  await once(child, "close");
  over.abort();
  const [, stuck] = await stopped;
  const point = /^MESA_MUERE_EN=(\S+)$/m.exec(said.stderr)?.[1];
  const line = said.stdout === "" ? (said.stderr.split("\n").findLast(isJson) ?? "") : said.stdout;
  const json = parseJson(line);
  return {
    code: child.exitCode,
    json: typeof json === "object" && json !== null ? { ...json } : {},
    stderr: said.stderr,
    point: crashPoints.find((one) => one === point),
    stuck,
  };
}

function isJson(line: string): boolean {
  return line.startsWith("{");
}

/** True when it was still there to be struck. */
async function strike(
  child: ChildProcess,
  milliseconds: number,
  signal: NodeJS.Signals,
  over: AbortSignal,
): Promise<boolean> {
  try {
    await setTimeout(milliseconds, undefined, { signal: over });
    return child.kill(signal);
  } catch (error) {
    if (over.aborted) return false;
    throw error;
  }
}
