import { describe, expect, test } from "vitest";
import { orientationOnly } from "../../src/evidence/read-exif.ts";
import { adobe, jfif, jpegSegment, makeJpeg, unitSamples, units } from "../support/make-jpeg.ts";
import { allShown, difference, type Colour } from "../support/shown-pictures.ts";

const rgbOfYcc = ([y = 0, cb = 0, cr = 0]: readonly number[]): Colour => [
  y + 1.402 * (cr - 128),
  y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128),
  y + 1.772 * (cb - 128),
];

/** The colour of each pixel of a JPEG that `makeJpeg` made. */
function jpegPixels(count: number, side: number, direct: boolean): readonly Colour[] {
  const width = units.across * side;
  return Array.from({ length: width * units.down * side }, (_none, at): Colour => {
    const unit = Math.floor(Math.floor(at / width) / side) * units.across;
    const values = unitSamples(unit + Math.floor((at % width) / side), count);
    const [first = 0, second = 0, third = 0, black = 0] = values;
    if (count === 1) return [first, first, first];
    if (count === 4) return black === 255 ? [255, 255, 255] : [35, 31, 32];
    return direct ? [first, second, third] : rgbOfYcc(values);
  });
}

const exifOf = (orientation: number): Buffer =>
  jpegSegment(
    0xe1,
    Buffer.concat([Buffer.from("Exif\0\0", "latin1"), orientationOnly(orientation)]),
  );

const jpegKinds = [
  ["baseline", { before: [jfif] }, 8, false],
  ["without JFIF", {}, 8, false],
  ["extended", { before: [jfif], frame: 0xc1 }, 8, false],
  ["progressive", { before: [jfif], frame: 0xc2 }, 8, false],
  ["with restart markers", { before: [jfif], restart: 2 }, 8, false],
  ["with fewer colour samples", { before: [jfif], sampling: 2 }, 16, false],
  ["grey", { before: [jfif], components: [1] }, 8, false],
  ["grey, progressive", { components: [1], frame: 0xc2 }, 8, false],
  ["RGB by Adobe's mark", { before: [adobe] }, 8, true],
  ["RGB by its components' names", { components: [82, 71, 66] }, 8, true],
  ["CMYK as Adobe writes it", { before: [adobe], components: [1, 2, 3, 4] }, 8, false],
  [
    "with comments, thumbnail and bytes behind",
    {
      before: [jfif, exifOf(1), jpegSegment(0xfe, Buffer.from("hola"))],
      late: [jpegSegment(0xfe, Buffer.from("tarde"))],
      trailing: Buffer.from("fin"),
    },
    8,
    false,
  ],
] as const;

describe("a JPEG has the same pixels on its page:", () => {
  test.each([8, 16])("units of %i pixels", async (unitSide) => {
    const ofSide = jpegKinds.filter(([, , side]) => side === unitSide);
    const made = ofSide.map(([name, kind, side, direct]) => {
      const count = "components" in kind ? kind.components.length : 3;
      return { name, ...makeJpeg(kind), truth: jpegPixels(count, side, direct) };
    });
    const pages = await allShown(made.map(({ jpeg }, at) => ({ bytes: jpeg, name: `${at}.jpg` })));
    const tooFar = made.flatMap(({ name, width, truth }, at) => {
      // Where colours are stored at half the size, readers blend them along their borders.
      const inside = (_pixel: Colour, place: number): boolean =>
        unitSide === 8 ||
        [place % width, Math.floor(place / width)].every(
          (one) => one % unitSide > 1 && one % unitSide < unitSide - 2,
        );
      const far = difference((pages[at] ?? []).filter(inside), truth.filter(inside));
      return far < 2.01 ? [] : [[name, far]];
    });
    expect(tooFar).toEqual([]);
  });

  test.each([
    ["upright", [1, 2, 3, 4]],
    ["on its side", [5, 6, 7, 8]],
  ])("%s by its orientation", async (_where, orientations) => {
    const { width, height } = makeJpeg();
    const pixels = jpegPixels(3, 8, false);
    const pages = await allShown(
      orientations.map((orientation) => ({
        bytes: makeJpeg({ before: [exifOf(orientation)] }).jpeg,
        name: `${orientation}.jpg`,
      })),
    );
    const tooFar = orientations.flatMap((orientation, page) => {
      const turned = orientation > 4;
      const [columns, rows] = turned ? [height, width] : [width, height];
      // EXIF 2.32, 4.6.4: where row 0 and column 0 of the stored picture are when it is shown.
      const right = [2, 3, 7, 6].includes(orientation);
      const bottom = [3, 4, 7, 8].includes(orientation);
      const truth = Array.from({ length: columns * rows }, (_none, at): Colour => {
        const [x, y] = [at % columns, Math.floor(at / columns)];
        const [fromX, fromY] = [right ? columns - 1 - x : x, bottom ? rows - 1 - y : y];
        const [column, row] = turned ? [fromY, fromX] : [fromX, fromY];
        return pixels[row * width + column] ?? [0, 0, 0];
      });
      const far = difference(pages[page] ?? [], truth);
      return far < 2.01 ? [] : [[orientation, far]];
    });
    expect(tooFar).toEqual([]);
  });
});

/** What differs in a JPEG of which a unit is hidden: that unit is black, and what is far from it as it was. */
function hidingFaults(
  seen: readonly Colour[],
  truth: readonly Colour[],
  { width, side }: { readonly width: number; readonly side: number },
): readonly unknown[] {
  const isIn = (at: number): boolean =>
    Math.floor((at % width) / side) === 1 && Math.floor(at / width / side) === 1;
  const inside = seen.filter((_one, at) => isIn(at));
  // Colour samples of neighbours reach a pixel far where there are fewer of them.
  const lightest = Math.max(...inside.flat());
  const isFar = (at: number): boolean => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return x < side - 2 || x > 2 * side + 1 || y < side - 2 || y > 2 * side + 1;
  };
  const rest = <Item>(all: readonly Item[]) => all.filter((_one, at) => isFar(at));
  const changed = difference(rest(seen), rest(truth));
  return [
    ...(inside.length === side * side ? [] : [["size", inside.length]]),
    ...(lightest < (side === 16 ? 40 : 2) ? [] : [["not black", lightest]]),
    ...(changed < 3 ? [] : [["another pixel", changed]]),
  ];
}

test.each([8, 16])(
  "of a JPEG with units of %i pixels a hidden unit is black and the others are as they were",
  async (unitSide) => {
    const hidden = ["baseline", "with restart markers", "with fewer colour samples", "grey"];
    const kinds = jpegKinds.filter(([name, , side]) => side === unitSide && hidden.includes(name));
    const [from, to] = [unitSide + 1, unitSide + 2];
    const corner = { left: from, top: from, right: to, bottom: to };
    const jpegs = kinds.map(([name, kind]) => ({ name, ...makeJpeg(kind) }));
    const pages = await allShown(
      jpegs.flatMap(({ jpeg }, at) => [
        { bytes: jpeg, name: `${at}-oculta.jpg`, hide: [corner] },
        { bytes: jpeg, name: `${at}.jpg` },
      ]),
    );
    const faults = jpegs.map(({ name, width }, at) => {
      const [seen = [], truth = []] = pages.slice(2 * at, 2 * at + 2);
      return [name, hidingFaults(seen, truth, { width, side: unitSide })];
    });
    expect(faults).toEqual(jpegs.map(({ name }) => [name, []]));
    expect(faults.length).toBeGreaterThan(0);
  },
);
