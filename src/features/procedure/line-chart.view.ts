import type { Language } from "../../i18n/translator.ts";
import { formatNumber } from "../../view/formats.ts";
import type { ChartPoint, ChartRoom } from "./bar-chart.view.ts";

/** Lines of the drawing; odd, so that there is a middle one. */
const height = 13;

/** What a line is drawn with: level, upright, and its corners by where it comes from and goes to. */
const strokes = {
  unicode: {
    level: "─",
    upright: "│",
    leaveUp: "╯",
    arriveUp: "╭",
    leaveDown: "╮",
    arriveDown: "╰",
    axis: "┤",
  },
  ascii: {
    level: "-",
    upright: "|",
    leaveUp: "+",
    arriveUp: "+",
    leaveDown: "+",
    arriveDown: "+",
    axis: "|",
  },
} as const;

/**
 * A line from the lowest to the highest value. Where there are more values than columns, a column
 * shows the mean of several; where there are fewer, a value takes several columns.
 */
export function lineChart(
  points: readonly ChartPoint[],
  { width, ascii, language }: ChartRoom,
): readonly string[] {
  const values = points.map((one) => one.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const axis = scaleTexts(points, [low, high], language);
  const margin = Math.max(...axis.map((text) => text.length));
  const columns = Math.max(width - margin - 2, 2);
  const { levels, stepOf } = spread(values, columns, low, high);
  const drawing = draw(levels, ascii ? strokes.ascii : strokes.unicode);
  const { axis: mark } = ascii ? strokes.ascii : strokes.unicode;
  return [
    ...drawing.map((line, at) => `${(axis[at] ?? "").padStart(margin)} ${mark}${line}`.trimEnd()),
    `${" ".repeat(margin + 2)}${labelLine(points, stepOf, columns)}`.trimEnd(),
  ];
}

/** The scale: the highest, the middle and the lowest value beside their lines. */
function scaleTexts(
  points: readonly ChartPoint[],
  [low, high]: readonly [number, number],
  language: Language,
): readonly string[] {
  const whole = points.every((one) => Number.isInteger(one.value));
  const write = (value: number): string => {
    const tenths = Math.round(value * 10);
    return formatNumber(value, language, whole ? (tenths % 10 === 0 ? 0 : 1) : 2);
  };
  const middle = Math.floor(height / 2);
  return Array.from({ length: height }, (_none, at) => {
    if (at !== 0 && at !== middle && at !== height - 1) return "";
    return write(high - ((high - low) * at) / (height - 1));
  });
}

/** The line of the drawing, from below, for each column; and the column at which a value begins. */
function spread(
  values: readonly number[],
  columns: number,
  low: number,
  high: number,
): { readonly levels: readonly number[]; readonly stepOf: (index: number) => number } {
  const level = (value: number): number =>
    high === low ? 0 : Math.round(((value - low) / (high - low)) * (height - 1));
  const each = Math.floor(columns / values.length);
  if (each >= 1) {
    const levels = values.flatMap((value) => Array.from({ length: each }, () => level(value)));
    return { levels, stepOf: (index) => index * each };
  }
  const stepOf = (index: number): number => Math.floor((index * columns) / values.length);
  const levels = Array.from({ length: columns }, (_none, column) => {
    const here = values.filter((_value, index) => stepOf(index) === column);
    return level(here.reduce((sum, value) => sum + value, 0) / here.length);
  });
  return { levels, stepOf };
}

function draw(
  levels: readonly number[],
  stroke: (typeof strokes)[keyof typeof strokes],
): readonly string[] {
  const rows = Array.from({ length: height }, () => levels.map(() => " "));
  const put = (level: number, column: number, mark: string): void => {
    const row = rows[height - 1 - level];
    if (row !== undefined) row[column] = mark;
  };
  levels.forEach((here, column) => {
    const before = levels[column - 1] ?? here;
    if (before === here) return put(here, column, stroke.level);
    const rises = here > before;
    put(before, column, rises ? stroke.leaveUp : stroke.leaveDown);
    put(here, column, rises ? stroke.arriveUp : stroke.arriveDown);
    for (let level = Math.min(before, here) + 1; level < Math.max(before, here); level += 1) {
      put(level, column, stroke.upright);
    }
  });
  return rows.map((row) => row.join(""));
}

/** The labels that have room, each below its value. */
function labelLine(
  points: readonly ChartPoint[],
  stepOf: (index: number) => number,
  columns: number,
): string {
  let line = "";
  points.forEach(({ label }, index) => {
    const at = stepOf(index);
    if (label === "" || (line !== "" && at < line.length + 1)) return;
    if (at + label.length <= columns) line = line.padEnd(at) + label;
  });
  return line;
}
