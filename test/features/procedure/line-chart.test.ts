import { expect, test } from "vitest";
import { lineChart } from "../../../src/features/procedure/line-chart.view.ts";

const points = [
  { label: "2024", value: 0, text: "0" },
  { label: "feb", value: 6, text: "6" },
  { label: "", value: 3, text: "3" },
  { label: "abril", value: 12, text: "12" },
];

const drawn = (given: typeof points, width: number, ascii = false) =>
  lineChart(given, { width, ascii, language: "es" }).join("\n");

test("a line runs from the lowest value to the highest, with its scale and its labels", () => {
  expect(drawn(points, 24)).toMatchInlineSnapshot(`
    "12 ┤               ╭────
       ┤               │
       ┤               │
       ┤               │
       ┤               │
       ┤               │
     6 ┤     ╭────╮    │
       ┤     │    │    │
       ┤     │    │    │
       ┤     │    ╰────╯
       ┤     │
       ┤     │
     0 ┤─────╯
        2024 feb       abril"
  `);
  expect(drawn(points, 24, true)).toMatchInlineSnapshot(`
    "12 |               +----
       |               |
       |               |
       |               |
       |               |
       |               |
     6 |     +----+    |
       |     |    |    |
       |     |    |    |
       |     |    +----+
       |     |
       |     |
     0 |-----+
        2024 feb       abril"
  `);
});

test("a label that would touch the one before it, or run out of the drawing, is left out", () => {
  const last = (width: number) => drawn(points, width).split("\n").at(-1);
  expect([20, 23, 24, 28, 40].map(last)).toMatchInlineSnapshot(`
    [
      "    2024",
      "    2024        abril",
      "    2024 feb       abril",
      "    2024  feb         abril",
      "    2024     feb               abril",
    ]
  `);
});

test("where there are more values than columns, a column shows the mean of several", () => {
  const many = Array.from({ length: 31 }, (_none, at) => ({
    label: at % 10 === 0 ? String(at) : "",
    value: (at * 7) % 13,
    text: "",
  }));
  expect(drawn(many, 20)).toMatchInlineSnapshot(`
    "12 ┤
       ┤
       ┤
       ┤     ╭╮     ╭╮
       ┤    ╭╯│    ╭╯│
       ┤   ╭╯ │   ╭╯ │
     6 ┤  ╭╯  │  ╭╯  │
       ┤ ╭╯   │ ╭╯   │╭╮
       ┤─╯    │╭╯    ╰╯│
       ┤      ╰╯       │
       ┤               ╰
       ┤
     0 ┤
        0    10   20"
  `);
  expect(drawn(many.slice(0, 1), 8)).toMatchInlineSnapshot(`
    "0 ┤
      ┤
      ┤
      ┤
      ┤
      ┤
    0 ┤
      ┤
      ┤
      ┤
      ┤
      ┤
    0 ┤─────
       0"
  `);
});

test("the scale has tenths where its middle is between, and hundredths of what is not whole", () => {
  const scale = (...values: readonly number[]) =>
    drawn(
      values.map((value) => ({ label: "", value, text: "" })),
      20,
    )
      .split("\n")
      .flatMap((line) => /[\d.,]+/.exec(line)?.[0] ?? []);
  expect([scale(0, 12), scale(0, 5), scale(0.5, 2), scale(3, 3)]).toMatchInlineSnapshot(`
    [
      [
        "12",
        "6",
        "0",
      ],
      [
        "5",
        "2,5",
        "0",
      ],
      [
        "2,00",
        "1,25",
        "0,50",
      ],
      [
        "3",
        "3",
        "3",
      ],
    ]
  `);
});
