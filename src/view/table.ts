import { neutralize } from "./neutralize.ts";

export interface Column {
  readonly title: string;
  /** Narrower than its text only down to this many columns. */
  readonly minimum: number;
  /** Left out where the least widths of all do not fit, the highest first; without it, never. */
  readonly drops?: number;
  /** Colours a cell once its width is settled. */
  readonly paint?: (text: string) => string;
}

/** Columns that a text takes on a terminal. */
type WidthOf = (text: string) => number;

/**
 * Rows in columns that fit the terminal: the widest column gives way first and its text is cut
 * with `…`. Undecorated (a pipe): tab-separated, no heading, nothing cut. Whatever a cell holds, it
 * is made harmless and stays on its line.
 */
export async function tableLines(
  all: readonly Column[],
  given: readonly (readonly string[])[],
  width: number,
  decorated: boolean,
): Promise<readonly string[]> {
  const whole = given.map((row) => row.map((cell) => neutralize(cell).replace(/[\t\n]/g, " ")));
  if (!decorated) return whole.map((row) => row.join("\t"));
  // Its tables of emoji are dear, and a pipe needs none of them.
  const { default: widthOf } = await import("string-width");
  const kept = keptColumns(all, whole, width, widthOf);
  const columns = all.filter((_column, at) => kept.has(at));
  const rows = whole.map((row) => row.filter((_cell, at) => kept.has(at)));
  const widths = fitWidths(columns, rows, width, widthOf);
  const heading = columns.map((column, at) =>
    pad(column.title.toUpperCase(), widths[at] ?? 0, widthOf),
  );
  const body = rows.map((row) =>
    columns.map((column, at) => {
      const padded = pad(row[at] ?? "", widths[at] ?? 0, widthOf);
      const cell = at === columns.length - 1 ? padded.trimEnd() : padded;
      return column.paint?.(cell) ?? cell;
    }),
  );
  return [heading, ...body].map((cells) => cells.join("  ").trimEnd());
}

/** The positions of the columns that fit with at least their least widths. */
function keptColumns(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  widthOf: WidthOf,
): ReadonlySet<number> {
  const least = columns.map(({ title, minimum }, at) =>
    Math.min(
      minimum,
      Math.max(widthOf(title), ...rows.map((row) => widthOf((row[at] ?? "").slice(0, minimum)))),
    ),
  );
  const kept = new Set(columns.keys());
  const worthLeast = columns
    .flatMap(({ drops }, at) => (drops === undefined ? [] : [{ drops, at }]))
    .toSorted((one, other) => other.drops - one.drops);
  for (const { at } of worthLeast) {
    const taken = [...kept].reduce((sum, one) => sum + (least[one] ?? 0) + 2, -2);
    if (taken <= width) break;
    kept.delete(at);
  }
  return kept;
}

function fitWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  widthOf: WidthOf,
): readonly number[] {
  const widths = columns.map((column, at) =>
    Math.max(widthOf(column.title), ...rows.map((row) => widthOf(row[at] ?? ""))),
  );
  const gaps = 2 * (columns.length - 1);
  const excess = widths.reduce((sum, one) => sum + one, gaps) - width;
  const left = shrink(
    widths,
    columns.map((column) => column.minimum),
    excess,
  );
  // A terminal too narrow for what the columns ask: the widest goes below its own minimum.
  shrink(
    widths,
    columns.map(() => leastColumns),
    left,
  );
  return widths;
}

/** A cut cell still shows its beginning and `…`. */
const leastColumns = 4;

/** Takes columns from whichever has most above its minimum; returns how many could not be taken. */
function shrink(widths: number[], minima: readonly number[], excess: number): number {
  for (let left = excess; left > 0; left -= 1) {
    const slack = widths.map((one, at) => one - (minima[at] ?? one));
    const widest = slack.indexOf(Math.max(...slack));
    if ((slack[widest] ?? 0) <= 0) return left;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return 0;
}

function pad(text: string, width: number, widthOf: WidthOf): string {
  const cut = widthOf(text) > width ? cutTo(text, width, widthOf) : text;
  return cut + " ".repeat(Math.max(width - widthOf(cut), 0));
}

function cutTo(text: string, width: number, widthOf: WidthOf): string {
  let kept = "";
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
