import type { Advice, Capture } from "./evidence.ts";
import { guayaquilInstant } from "./guayaquil-time.ts";

/** How a picture looks. */
export interface ImageLook {
  /** Share of pixels where letters or lines begin, from 0 to 1. */
  readonly edges: number;
  /** Mean greys of a coarse copy, row by row from the top. */
  readonly grid: readonly number[];
}

/** A capture with how it looks, where that was measured. */
interface LookedAt {
  readonly capture: Pick<Capture, "name" | "sha256" | "clock">;
  readonly look: ImageLook | undefined;
}

/** Shares of edges: screens have 0.9 % and more, photographs of them 0.5 %, blurred ones less than 0.2 %. */
const blurredEdges = 0.002;
const blankEdges = 0.000_05;

/** Greys by which a cell differs when something in it has changed. */
const changedGreys = 3;
/** Cells that may have changed in a picture that is nearly the same. */
const maxChangedCells = 3;
/** The share of a picture at its bottom that is left out: the task bar, whose clock goes on. */
const barShare = 0.08;

/** Advice on each picture by what it shows: blank, blurred, nearly the same twice, out of order. */
export function adviseLooks(pictures: readonly LookedAt[]): readonly (readonly Advice[])[] {
  return pictures.map(({ capture, look }, index) => {
    const advice = (code: string, otra = ""): Advice => ({
      field: "capturas",
      code,
      params: { archivo: capture.name, otra },
    });
    const before = pictures[index - 1];
    const late = before !== undefined && isBefore(capture, before.capture);
    const order = late ? [advice("capturas-desordenadas", before.capture.name)] : [];
    if (look === undefined) return order;
    if (look.edges <= blankEdges) return [advice("captura-en-blanco"), ...order];
    const same = pictures
      .slice(0, index)
      .find(
        (other) =>
          other.capture.sha256 !== capture.sha256 &&
          other.look !== undefined &&
          isNearlySame(look, other.look),
      );
    return [
      ...(look.edges < blurredEdges ? [advice("captura-borrosa")] : []),
      ...(same === undefined ? [] : [advice("captura-casi-igual", same.capture.name)]),
      ...order,
    ];
  });
}

function isNearlySame(one: ImageLook, other: ImageLook): boolean {
  if (one.grid.length !== other.grid.length) return false;
  const looked = one.grid.slice(0, Math.floor(one.grid.length * (1 - barShare)));
  const changed = looked.filter(
    (grey, at) => Math.abs(grey - (other.grid[at] ?? 0)) > changedGreys,
  );
  return changed.length <= maxChangedCells;
}

/** Whether a capture's sure clock is before another one's. */
function isBefore(one: Pick<Capture, "clock">, other: Pick<Capture, "clock">): boolean {
  return momentOf(one) < momentOf(other);
}

/** NaN, which is before and after nothing, where it is not known. */
function momentOf({ clock }: Pick<Capture, "clock">): number {
  const sure = clock !== undefined && clock.state !== "no_seguro" && clock.box !== undefined;
  if (!sure || clock.day === undefined || clock.time === undefined) return Number.NaN;
  return guayaquilInstant(clock.day, clock.time).getTime();
}
