import { expect, test } from "vitest";
import { lookOf } from "../../src/recogniser/look-of.ts";

/** A picture whose pixels have this grey. */
function image(width: number, height: number, grey: (x: number, y: number) => number) {
  const pixels = Array.from({ length: width * height }, (_none, at) =>
    grey(at % width, Math.floor(at / width)),
  );
  return { data: Buffer.from(pixels), width, height };
}

/** In a picture of 11 × 11 pixels every other row of nine is looked at, but those at the edge. */
const looked = 45;

test.each([
  ["one grey", () => 200, 0],
  ["a chessboard", (x: number, y: number) => ((x + y) % 2) * 255, looked],
  ["a point of grey 15", (x: number, y: number) => (x === 5 && y === 5 ? 15 : 0), 0],
  ["a point of grey 16", (x: number, y: number) => (x === 5 && y === 5 ? 16 : 0), 1],
  ["a point of grey 60", (x: number, y: number) => (x === 5 && y === 5 ? 60 : 0), 1],
  // Its neighbours in the row differ as well.
  ["a point of grey 61", (x: number, y: number) => (x === 5 && y === 5 ? 61 : 0), 3],
  ["a dark point", (x: number, y: number) => (x === 5 && y === 5 ? 100 : 200), 3],
  ["a point in a row that is left out", (x: number, y: number) => (x === 5 && y === 4 ? 61 : 0), 2],
  ["a point at the edge", (x: number, y: number) => (x === 0 && y === 5 ? 255 : 0), 1],
  ["a point in the first row", (x: number, y: number) => (x === 5 && y === 0 ? 255 : 0), 1],
  ["a point in the last row", (x: number, y: number) => (x === 5 && y === 10 ? 255 : 0), 1],
])("%s has so many sharp pixels: %#", (_what, grey, strong) => {
  expect(lookOf(image(11, 11, grey)).edges).toBe(strong / looked);
});

test("a coarse copy has the mean of every other pixel of each of 48 × 27 cells", () => {
  const cells = (width: number, height: number, grey: (x: number, y: number) => number) =>
    lookOf(image(width, height, grey)).grid;
  const places = Array.from({ length: 48 * 27 }, (_none, at) => [at % 48, Math.floor(at / 48)]);
  expect(cells(96, 54, (x, y) => x + y)).toEqual(
    places.map(([column = 0, row = 0]) => 2 * column + 2 * row),
  );
  // Four pixels of each cell count: its own and those two further on.
  expect(cells(192, 108, (x, y) => (x % 4 === 2 ? 10 : 0) + (y % 4 === 2 ? 101 : 0))).toEqual(
    places.map(() => Math.round((0 + 10 + 101 + 111) / 4)),
  );
});

test("a picture smaller than the grid has cells without pixels, and no sharp ones", () => {
  const { edges, grid } = lookOf(image(2, 2, () => 90));
  expect([edges, grid.length, grid.filter((one) => one === 90).length]).toEqual([0, 1296, 4]);
  expect(new Set(grid)).toEqual(new Set([0, 90]));
});
