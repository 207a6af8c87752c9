/** A block of a JPEG: where it stands, its first coefficient, and the others that are not zero. */
export interface JpegBlock {
  /** Index of its component in the frame, and of its unit in the scan. */
  readonly component: number;
  readonly unit: number;
  readonly first: number;
  readonly others: readonly (readonly [place: number, value: number])[];
}

/** Decodes the codes of a baseline JPEG with one scan (ITU-T T.81, annex F), by a reader of its own. */
export function jpegBlocks(jpeg: Buffer): readonly JpegBlock[] {
  const codes = new Map<number, Map<number, number>>();
  let frame: Buffer = Buffer.alloc(0);
  let interval = 0;
  let at = 2;
  for (; jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1];
    const data = jpeg.subarray(at + 4, at + 2 + jpeg.readUInt16BE(at + 2));
    if (marker === 0xc0 || marker === 0xc1) frame = data;
    if (marker === 0xdd) interval = data.readUInt16BE(0);
    if (marker === 0xc4) readCodes(data, codes);
  }
  const scan = jpeg.subarray(at + 4);
  const parts = Array.from({ length: scan[0] ?? 0 }, (_none, index) => {
    const sampling = frame[7 + 3 * index] ?? 0x11;
    const tables = scan[2 + 2 * index] ?? 0;
    return {
      across: sampling >> 4,
      down: sampling & 15,
      first: codes.get(tables >> 4) ?? new Map(),
      others: codes.get(0x10 | (tables & 15)) ?? new Map(),
    };
  });
  const isAlone = parts.length === 1;
  const sizeOf = (pixels: number, most: number) => Math.ceil(pixels / (8 * (isAlone ? 1 : most)));
  const total =
    sizeOf(frame.readUInt16BE(3), Math.max(...parts.map(({ across }) => across))) *
    sizeOf(frame.readUInt16BE(1), Math.max(...parts.map(({ down }) => down)));
  const blocks: JpegBlock[] = [];
  const intervals = intervalsOf(jpeg.subarray(at + 2 + jpeg.readUInt16BE(at + 2)));
  let bits = bitsOf(Buffer.alloc(0));
  let before: number[] = [];
  for (let unit = 0; unit < total; unit += 1) {
    if (unit === 0 || (interval > 0 && unit % interval === 0)) {
      bits = bitsOf(intervals.shift() ?? Buffer.alloc(0));
      before = parts.map(() => 0);
    }
    for (const [component, part] of parts.entries()) {
      const count = isAlone ? 1 : part.across * part.down;
      for (let nth = 0; nth < count; nth += 1) {
        const first = (before[component] ?? 0) + bits.value(bits.symbol(part.first));
        before[component] = first;
        const others: [number, number][] = [];
        for (let place = 1; place < 64; place += 1) {
          const symbol = bits.symbol(part.others);
          if (symbol === 0) break;
          place += symbol >> 4;
          if ((symbol & 15) > 0) others.push([place, bits.value(symbol & 15)]);
        }
        blocks.push({ component, unit, first, others });
      }
    }
  }
  return blocks;
}

/** The symbols of each table by code length and code. */
function readCodes(data: Buffer, tables: Map<number, Map<number, number>>): void {
  for (let at = 0; at < data.length;) {
    const table = new Map<number, number>();
    let [code, next] = [0, at + 17];
    for (let length = 1; length <= 16; length += 1, code *= 2) {
      for (let nth = data[at + length] ?? 0; nth > 0; nth -= 1, next += 1, code += 1) {
        table.set(length * 65_536 + code, data[next] ?? 0);
      }
    }
    tables.set(data[at] ?? 0, table);
    at = next;
  }
}

/** The coded bytes between restart markers, without the zeros behind 0xff. */
function intervalsOf(data: Buffer): Buffer[] {
  const found: number[][] = [[]];
  for (let at = 0; at < data.length; at += 1) {
    const byte = data[at] ?? 0;
    const next = data[at + 1] ?? 0;
    if (byte === 0xff && next === 0xd9) break;
    if (byte === 0xff && next >= 0xd0 && next <= 0xd7) found.push([]);
    else found.at(-1)?.push(byte);
    if (byte === 0xff) at += 1;
  }
  return found.map((bytes) => Buffer.from(bytes));
}

function bitsOf(data: Buffer) {
  let at = 0;
  const bit = (): number => {
    const byte = data[at >> 3];
    if (byte === undefined) throw new Error("the codes end too early");
    at += 1;
    return (byte >> (7 - ((at - 1) & 7))) & 1;
  };
  return {
    symbol(table: ReadonlyMap<number, number>): number {
      for (let length = 1, code = bit(); length <= 16; length += 1, code = code * 2 + bit()) {
        const symbol = table.get(length * 65_536 + code);
        if (symbol !== undefined) return symbol;
      }
      throw new Error("no such code");
    },
    /** A number of so many bits; those that begin with 0 are negative (F.2.2.1). */
    value(size: number): number {
      let value = 0;
      for (let nth = 0; nth < size; nth += 1) value = value * 2 + bit();
      return size > 0 && value < 2 ** (size - 1) ? value - 2 ** size + 1 : value;
    },
  };
}
