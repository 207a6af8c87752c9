// Reads and writes the parts that CFF tables are made of: numbers, INDEXes and DICTs.

/** The first byte of operators that have two. */
export const escape = 12;

/** How many bytes a number of a charstring takes, by its first one. */
export function operandLength(byte) {
  if (byte === 28) return 3;
  if (byte === 255) return 5;
  return byte <= 246 ? 1 : 2;
}

/** A number of a charstring or, but for its longest form, of a DICT. */
export function readOperand(bytes, at) {
  const byte = bytes[at];
  if (byte === 28) return bytes.readInt16BE(at + 1);
  if (byte === 255) return bytes.readInt32BE(at + 1) / 65_536;
  if (byte <= 246) return byte - 139;
  if (byte <= 250) return (byte - 247) * 256 + bytes[at + 1] + 108;
  return -(byte - 251) * 256 - bytes[at + 1] - 108;
}

export function readIndex(cff, at) {
  const count = cff.readUInt16BE(at);
  if (count === 0) return { items: [], end: at + 2 };
  const size = cff[at + 2];
  const base = at + 2 + (count + 1) * size;
  const offset = (item) => base + cff.readUIntBE(at + 3 + item * size, size);
  const items = Array.from({ length: count }, (_none, item) =>
    cff.subarray(offset(item), offset(item + 1)),
  );
  return { items, end: offset(count) };
}

export function writeIndex(items) {
  if (items.length === 0) return Buffer.alloc(2);
  const size = 4;
  const head = Buffer.alloc(3 + (items.length + 1) * size);
  head.writeUInt16BE(items.length);
  head[2] = size;
  let offset = 1;
  for (const [item, { length }] of [...items, Buffer.alloc(0)].entries()) {
    head.writeUInt32BE(offset, 3 + item * size);
    offset += length;
  }
  return Buffer.concat([head, ...items]);
}

/** The entries of a DICT: an operator, its values, and the bytes of both. */
export function readDict(dict) {
  const entries = [];
  let values = [];
  let from = 0;
  for (let at = 0; at < dict.length;) {
    const byte = dict[at];
    if (byte <= 21) {
      const key = byte === escape ? 1200 + dict[at + 1] : byte;
      at += byte === escape ? 2 : 1;
      entries.push({ key, values, bytes: dict.subarray(from, at) });
      values = [];
      from = at;
    } else if (byte === 30) {
      do at += 1;
      while ((dict[at] & 15) !== 15);
      at += 1;
      values.push(Number.NaN);
    } else if (byte === 29) {
      values.push(dict.readInt32BE(at + 1));
      at += 5;
    } else {
      values.push(readOperand(dict, at));
      at += operandLength(byte);
    }
  }
  return entries;
}

/** @param offsets  new values of operators, written in five bytes each so that their length is known */
export function writeDict(entries, offsets = new Map()) {
  return Buffer.concat(
    entries.flatMap(({ key, bytes }) => {
      const values = offsets.get(key);
      if (values === undefined) return [bytes];
      const numbers = values.map((value) => {
        const number = Buffer.from([29, 0, 0, 0, 0]);
        number.writeInt32BE(value, 1);
        return number;
      });
      return [...numbers, Buffer.from(key >= 1200 ? [escape, key - 1200] : [key])];
    }),
  );
}

export function numberOf(dict, wanted) {
  return dict.find(({ key }) => key === wanted).values[0];
}
