import { expect, test } from "vitest";
import { barChart } from "../../../src/features/procedure/bar-chart.view.ts";

const points = [
  { label: "ene", value: 0, text: "0" },
  { label: "febrero", value: 5, text: "5" },
  { label: "mar", value: 16, text: "1600" },
];

test("bars begin at zero, and the longest fills the width", () => {
  const drawn = (given: typeof points, width: number, ascii: boolean) =>
    barChart(given, { width, ascii, language: "es" }).join("\n");
  expect(drawn(points, 40, true)).toMatchInlineSnapshot(`
    "ene         0
    febrero     5  ########
    mar      1600  #########################"
  `);
  expect(drawn(points, 40, false)).toMatchInlineSnapshot(`
    "ene         0
    febrero     5  ███████▉
    mar      1600  █████████████████████████"
  `);
  expect(drawn(points, 12, false)).toMatchInlineSnapshot(`
    "ene         0
    febrero     5  ▍
    mar      1600  █"
  `);
  expect(drawn(points.slice(0, 1), 20, true)).toBe("ene  0");
  expect(drawn([], 20, true)).toBe("");
});
