import { expect, test } from "vitest";
import { adviseLooks, type ImageLook } from "../../src/domain/judge-looks.ts";
import type { CaptureClock } from "../../src/domain/evidence.ts";

const cells = 48 * 27;

/** A picture with a clock, or without one; `changed` are cells that differ from the plain one. */
function picture(
  name: string,
  look: { readonly edges?: number; readonly changed?: readonly number[] },
  time?: string,
) {
  const grid = Array.from({ length: cells }, (_none, at) => at % 200);
  for (const at of look.changed ?? []) grid[at] = 250;
  const seen: ImageLook = { edges: look.edges ?? 0.04, grid };
  const box = { left: 0, top: 0, right: 9, bottom: 9 };
  const clock: CaptureClock | undefined =
    time === undefined
      ? undefined
      : { state: "coincide", day: "2026-11-20", time, confidence: 0.98, box };
  return { capture: { name, sha256: name, ...(clock !== undefined && { clock }) }, look: seen };
}

const other = Array.from({ length: 100 }, (_none, at) => at);
const codes = (pictures: Parameters<typeof adviseLooks>[0]) =>
  adviseLooks(pictures).map((advice) => advice.map(({ code }) => code));

test.each([
  ["a screen", 0.019, []],
  ["a photograph of a screen", 0.0054, []],
  ["two in a thousand", 0.002, []],
  ["fewer", 0.001_99, ["captura-borrosa"]],
  ["a blurred one", 0.000_1, ["captura-borrosa"]],
  ["six in a hundred thousand", 0.000_06, ["captura-borrosa"]],
  ["five", 0.000_05, ["captura-en-blanco"]],
  ["a blank one", 0, ["captura-en-blanco"]],
])("%s", (_what, edges, advice) => {
  expect(codes([picture("a", { edges })])).toEqual([advice]);
});

test("only the task bar has changed, or next to nothing: nearly the same", () => {
  const bar = Array.from({ length: 20 }, (_none, at) => cells - 1 - at);
  expect(codes([picture("a", {}), picture("b", { changed: bar })])).toEqual([
    [],
    ["captura-casi-igual"],
  ]);
  expect(codes([picture("a", {}), picture("b", { changed: other })])).toEqual([[], []]);
});

test("a clock that goes back is out of order", () => {
  const first = picture("a", {}, "10:32");
  const earlier = picture("b", { changed: other }, "10:30");
  expect(codes([first, earlier])).toEqual([[], ["capturas-desordenadas"]]);
  expect(codes([earlier, first])).toEqual([[], []]);
  expect(codes([first, { ...first, capture: { ...first.capture, sha256: "x" } }])).toEqual([
    [],
    ["captura-casi-igual"],
  ]);
  // Only of two whose clocks stand in a bar and are sure.
  const { clock, ...bare } = earlier.capture;
  if (clock === undefined) throw new Error("no clock");
  const { box: _box, ...floating } = clock;
  for (const unsure of [{ ...clock, state: "no_seguro" as const }, floating, undefined]) {
    const doubtful = { ...bare, ...(unsure && { clock: unsure }) };
    expect(codes([first, { ...earlier, capture: doubtful }])).toEqual([[], []]);
  }
  // A picture that was not measured is judged by its clock alone.
  expect(codes([first, { ...earlier, look: undefined }])).toEqual([[], ["capturas-desordenadas"]]);
});

test("advice names the picture and the other one, and comes in order", () => {
  const first = picture("a", {}, "10:32");
  const advice = (code: string, otra: string) => ({
    field: "capturas",
    code,
    params: { archivo: "b", otra },
  });
  expect(adviseLooks([first, picture("b", { edges: 0.001 }, "10:30")])[1]).toEqual([
    advice("captura-borrosa", ""),
    advice("captura-casi-igual", "a"),
    advice("capturas-desordenadas", "a"),
  ]);
  expect(adviseLooks([first, picture("b", { edges: 0 }, "10:30")])[1]).toEqual([
    advice("captura-en-blanco", ""),
    advice("capturas-desordenadas", "a"),
  ]);
});

test("the lower eight hundredths of a picture are its bar", () => {
  const at = Math.floor(cells * 0.92);
  const five = (from: number) => Array.from({ length: 5 }, (_none, cell) => from + cell);
  expect(codes([picture("a", {}), picture("b", { changed: five(at) })])[1]).toEqual([
    "captura-casi-igual",
  ]);
  expect(codes([picture("a", {}), picture("b", { changed: five(at - 4) })])[1]).toEqual([]);
});

test.each([
  ["three cells that differ", 3, 250, ["captura-casi-igual"]],
  ["four cells that differ", 4, 250, []],
  ["many cells that differ by three greys", 40, 3, ["captura-casi-igual"]],
  ["many cells that differ by four greys", 40, 4, []],
])("of two pictures with %s", (_what, count, by, advice) => {
  const grid = Array.from({ length: cells }, () => 0);
  const changed = grid.map((grey, at) => (at < count ? grey + by : grey));
  const seen = (name: string, greys: readonly number[]) => ({
    capture: { name, sha256: name },
    look: { edges: 0.04, grid: greys },
  });
  expect(codes([seen("a", grid), seen("b", changed)])).toEqual([[], advice]);
  // The very same file is named elsewhere, and of another size is another picture.
  const same = { ...seen("b", grid), capture: { name: "b", sha256: "a" } };
  expect(codes([seen("a", grid), same, seen("c", grid.slice(1))])).toEqual([[], [], []]);
});
