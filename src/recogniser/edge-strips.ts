import type { GreyImage } from "./grey-image.ts";
import type { PixelBox } from "../domain/evidence.ts";

/** A part of a picture where a clock may stand. */
export interface EdgeStrip {
  readonly box: PixelBox;
  readonly factor: number;
  /** Whether half a clock there is worth showing: a column at the side has too much else. */
  readonly likely: boolean;
}

/** Height that a strip has when it is read, in pixels. */
const readHeight = 144;

/** Heights of task bars in pixels at 100 %: small, Windows 7 and 10, Windows 11. */
const barHeights = [30, 40, 48] as const;

/** A narrower picture is part of a screen: nothing stands at its sides, and strips would say the same twice. */
const minScreenWidth = 640;

/**
 * The strips at the edges of a screen where clocks stand, likeliest first: a bar at the bottom right,
 * then top right and top centre, then columns at the sides.
 */
export function edgeStrips(image: GreyImage): readonly EdgeStrip[] {
  const { width, height } = image;
  const factor = (pixels: number): number => Math.max(1.2, Math.min(4, readHeight / pixels));
  const strip = (left: number, top: number, wide: number, high: number): EdgeStrip => ({
    box: {
      left: Math.max(0, Math.round(left)),
      top: Math.max(0, Math.round(top)),
      right: Math.min(width, Math.round(left + wide)),
      bottom: Math.min(height, Math.round(top + high)),
    },
    factor: factor(high),
    likely: true,
  });
  const high = width >= 2500;
  const found = barHeight(image);
  const bottoms = [...(found === undefined ? [] : [found]), ...(high ? [96, 60] : [48, 40])].filter(
    (one, at, all) => all.findIndex((other) => Math.abs(other - one) < 5) === at,
  );
  const tops = high ? [96, 54] : [40, 27];
  const column = high ? 170 : 92;
  if (width < minScreenWidth) {
    const [bottom = barHeights[1], top] = [bottoms[0], tops[0] ?? barHeights[1]];
    return [strip(0, height - bottom, width, bottom), strip(0, 0, width, top)];
  }
  return [
    ...bottoms.map((one) => strip(width - 9.5 * one, height - one, 9.5 * one, one)),
    ...tops.map((one) => strip(width - 9.5 * one, 0, 9.5 * one, one)),
    strip(width / 2 - 220 * (high ? 2 : 1), 0, 440 * (high ? 2 : 1), high ? 54 : 28),
    ...[0, width - column].map((left) => ({
      ...strip(left, height - 2.4 * column, column, 2.4 * column),
      factor: high ? 1.6 : 3,
      likely: false,
    })),
  ];
}

/**
 * The height of a bar at the bottom, in pixels: rows from the bottom up whose usual grey is the
 * same. Undefined where there is no bar of a usual height.
 */
function barHeight({ data, width, height }: GreyImage): number | undefined {
  const last = usualGrey(data, (height - 3) * width, width);
  let rows = 3;
  while (rows < Math.min(160, height / 4)) {
    const grey = usualGrey(data, (height - rows - 1) * width, width);
    if (Math.abs(grey - last) > 6) break;
    rows += 1;
  }
  return rows >= barHeights[0] - 8 && rows < Math.min(150, height / 4) ? rows : undefined;
}

/** The grey that most pixels of a row have, in steps of 4. */
function usualGrey(data: Buffer, from: number, width: number): number {
  const counts = new Uint16Array(64);
  for (let at = from; at < from + width; at += 2) {
    const step = (data[at] ?? 0) >> 2;
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts.indexOf(Math.max(...counts)) * 4;
}
