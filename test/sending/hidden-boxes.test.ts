import { expect, test } from "vitest";
import { checkWithHidden } from "../../src/sending/hide-parts.ts";
import { picture } from "../support/checked-files.ts";

type Place = readonly [left: number, top: number, right: number, bottom: number];

/** The boxes that are hidden where readings find an address at these places. */
async function hiddenWhere(places: readonly Place[]) {
  const lines = places.map(([left, top, right, bottom]) => {
    const place = { text: "ana@oce.test", left, top, right, bottom };
    return { ...place, words: [place] };
  });
  const look = { edges: 0.05, grid: [] };
  const checked = await checkWithHidden(
    { ruta: "/c/uno.png", leyenda: "", ocultar: ["correo"] },
    {
      checkCapture: (_path, _caption, _field, hidden = []) =>
        Promise.resolve({ ok: true, file: picture("uno.png", { hidden }), advice: [] }),
    },
    { read: () => Promise.resolve({ look, clock: undefined, moments: [], lines }) },
  );
  return checked.ok && "hidden" in checked.file ? (checked.file.hidden ?? []) : [];
}

const wide: Place = [20, 20, 60, 40];

test.each<[string, readonly Place[], readonly number[]]>([
  ["apart", [wide, [90, 20, 99, 40]], [0, 1]],
  ["one within the other", [wide, [30, 25, 40, 30]], [0]],
  ["the inner one first", [[30, 25, 40, 30], wide], [1]],
  ["the same twice", [wide, wide], [0]],
  ["one as wide", [wide, [20, 25, 60, 30]], [0]],
  ["one four pixels to the left", [wide, [16, 20, 60, 40]], [1]],
  ["one four pixels above", [wide, [20, 16, 60, 36]], [0, 1]],
  ["one four pixels to the right", [wide, [20, 20, 64, 40]], [1]],
  ["one with its foot lower", [wide, [20, 20, 60, 48]], [1]],
  ["overlapping", [wide, [40, 30, 80, 50]], [0, 1]],
])("of boxes %s those are hidden that no other one has: %#", async (_how, places, left) => {
  const alone = await Promise.all(places.map(async (one) => (await hiddenWhere([one]))[0]));
  expect(await hiddenWhere(places)).toEqual(left.map((at) => alone[at]));
});
