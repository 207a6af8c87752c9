import type { ImageLook } from "../domain/judge-looks.ts";
import type { GreyImage } from "./grey-image.ts";

/** Cells of the coarse picture by which two captures are compared. */
const grid = { columns: 48, rows: 27 } as const;

/** How much a pixel differs from its neighbours where letters or lines begin, in greys. */
const strongEdge = 60;

/** Measures how sharp a picture is, and makes a coarse copy of it to compare it by. */
export function lookOf(image: GreyImage): ImageLook {
  return { edges: edgeShare(image), grid: coarse(image) };
}

/** The share of pixels that differ strongly from their neighbours (Laplace's operator). */
function edgeShare({ data, width, height }: GreyImage): number {
  let strong = 0;
  let count = 0;
  // Every other row says as much.
  for (let row = 1; row < height - 1; row += 2) {
    for (let at = row * width + 1; at < (row + 1) * width - 1; at += 1) {
      const around =
        (data[at - 1] ?? 0) +
        (data[at + 1] ?? 0) +
        (data[at - width] ?? 0) +
        (data[at + width] ?? 0);
      if (Math.abs(4 * (data[at] ?? 0) - around) > strongEdge) strong += 1;
      count += 1;
    }
  }
  return count === 0 ? 0 : strong / count;
}

/** The mean grey of each cell, row by row. */
function coarse({ data, width, height }: GreyImage): readonly number[] {
  return Array.from({ length: grid.columns * grid.rows }, (_none, cell) => {
    const [column, row] = [cell % grid.columns, Math.floor(cell / grid.columns)];
    const [left, right] = [column, column + 1].map((one) =>
      Math.floor((one * width) / grid.columns),
    );
    const [top, bottom] = [row, row + 1].map((one) => Math.floor((one * height) / grid.rows));
    let sum = 0;
    let count = 0;
    for (let y = top ?? 0; y < (bottom ?? 0); y += 2) {
      for (let x = left ?? 0; x < (right ?? 0); x += 2) {
        sum += data[y * width + x] ?? 0;
        count += 1;
      }
    }
    return count === 0 ? 0 : Math.round(sum / count);
  });
}
