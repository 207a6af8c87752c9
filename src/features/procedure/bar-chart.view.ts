import type { Language } from "../../i18n/translator.ts";

export interface ChartPoint {
  readonly label: string;
  readonly value: number;
  /** The value as it is written. */
  readonly text: string;
}

/** Columns of the terminal, and whether it shows nothing but ASCII. */
export interface ChartRoom {
  readonly width: number;
  readonly ascii: boolean;
  /** How numbers are written. */
  readonly language: Language;
}

/** Block characters by filled eighths, zero to seven. */
const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;

/** One line per value; the longest bar fills the width, and bars begin at zero. */
export function barChart(
  points: readonly ChartPoint[],
  { width, ascii }: ChartRoom,
): readonly string[] {
  const label = Math.max(0, ...points.map((one) => one.label.length));
  const text = Math.max(0, ...points.map((one) => one.text.length));
  const room = Math.max(width - label - text - 4, 1);
  const highest = Math.max(0, ...points.map((one) => one.value));
  return points.map((one) => {
    const share = highest === 0 ? 0 : one.value / highest;
    const bar = ascii ? "#".repeat(Math.round(share * room)) : blocks(share * room);
    return `${one.label.padEnd(label)}  ${one.text.padStart(text)}  ${bar}`.trimEnd();
  });
}

function blocks(length: number): string {
  const parts = Math.round(length * 8);
  return "█".repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? "");
}
