import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { makePicture, pngChunk, type PictureKind, type Pixel } from "../support/make-picture.ts";
import { allShown, difference, type Colour } from "../support/shown-pictures.ts";
import { testFolder } from "../support/test-context.ts";

/** A pixel on white paper, 8 bits a sample. */
function onPaper([red, green, blue, alpha]: Pixel): Colour {
  const mix = (value: number): number =>
    (255 * (value * alpha + 65535 * (65535 - alpha))) / 65535 ** 2;
  return [mix(red), mix(green), mix(blue)];
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
    const pages = await allShown(pictures, { dotsPerPixel: 1, step: 5 });
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
  const documents = createEvidenceDocuments();
  await documents.build({ title: "Evidencia", facts, captures: [], event: undefined, date }, path);
  const words = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  for (const name of names) expect(words).toContain(name);
});
