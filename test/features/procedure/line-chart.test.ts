import { expect, test } from "vitest";
import { lineChart } from "../../../src/features/procedure/line-chart.view.ts";

const points = (...values: readonly number[]) =>
  values.map((value, at) => ({ label: at % 2 === 0 ? `m${at}` : "", value, text: "" }));
const drawn = (given: ReturnType<typeof points>, width: number, ascii = false) =>
  `\n${lineChart(given, { width, ascii, language: "es" }).join("\n")}`;

test("a line from the lowest to the highest value, with a scale that says both and the middle", () => {
  expect(drawn(points(1, 4, 2, 10, 10), 26)).toMatchInlineSnapshot(`
    "
     10 ┤            ╭───────
        ┤            │
        ┤            │
        ┤            │
        ┤            │
        ┤            │
    5,5 ┤            │
        ┤            │
        ┤    ╭───╮   │
        ┤    │   │   │
        ┤    │   │   │
        ┤    │   ╰───╯
      1 ┤────╯
         m0      m2      m4"
  `);
  expect(drawn(points(1, 4, 2, 10, 10), 26, true)).toMatchInlineSnapshot(`
    "
     10 |            +-------
        |            |
        |            |
        |            |
        |            |
        |            |
    5,5 |            |
        |            |
        |    +---+   |
        |    |   |   |
        |    |   |   |
        |    |   +---+
      1 |----+
         m0      m2      m4"
  `);
  expect(drawn(points(0.5, 0.25), 12, true)).toMatchInlineSnapshot(`
    "
    0,50 |---+
         |   |
         |   |
         |   |
         |   |
         |   |
    0,38 |   |
         |   |
         |   |
         |   |
         |   |
         |   |
    0,25 |   +--
          m0"
  `);
  expect(drawn(points(7, 7), 12, true)).toMatchInlineSnapshot(`
    "
    7 |
      |
      |
      |
      |
      |
    7 |
      |
      |
      |
      |
      |
    7 |--------
       m0"
  `);
});

test("where there are more values than columns, a column shows the mean of several", () => {
  expect(drawn(points(0, 2, 4, 6, 8, 10, 20, 24), 8, true)).toMatchInlineSnapshot(`
    "
    24 |
       |   +
       |   |
       |   |
       |   |
       |   |
    12 |   |
       |  ++
       |  |
       | ++
       | |
       |-+
     0 |
        m0"
  `);
  expect(drawn(points(0, 1, 2, 3), 1, true)).toMatchInlineSnapshot(`
    "
      3 |
        |
        | +
        | |
        | |
        | |
    1,5 | |
        | |
        | |
        | |
        |-+
        |
      0 |
         m0"
  `);
});
