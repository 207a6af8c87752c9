// Takes hints and subroutines out of a CID-keyed CFF font (Adobe Technical Notes 5176 and 5177): readers
// of PDF need neither, and what is left packs a quarter smaller.

import {
  escape,
  numberOf,
  operandLength,
  readDict,
  readIndex,
  readOperand,
  writeDict,
  writeIndex,
} from "./cff-parts.mjs";

/** Operators of a DICT; two-byte ones are 1200 and their second byte. */
const op = { private: 18, subrs: 19, charset: 15, charStrings: 17, fdArray: 1236, fdSelect: 1237 };

/** Operators of a charstring that declare stems. */
const stems = new Set([1, 3, 18, 23]);
const [callSubr, hintMask, cntrMask, callGlobal] = [10, 19, 20, 29];
const [returns, endChar] = [11, 14];

/** A glyph's program while it is written. */
const room = Buffer.alloc(65_536);

/**
 * The same outlines, widths and character collection in a new table.
 *
 * @param cff  the table, as it is in the font
 * @param name  the font's new PostScript name
 */
export function plainCff(cff, name) {
  const names = readIndex(cff, cff[2]);
  const tops = readIndex(cff, names.end);
  const strings = readIndex(cff, tops.end);
  const globals = readIndex(cff, strings.end);
  const top = readDict(tops.items[0]);
  const charStrings = readIndex(cff, numberOf(top, op.charStrings));
  const fonts = readIndex(cff, numberOf(top, op.fdArray)).items.map((item) => readFont(cff, item));
  const selectAt = numberOf(top, op.fdSelect);
  const fontOf = readSelect(cff, selectAt, charStrings.items.length);
  const plain = charStrings.items.map((code, glyph) =>
    plainCharString(code, fonts[fontOf[glyph]].subrs, globals.items),
  );

  const head = Buffer.concat([cff.subarray(0, cff[2]), writeIndex([Buffer.from(name, "latin1")])]);
  const strung = Buffer.concat([cff.subarray(tops.end, strings.end), writeIndex([])]);
  const charset = cff.subarray(numberOf(top, op.charset), selectAt);
  const select = cff.subarray(selectAt, numberOf(top, op.charStrings));
  const outlines = writeIndex(plain);
  const withOffsets = (charsetAt) => {
    const selected = charsetAt + charset.length;
    const outlinesAt = selected + select.length;
    const offsets = new Map([
      [op.charset, [charsetAt]],
      [op.fdSelect, [selected]],
      [op.charStrings, [outlinesAt]],
      [op.fdArray, [outlinesAt + outlines.length]],
    ]);
    return writeIndex([writeDict(top, offsets)]);
  };
  const start = head.length + withOffsets(0).length + strung.length;
  const fontsAt = start + charset.length + select.length + outlines.length;
  return Buffer.concat([
    head,
    withOffsets(start),
    strung,
    charset,
    select,
    outlines,
    writeFonts(fonts, fontsAt),
  ]);
}

/** One of the fonts that glyphs are divided among, with its private DICT and subroutines. */
function readFont(cff, item) {
  const dict = readDict(item);
  const [size, at] = dict.find(({ key }) => key === op.private).values;
  const secret = readDict(cff.subarray(at, at + size));
  const subrs = secret.find(({ key }) => key === op.subrs);
  return {
    dict,
    secret: writeDict(secret.filter(({ key }) => key !== op.subrs)),
    subrs: subrs === undefined ? [] : readIndex(cff, at + subrs.values[0]).items,
  };
}

/** The font DICTs, which end the table together with their private DICTs. */
function writeFonts(fonts, at) {
  const written = (first) => {
    let next = first;
    return writeIndex(
      fonts.map(({ dict, secret }) => {
        const place = [secret.length, next];
        next += secret.length;
        return writeDict(dict, new Map([[op.private, place]]));
      }),
    );
  };
  const index = written(at + written(0).length);
  return Buffer.concat([index, ...fonts.map(({ secret }) => secret)]);
}

/** The font of each glyph: FDSelect in format 3, ranges. */
function readSelect(cff, at, count) {
  if (cff[at] !== 3) throw new Error(`FDSelect in format ${cff[at]}`);
  const of = new Uint8Array(count);
  const ranges = cff.readUInt16BE(at + 1);
  for (let range = 0; range < ranges; range += 1) {
    const place = at + 3 + range * 3;
    of.fill(cff[place + 2], cff.readUInt16BE(place), cff.readUInt16BE(place + 3));
  }
  return of;
}

/** One glyph's program with its subroutines in place and without its hints. */
function plainCharString(code, subrs, globals) {
  let length = 0;
  /** Where in `room` each operand that no operator has taken yet begins. */
  let operands = [];
  let stemCount = 0;
  let isFirst = true;
  const put = (bytes, from, count) => {
    for (let at = from; at < from + count; at += 1) room[length++] = bytes[at];
  };
  // An odd number of values before the first operator that clears them begins with the glyph's width,
  // which the next operator then gets.
  const dropStems = () => {
    const withWidth = isFirst && operands.length % 2 === 1;
    isFirst = false;
    stemCount += operands.length >> 1;
    const left = operands[withWidth ? 1 : 0];
    if (left !== undefined) length = left;
    operands = [];
  };
  const bias = (list) => (list.length < 1240 ? 107 : list.length < 33_900 ? 1131 : 32_768);
  /** @returns whether the glyph has ended */
  const run = (bytes) => {
    for (let at = 0; at < bytes.length;) {
      const byte = bytes[at];
      if (byte >= 32 || byte === 28) {
        operands.push(length);
        const size = operandLength(byte);
        put(bytes, at, size);
        at += size;
        continue;
      }
      at += 1;
      if (stems.has(byte)) dropStems();
      else if (byte === hintMask || byte === cntrMask) {
        dropStems();
        at += (stemCount + 7) >> 3;
      } else if (byte === callSubr || byte === callGlobal) {
        const list = byte === callSubr ? subrs : globals;
        length = operands.pop();
        if (run(list[readOperand(room, length) + bias(list)])) return true;
      } else if (byte === returns) return false;
      else {
        const size = byte === escape ? 2 : 1;
        put(bytes, at - 1, size);
        at += size - 1;
        isFirst = false;
        operands = [];
        if (byte === endChar) return true;
      }
    }
    return false;
  };
  if (!run(code)) throw new Error("a glyph without an end");
  return Buffer.from(room.subarray(0, length));
}
