import { isOver } from "./ticket-life.ts";

/** The way of a case that ends well. */
const way = ["registrado", "asignado", "en_analisis", "respondido", "conforme"];

export type Standing = "alcanzado" | "abierto" | "rechazado";

/**
 * Where a case stands on its way to a state: there or beyond, on the way, or ended elsewhere. A
 * case whose answer was disagreed with has been answered.
 */
export function standingOf(state: string, awaited: string): Standing {
  if (state === awaited) return "alcanzado";
  const goal = way.indexOf(awaited);
  const here = state === "inconforme" ? way.indexOf("respondido") : way.indexOf(state);
  if (goal !== -1 && here >= goal) return "alcanzado";
  return isOver(state) ? "rechazado" : "abierto";
}
