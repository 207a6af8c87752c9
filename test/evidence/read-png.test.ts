import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { readJpeg } from "../../src/evidence/read-jpeg.ts";
import { readPng } from "../../src/evidence/read-png.ts";
import { jfif, makeJpeg } from "../support/make-jpeg.ts";
import { makePicture, pngChunk, type PictureKind } from "../support/make-picture.ts";
import { testFolder } from "../support/test-context.ts";

const damaged = { trouble: "archivo-danado" };

test.each([
  ["g00-control-rgba.png", undefined],
  ["g01-rgba-suggested-palette.png", undefined],
  ["g03-indexed-without-palette.png", "archivo-danado"],
  ["g04-indexed-palette-too-short.png", "archivo-danado"],
])("%s", async (name, trouble) => {
  const read = await readPng(readFileSync(join("test/fixtures/casos/png", name)));
  expect("trouble" in read ? read.trouble : undefined).toBe(trouble);
});

/** The chunks of a PNG by their type, so that one can be changed. */
function withChunk(kind: PictureKind, type: string, change: (data: Buffer) => Buffer[]): Buffer {
  const { png } = makePicture(kind);
  const pieces = [png.subarray(0, 8)];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const whole = png.subarray(at, at + 12 + png.readUInt32BE(at));
    const data = whole.subarray(8, -4);
    pieces.push(...(whole.toString("latin1", 4, 8) === type ? change(data) : [whole]));
  }
  return Buffer.concat(pieces);
}

const indexed = [1, 2, 4, 8].flatMap((depth) =>
  // So wide that every colour of the palette is used.
  [false, true].map((interlace) => ({ colour: 3, depth, interlace, width: 260 })),
);

test.each(indexed)("a palette that is missing, short or broken: %j", async (kind) => {
  const palettes = (change: (data: Buffer) => Buffer[]) => readPng(withChunk(kind, "PLTE", change));
  expect(await readPng(makePicture(kind).png)).toMatchObject({ ignored: [] });
  expect(await palettes(() => [])).toEqual(damaged);
  expect(await palettes(() => [pngChunk("PLTE", Buffer.alloc(0))])).toEqual(damaged);
  expect(await palettes((data) => [pngChunk("PLTE", data.subarray(0, -1))])).toEqual(damaged);
  expect(await palettes((data) => [pngChunk("PLTE", data.subarray(0, -3))])).toEqual(damaged);
  const longer = (data: Buffer) => [pngChunk("PLTE", Buffer.concat([data, Buffer.alloc(3)]))];
  if (kind.depth < 8) expect(await palettes(longer)).toMatchObject({ ignored: [] });
  else expect(await palettes(longer)).toEqual(damaged);
});

const packedPixels = (change: (data: Buffer) => Buffer) =>
  readPng(withChunk({ colour: 2, depth: 8 }, "IDAT", (data) => [pngChunk("IDAT", change(data))]));

test("pixels that can't be unpacked, lack an end, or are too many are damage", async () => {
  expect(await packedPixels((data) => data)).toEqual({ width: 21, height: 13, ignored: [] });
  expect(await packedPixels(() => Buffer.from("no"))).toEqual(damaged);
  expect(await packedPixels(() => Buffer.alloc(0))).toEqual(damaged);
  const rows = (bytes: number) => deflateSync(Buffer.alloc(bytes));
  const one = (packed: Buffer) =>
    readPng(
      Buffer.concat([
        Buffer.from("89504e470d0a1a0a", "hex"),
        pngChunk("IHDR", Buffer.from("00000002000000020800000000", "hex")),
        pngChunk("IDAT", packed),
        pngChunk("IEND", Buffer.alloc(0)),
      ]),
    );
  const whole = { width: 2, height: 2, ignored: [] };
  expect(await Promise.all([5, 6, 7, 9].map((bytes) => one(rows(bytes))))).toEqual([
    damaged,
    whole,
    damaged,
    damaged,
  ]);
  expect(await one(rows(6).subarray(0, -4))).toEqual(damaged);
});

test("a palette behind the pixels comes too late", async () => {
  const palette: Buffer[] = [];
  const kind = { colour: 3, depth: 2 };
  withChunk(kind, "PLTE", (data) => {
    palette.push(pngChunk("PLTE", data));
    return [];
  });
  const { png } = makePicture({ ...kind, after: palette });
  const own = png.indexOf("PLTE") - 4;
  const late = Buffer.concat([
    png.subarray(0, own),
    png.subarray(own + 12 + png.readUInt32BE(own)),
  ]);
  expect(await readPng(late)).toEqual(damaged);
});

test("a filter that does not exist, and a chunk that must be understood and is not", async () => {
  expect(await readPng(makePicture({ colour: 2, depth: 8, filter: 5 }).png)).toEqual(damaged);
  const before = [pngChunk("ABCD", Buffer.alloc(1))];
  expect(await readPng(makePicture({ colour: 2, depth: 8, before }).png)).toEqual(damaged);
});

test.each(["tEXt", "gAMA", "tRNS", "cICP"])("a wrong CRC in %s only warns", async (type) => {
  const chunk = pngChunk(type, Buffer.from("abc\0def"));
  chunk.writeUInt32BE(1, chunk.length - 4);
  const { png } = makePicture({ colour: 2, depth: 8, before: [chunk] });
  const path = join(testFolder(), "captura.png");
  writeFileSync(path, png);
  const checked = await createEvidenceDocuments().checkCapture(path, "", "capturas");
  expect(checked.ok ? checked.advice : []).toContainEqual({
    field: "capturas",
    code: "png-dato-danado",
    params: { archivo: "captura.png", bloques: type },
  });
});

test.each(["IHDR", "PLTE", "IDAT", "IEND"])("a wrong CRC in %s is damage", async (type) => {
  const png = withChunk({ colour: 3, depth: 8 }, type, (data) => {
    const chunk = pngChunk(type, data);
    chunk.writeUInt32BE(1, chunk.length - 4);
    return [chunk];
  });
  expect(await readPng(png)).toEqual(damaged);
});

test.each([
  ["arithmetic", { frame: 0xc9 }, "imagen-no-admitida"],
  ["lossless", { frame: 0xc3 }, "imagen-no-admitida"],
  ["of 12 bits", { frame: 0xc1, precision: 12 }, "imagen-no-admitida"],
  ["of two components", { components: [1, 2] }, "imagen-no-admitida"],
] as const)("a JPEG that a PDF can't hold: %s", (_name, kind, trouble) =>
  expect(readJpeg(makeJpeg({ before: [jfif], ...kind }).jpeg)).toEqual({ trouble }),
);

test("a JPEG without its end, or with that of a thumbnail only, is damaged", () => {
  const { jpeg } = makeJpeg({ before: [jfif] });
  expect(readJpeg(jpeg.subarray(0, -2))).toEqual(damaged);
  expect(readJpeg(jpeg.subarray(0, jpeg.length / 2))).toEqual(damaged);
});
