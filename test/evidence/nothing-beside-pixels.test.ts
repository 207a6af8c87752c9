import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import type { HiddenBox } from "../../src/domain/evidence.ts";
import { cleanImage } from "../../src/evidence/clean-image.ts";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { decodePixels } from "../../src/evidence/png-pixels.ts";
import { writePng } from "../../src/evidence/write-png.ts";
import { makeExif } from "../support/make-exif.ts";
import { jfif, jpegSegment, makeJpeg } from "../support/make-jpeg.ts";
import { makePicture, pngChunk } from "../support/make-picture.ts";
import { pdfImages } from "../support/pdf-images.ts";
import { pdfStreams } from "../support/pdf-streams.ts";
import { testFolder } from "../support/test-context.ts";

const documents = createEvidenceDocuments();
const date = new Date("2026-11-20T15:32:00Z");

async function documentOf(picture: Buffer, name: string, hide: readonly HiddenBox[] = []) {
  const folder = testFolder();
  const [path, pdf] = [join(folder, name), join(folder, "evidencia.pdf")];
  writeFileSync(path, picture);
  const checked = await documents.checkCapture(path, "", "capturas", hide);
  if (!checked.ok || !("width" in checked.file)) throw new Error(JSON.stringify(checked));
  const request = { title: "Evidencia", facts: [], captures: [checked.file], event: undefined };
  await documents.build({ ...request, date }, pdf);
  return readFileSync(pdf);
}

/** Everything that can be read in a PDF, packed or not. */
const allBytes = (pdf: Buffer): Buffer => Buffer.concat([pdf, ...pdfStreams(pdf)]);

const secret = "Juana-Secreta-0912345678";
const text = (type: string, data: string): Buffer => pngChunk(type, Buffer.from(data, "latin1"));
const packed = deflateSync(Buffer.from(secret));
const exif = makeExif({ artist: secret, make: secret, taken: "2026:11:19 08:14:00", gps: true });
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${secret}</dc:creator></x:xmpmeta>`;

const png = makePicture({
  colour: 2,
  depth: 8,
  before: [
    text("tEXt", `Author\0${secret}`),
    pngChunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0"), packed])),
    text("iTXt", `XML:com.adobe.xmp\0\0\0\0\0${xmp}`),
    pngChunk("eXIf", exif),
    text("tIME", "\x07\xea\x0b\x14\x0a\x20\x00"),
    text("prVt", secret),
  ],
  after: [text("tEXt", `Comment\0${secret}`)],
}).png;
const { jpeg } = makeJpeg({
  before: [
    jfif,
    jpegSegment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif])),
    jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)),
    jpegSegment(0xed, Buffer.from(`Photoshop 3.0\0${secret}`)),
    jpegSegment(0xfe, Buffer.from(secret)),
  ],
  trailing: Buffer.from(secret),
});

test.each([
  ["captura.png", png],
  ["captura.jpg", jpeg],
])("of %s the document has no metadata, packed or not", async (name, picture) => {
  expect(picture.includes(secret)).toBe(true);
  const pdf = await documentOf(picture, name);
  const all = allBytes(pdf);
  for (const word of [secret, "Exif\0", "dc:creator", "2026:11:19"]) {
    expect(all.includes(word), word).toBe(false);
  }
  for (const { filter, raw } of pdfImages(pdf)) {
    if (filter === "DCTDecode") expect(cleanImage("jpeg", raw).metadata).toEqual([]);
  }
});

const [width, height] = [160, 120];
/** Bytes of which no few occur twice in a row. */
const noise = Buffer.concat(
  Array.from({ length: (3 * width * height) / 32 }, (_none, at) =>
    createHash("sha256").update(String(at)).digest(),
  ),
);
const box = { left: 40, top: 32, right: 104, bottom: 72 };

test("no byte of what is hidden is in the document", async () => {
  const header = { width, height, depth: 8, colour: 2, interlaced: false };
  const picture = writePng({ header, pixels: noise });
  const pdf = await documentOf(picture, "captura.png", [box]);
  const images = pdfImages(pdf);
  expect(images).toHaveLength(1);
  const data = images.map(({ raw }) => raw);
  const pixels = decodePixels({
    header,
    palette: undefined,
    transparency: undefined,
    packed: data,
  });
  const all = Buffer.concat([allBytes(pdf), pixels]);
  for (let y = 0; y < height; y += 1) {
    const [left, right] = [3 * (y * width + box.left), 3 * (y * width + box.right)];
    const isIn = y >= box.top && y < box.bottom;
    expect(pixels.subarray(left, right).equals(noise.subarray(left, right))).toBe(!isIn);
    if (!isIn) continue;
    expect(pixels.subarray(left, right).every((value) => value === 0)).toBe(true);
    // Not even eight pixels side by side.
    for (let at = left; at < right; at += 24)
      expect(all.includes(noise.subarray(at, at + 24))).toBe(false);
    const row = 3 * y * width;
    const outside = (bytes: Buffer): Buffer =>
      Buffer.concat([bytes.subarray(row, left), bytes.subarray(right, row + 3 * width)]);
    expect(outside(pixels).equals(outside(noise))).toBe(true);
  }
});
