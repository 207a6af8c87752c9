import { crashPoints, type CrashPoint } from "../../src/ports/crash-point.ts";
import type { Death, Ending } from "./torment.ts";

/** What happened, in numbers. */
export interface Tally {
  readonly count: (what: string, ending: Ending, death: Death) => void;
  readonly processes: () => number;
  /** Killed at a random instant. */
  readonly kills: () => number;
  readonly points: Readonly<Record<CrashPoint, number>>;
  deskKills: number;
  fullDisks: number;
  readOnlyDisks: number;
  /** Processes that would not end, died by themselves, or ended as they must not. */
  readonly scandals: readonly string[];
  readonly line: () => string;
  /** How often each command ended how. */
  readonly endings: () => Readonly<Record<string, number>>;
}

/** How a command may end when desk, network and disk fail; anything else is a scandal. */
const decent = new Set([0, 1, 4, 5, 6, 7, 130]);

export function createTally(): Tally {
  let processes = 0;
  let kills = 0;
  const scandals: string[] = [];
  const endings: Record<string, number> = {};
  const points = { archivos: 0, anotada: 0, reclamada: 0, enviada: 0, asentada: 0 };
  const tally: Tally = {
    deskKills: 0,
    fullDisks: 0,
    readOnlyDisks: 0,
    points,
    scandals,
    processes: () => processes,
    kills: () => kills,
    endings: () => endings,
    line: () => `${processes} procesos, ${kills} muertos al azar, ${pointLine(points)}`,
    count(what, ending, death) {
      processes += 1;
      const { code, point, stuck, stderr } = ending;
      if (point !== undefined) points[point] += 1;
      if (death.kind === "after" && code === null) kills += 1;
      const how = `${what}: ${code ?? "muerto"} ${codeOf(ending)}`.trim();
      endings[how] = (endings[how] ?? 0) + 1;
      const killed = code === null && (death.kind === "after" || point !== undefined);
      const final = what.endsWith("final") && code !== 0;
      if (stuck || final || !(killed || (code !== null && decent.has(code)))) {
        scandals.push(`${how}${stuck ? " (no terminaba)" : ""}\n${stderr}`);
      }
    },
  };
  return tally;
}

function pointLine(points: Tally["points"]): string {
  return crashPoints.map((point) => `${point} ${points[point]}`).join(", ");
}

function codeOf({ json }: Ending): string {
  const { error, resultado } = json;
  if (typeof error === "object" && error !== null && "codigo" in error) return String(error.codigo);
  return typeof resultado === "string" ? resultado : "";
}
