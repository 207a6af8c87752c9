import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Capture, PixelBox } from "../../src/domain/evidence.ts";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { orientationOnly } from "../../src/evidence/read-exif.ts";
import { adobe, jfif, jpegSegment, makeJpeg, unitSamples, units } from "../support/make-jpeg.ts";
import { makePicture, pngChunk, type PictureKind, type Pixel } from "../support/make-picture.ts";
import { renderedImages } from "../support/rendered-page.ts";
import { testFolder } from "../support/test-context.ts";

const documents = createEvidenceDocuments();

type Colour = readonly [number, number, number];

interface Drawing {
  /** Parts of each picture. */
  readonly hide?: readonly PixelBox[];
  readonly dotsPerPixel?: number;
}

/** The pages that show pictures of one size, as poppler draws them. */
async function allShown(
  pictures: readonly { readonly bytes: Buffer; readonly name: string }[],
  { hide = [], dotsPerPixel = 5 }: Drawing = {},
): Promise<readonly (readonly Colour[])[]> {
  const folder = testFolder();
  const path = join(folder, "evidencia.pdf");
  const captures: Capture[] = [];
  for (const { bytes, name } of pictures) {
    const picture = join(folder, name);
    writeFileSync(picture, bytes);
    const checked = await documents.checkCapture(picture, "", "capturas", hide);
    if (!checked.ok || !("width" in checked.file)) throw new Error(JSON.stringify(checked));
    captures.push(checked.file);
  }
  const [first] = captures;
  if (first === undefined) return [];
  const date = new Date("2026-11-20T15:32:00Z");
  await documents.build({ title: "Evidencia", facts: [], captures, event: undefined, date }, path);
  const pages = renderedImages(
    readFileSync(path),
    { ...first, count: captures.length, dotsPerPixel },
    folder,
  );
  expect(pages).toHaveLength(captures.length);
  return pages;
}

/** The page that shows one picture. */
async function shown(
  bytes: Buffer,
  name: string,
  hide: readonly PixelBox[] = [],
): Promise<readonly Colour[]> {
  const [page = []] = await allShown([{ bytes, name }], { hide });
  return page;
}

/** A pixel on white paper, 8 bits a sample. */
function onPaper([red, green, blue, alpha]: Pixel): Colour {
  const mix = (value: number): number =>
    (255 * (value * alpha + 65535 * (65535 - alpha))) / 65535 ** 2;
  return [mix(red), mix(green), mix(blue)];
}

/** The largest difference of any sample of any pixel. */
function difference(seen: readonly Colour[], truth: readonly Colour[]): number {
  expect(seen).toHaveLength(truth.length);
  return Math.max(
    ...seen.flatMap((pixel, at) =>
      pixel.map((value, channel) => Math.abs(value - (truth[at]?.[channel] ?? Number.NaN))),
    ),
  );
}

const depths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

const basic = Object.entries(depths).flatMap(([colour, bits]) =>
  bits.flatMap((depth) =>
    [false, true].flatMap((interlace) =>
      [false, true].flatMap((transparent): PictureKind[] =>
        Number(colour) >= 4 && transparent
          ? []
          : [{ colour: Number(colour), depth, interlace, transparent }],
      ),
    ),
  ),
);

const text = (type: string, data: string): Buffer => pngChunk(type, Buffer.from(data, "latin1"));
const broken = (chunk: Buffer): Buffer => {
  const copy = Buffer.from(chunk);
  copy[copy.length - 1] = (copy[copy.length - 1] ?? 0) ^ 1;
  return copy;
};
const ancillary = [
  text("gAMA", "\0\0\xb1\x8f"),
  text(
    "cHRM",
    "\0\0\x7a\x26\0\0\x80\x84\0\0\xfa\0\0\0\x80\xe8\0\0\x75\x30\0\0\xea\x60\0\0\x3a\x98\0\0\x17\x70",
  ),
  text("sRGB", "\0"),
  text("pHYs", "\0\0\x0b\x13\0\0\x0b\x13\x01"),
  text("tIME", "\x07\xea\x0b\x14\x0a\x20\x00"),
  text("tEXt", "Author\0Nadie"),
  text("zzZz", "privado"),
];

const further: readonly PictureKind[] = [
  ...[0, 1, 2, 3, 4].flatMap((filter) => [
    { colour: 2, depth: 8, filter },
    { colour: 6, depth: 8, filter },
    { colour: 0, depth: 2, filter, interlace: true },
  ]),
  // A palette that RGB pictures only suggest.
  ...[8, 16].flatMap((depth) =>
    [2, 6].flatMap((colour) =>
      [false, true].map((interlace) => ({ colour, depth, interlace, suggested: true })),
    ),
  ),
  { colour: 2, depth: 8, suggested: true, transparent: true },
  { colour: 2, depth: 16, suggested: true, transparent: true },
  // A short palette, which is enough for its pixels.
  ...[1, 2, 4, 8].map((depth) => ({ colour: 3, depth, colours: 2 ** depth - 1 })),
  { colour: 3, depth: 8, colours: 3, transparent: true },
  ...Object.keys(depths).map((colour) => ({ colour: Number(colour), depth: 8, before: ancillary })),
  {
    colour: 2,
    depth: 8,
    after: [text("tEXt", "Comment\0detrás"), text("tIME", "\x07\xea\x0b\x14\x0a\x20\x00")],
  },
  { colour: 2, depth: 8, before: [broken(text("tEXt", "Comment\0dañado"))] },
  { colour: 3, depth: 4, before: [broken(text("tRNS", "\0\0"))] },
  // Sizes of PngSuite: down to a single pixel, passes without pixels.
  ...[1, 2, 3, 4, 5, 8, 9].flatMap((side) =>
    [false, true].map((interlace) => ({
      colour: 3,
      depth: 1,
      interlace,
      width: side,
      height: side,
    })),
  ),
  { colour: 6, depth: 8, interlace: true, width: 1, height: 9 },
];

describe("a PNG has the same pixels on its page:", () => {
  const kinds = [...basic, ...further].map((kind) => ({
    kind,
    ...makePicture(kind),
    name: JSON.stringify({ ...kind, before: kind.before?.length }),
  }));
  const sizeOf = (one: { readonly width: number; readonly height: number }): string =>
    `${one.width} × ${one.height}`;
  const sizes = [...new Set(kinds.map(sizeOf))];

  // Poppler is started once for all of a size.
  test.each(sizes)("%s", async (size) => {
    const ofSize = kinds.filter((one) => sizeOf(one) === size);
    const pages = await allShown(ofSize.map(({ png }, at) => ({ bytes: png, name: `${at}.png` })));
    const tooFar = ofSize.flatMap(({ kind, name, pixels }, at) => {
      // Poppler takes the upper half of 16 bits, and rounds where it mixes with white.
      const tolerance = kind.depth === 16 ? 1 : 0;
      const mixed = kind.colour >= 4 || kind.transparent === true ? 1 : 0;
      const far = difference(pages[at] ?? [], pixels.map(onPaper));
      return far < tolerance + mixed + 0.51 ? [] : [[name, far]];
    });
    expect(tooFar).toEqual([]);
  });

  test("a screenshot with opacity shows more than one colour, with a suggested palette too", async () => {
    const pictures = ["g00-control-rgba.png", "g01-rgba-suggested-palette.png"].map((name) => ({
      bytes: readFileSync(join("test/fixtures/casos/png", name)),
      name,
    }));
    const pages = await allShown(pictures, { dotsPerPixel: 1 });
    const colours = pages.map((seen) => new Set(seen.map(String)).size);
    expect(colours.every((count) => count > 1)).toBe(true);
  });
});

test("names in other scripts can be read and searched in the document", async () => {
  const folder = testFolder();
  const path = join(folder, "evidencia.pdf");
  const names = ["深圳市华强电子有限公司", "ООО «Ромашка»", "Łódź Škoda", "Αθήνα", "Şirketi"];
  const facts = names.map((name) => ["Proveedor", name] as const);
  const date = new Date("2026-11-20T15:32:00Z");
  await documents.build({ title: "Evidencia", facts, captures: [], event: undefined, date }, path);
  const words = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  for (const name of names) expect(words).toContain(name);
});

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

describe("a JPEG has the same pixels on its page:", () => {
  test.each([
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
  ] as const)("%s", async (_name, kind, side, direct) => {
    const { jpeg, width } = makeJpeg(kind);
    const count = "components" in kind ? kind.components.length : 3;
    // Where colours are stored at half the size, readers blend them along their borders.
    const inside = (_pixel: Colour, at: number): boolean =>
      side === 8 ||
      [at % width, Math.floor(at / width)].every((one) => one % side > 1 && one % side < side - 2);
    const truth = jpegPixels(count, side, direct).filter(inside);
    const seen = (await shown(jpeg, "captura.jpg")).filter(inside);
    expect(difference(seen, truth)).toBeLessThan(2.01);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("turned by orientation %i", async (orientation) => {
    const { jpeg, width, height } = makeJpeg({ before: [exifOf(orientation)] });
    const pixels = jpegPixels(3, 8, false);
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
    expect(difference(await shown(jpeg, "captura.jpg"), truth)).toBeLessThan(2.01);
  });
});

test.each([
  ["baseline", { before: [jfif] }, 8],
  ["with restart markers", { before: [jfif], restart: 2 }, 8],
  ["with fewer colour samples", { before: [jfif], sampling: 2 as const }, 16],
  ["grey", { before: [jfif], components: [1] }, 8],
])(
  "of a JPEG %s a hidden unit is black and the others are as they were",
  async (_name, kind, side) => {
    const { jpeg, width } = makeJpeg(kind);
    const corner = { left: side + 1, top: side + 1, right: side + 2, bottom: side + 2 };
    const seen = await shown(jpeg, "captura.jpg", [corner]);
    const truth = await shown(jpeg, "captura.jpg");
    const isIn = (at: number): boolean =>
      Math.floor((at % width) / side) === 1 && Math.floor(at / width / side) === 1;
    const inside = seen.filter((_one, at) => isIn(at));
    expect(inside).toHaveLength(side * side);
    // Colour samples of neighbours reach a pixel far where there are fewer of them.
    expect(Math.max(...inside.flat())).toBeLessThan(side === 16 ? 40 : 2);
    const isFar = (at: number): boolean => {
      const [x, y] = [at % width, Math.floor(at / width)];
      return x < side - 2 || x > 2 * side + 1 || y < side - 2 || y > 2 * side + 1;
    };
    const rest = <Item>(all: readonly Item[]) => all.filter((_one, at) => isFar(at));
    expect(difference(rest(seen), rest(truth))).toBeLessThan(3);
  },
);
