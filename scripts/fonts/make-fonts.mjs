// Makes the fonts that go into the package (docs/decisions/0022-fonts-for-names.md): outlines and widths,
// without what reading and printing a PDF never needs, and the large one packed.
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { plainCff } from "./plain-cff.mjs";

const packages = "node_modules/@embedpdf";
const cache = "node_modules/.cache/mesa-fonts";

/** "Noto Sans" is a reserved name: what is changed goes by another one (SIL Open Font License 1.1, 3). */
const fonts = [
  { from: "fonts-latin/fonts/NotoSans-Regular.ttf", to: "MesaSans-Regular.ttf" },
  { from: "fonts-latin/fonts/NotoSans-Bold.ttf", to: "MesaSans-Bold.ttf" },
  { from: "fonts-sc/fonts/NotoSansHans-Regular.otf", to: "MesaSansHans-Regular.otf.br" },
];

/** Tables that setting text letter by letter needs (OpenType 1.9). */
const keptTables = new Set([
  "CFF ",
  "OS/2",
  "cmap",
  "glyf",
  "head",
  "hhea",
  "hmtx",
  "loca",
  "maxp",
  "post",
]);

/** Puts the fonts and their licence into a folder. Making them takes seconds, so they are kept. */
export function makeFonts(folder) {
  mkdirSync(folder, { recursive: true });
  mkdirSync(cache, { recursive: true });
  const script = readdirSync(import.meta.dirname)
    .toSorted()
    .map((name) => readFileSync(join(import.meta.dirname, name)));
  for (const { from, to } of fonts) {
    const source = readFileSync(join(packages, from));
    const digest = createHash("sha256")
      .update(Buffer.concat([...script, source]))
      .digest("hex");
    const kept = join(cache, `${digest}-${to}`);
    if (!existsSync(kept)) {
      const aside = `${kept}.${process.pid}`;
      writeFileSync(aside, makeFont(source, to));
      renameSync(aside, kept);
    }
    copyFileSync(kept, join(folder, to));
  }
  copyFileSync(join(packages, "fonts-sc/LICENSE"), join(folder, "LICENSE"));
}

function makeFont(source, to) {
  const name = to.split(".", 1)[0];
  const tables = readTables(source)
    .filter(([tag]) => keptTables.has(tag))
    .map(([tag, content]) => [tag, tag === "CFF " ? plainCff(content, name) : content])
    .map(([tag, content]) => [tag, tag === "post" ? withoutGlyphNames(content) : content]);
  const font = writeTables(source.subarray(0, 4), [...tables, ["name", nameTable(name)]]);
  if (!to.endsWith(".br")) return font;
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = {
    // Two steps more save a tenth and take four times as long.
    [BROTLI_PARAM_QUALITY]: 9,
    [BROTLI_PARAM_LGWIN]: 24,
    [BROTLI_PARAM_SIZE_HINT]: font.length,
  };
  return brotliCompressSync(font, { params });
}

/** Format 3 of the table, which has no names of glyphs. */
function withoutGlyphNames(post) {
  const short = Buffer.from(post.subarray(0, 32));
  short.writeUInt32BE(0x00_03_00_00);
  return short;
}

/** The font's names, for Windows and in English, where readers look: family, style, whole, PostScript's. */
function nameTable(name) {
  const [family, style = "Regular"] = name.split("-");
  const licence = "SIL Open Font License, Version 1.1: https://openfontlicense.org";
  const texts = [
    [0, "Copyright 2014-2021 Adobe (http://www.adobe.com/), Google Inc (http://www.google.com/)."],
    [1, family],
    [2, style],
    [4, `${family} ${style}`],
    [6, name],
    [13, licence],
  ].map(([id, text]) => [id, Buffer.from(text, "utf16le").swap16()]);
  const head = Buffer.alloc(6 + texts.length * 12);
  head.writeUInt16BE(texts.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [index, [id, { length }]] of texts.entries()) {
    const at = 6 + index * 12;
    for (const [field, value] of [3, 1, 0x04_09, id, length, offset].entries())
      head.writeUInt16BE(value, at + field * 2);
    offset += length;
  }
  return Buffer.concat([head, ...texts.map(([, text]) => text)]);
}

function readTables(font) {
  return Array.from({ length: font.readUInt16BE(4) }, (_none, index) => {
    const at = 12 + index * 16;
    const from = font.readUInt32BE(at + 8);
    const tag = font.toString("latin1", at, at + 4);
    return [tag, font.subarray(from, from + font.readUInt32BE(at + 12))];
  });
}

/** A font file of these tables: its head, a directory with sums and places, the tables on words. */
function writeTables(signature, tables) {
  const sorted = tables.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const count = sorted.length;
  const head = Buffer.alloc(12 + count * 16);
  signature.copy(head);
  const power = Math.floor(Math.log2(count));
  for (const [index, value] of [count, 16 << power, power, (count - (1 << power)) * 16].entries())
    head.writeUInt16BE(value, 4 + index * 2);
  const pieces = [head];
  let offset = head.length;
  for (const [index, [tag, content]] of sorted.entries()) {
    const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
    const at = 12 + index * 16;
    head.write(tag, at, "latin1");
    for (const [field, value] of [sumOf(padded), offset, content.length].entries())
      head.writeUInt32BE(value, at + 4 + field * 4);
    pieces.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(pieces);
}

function sumOf(padded) {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
