import type { JpegFrame, JpegSegment } from "./read-jpeg.ts";

/** A Huffman table: length and symbol of the code that each 16 bits begin with; 0 for none. */
type CodeTable = Uint16Array;

/** A component as a frame header has it, with its size in blocks of 8 × 8 samples. */
interface Component {
  readonly id: number;
  readonly across: number;
  readonly down: number;
  /** Blocks of it in a scan of its own. */
  readonly blocks: number;
}

interface Scan {
  readonly parts: readonly {
    readonly component: Component;
    readonly dc: number;
    readonly ac: number;
  }[];
  readonly from: number;
  readonly to: number;
  /** Whether it adds a bit to what an earlier scan gave. */
  readonly refines: boolean;
  readonly data: Buffer;
}

/** A scan that lacks, or has too many, of less than this share is whole: nobody sees a difference. */
const toleratedShare = 0.01;
/** Bytes that programs put behind a scan. */
const paddingBytes = 64;

/**
 * Whether the coded data of a JPEG's scans goes as far as its pixels (ITU-T T.81, annexes F and G): a
 * file cut off in the middle and ended properly is shown with its lower part grey, one whose end was
 * overwritten with garbage. Codes are followed, no pixel is made. Scans that refine others can only be followed with all pixels, and are believed.
 */
export function areScansWhole(segments: readonly JpegSegment[], frame: JpegFrame): boolean {
  const tables = new Map<number, CodeTable>();
  const components = componentsOf(segments, frame);
  const progressive = frame.marker === 0xc2;
  let interval = 0;
  for (const segment of segments) {
    const { marker, data } = segment;
    if (marker === 0xc4) readTables(data, tables);
    else if (marker === 0xdd && data.length >= 2) interval = data.readUInt16BE(0);
    else if (marker === 0xda) {
      const scan = scanOf(segment, components, progressive);
      if (scan === undefined) return false;
      if (scan.refines) continue;
      const units = unitsOf(scan, frame, components);
      const { followed, leftBytes } = followScan(scan, tables, interval, units);
      if (followed < units * (1 - toleratedShare)) return false;
      if (leftBytes > scan.data.length * toleratedShare + paddingBytes) return false;
    }
  }
  return true;
}

function componentsOf(
  segments: readonly JpegSegment[],
  { marker, width, height }: JpegFrame,
): readonly Component[] {
  const header = segments.find((one) => one.marker === marker)?.data ?? Buffer.alloc(6);
  const sampling = Array.from({ length: header[5] ?? 0 }, (_none, at) => {
    const both = header[7 + 3 * at] ?? 0x11;
    return { id: header[6 + 3 * at] ?? 0, across: both >> 4 || 1, down: both & 15 || 1 };
  });
  const widest = Math.max(1, ...sampling.map(({ across }) => across));
  const highest = Math.max(1, ...sampling.map(({ down }) => down));
  return sampling.map((one) => {
    const columns = Math.ceil(Math.ceil((width * one.across) / widest) / 8);
    const rows = Math.ceil(Math.ceil((height * one.down) / highest) / 8);
    return { ...one, blocks: columns * rows };
  });
}

/** A scan by its header (B.2.3); undefined where that is cut short or names no component. */
function scanOf(
  { data, whole }: JpegSegment,
  all: readonly Component[],
  progressive: boolean,
): Scan | undefined {
  const count = data[0] ?? 0;
  const tail = 1 + 2 * count;
  if (count === 0 || data.length < tail + 3) return undefined;
  const parts = Array.from({ length: count }, (_none, at) => {
    const component = all.find(({ id }) => id === data[1 + 2 * at]);
    const tables = data[2 + 2 * at] ?? 0;
    return component && { component, dc: tables >> 4, ac: tables & 15 };
  }).filter((part) => part !== undefined);
  if (parts.length < count) return undefined;
  return {
    parts,
    from: progressive ? (data[tail] ?? 0) : 0,
    to: progressive ? (data[tail + 1] ?? 63) : 63,
    refines: progressive && (data[tail + 2] ?? 0) > 0x0f,
    data: whole.subarray(4 + data.length),
  };
}

/** Minimum coded units of a scan: blocks where it has one component only (A.2). */
function unitsOf({ parts }: Scan, { width, height }: JpegFrame, all: readonly Component[]): number {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only.component.blocks;
  const across = 8 * Math.max(...all.map((one) => one.across));
  const down = 8 * Math.max(...all.map((one) => one.down));
  return Math.ceil(width / across) * Math.ceil(height / down);
}

/** Reads a DHT segment, which may hold several tables (B.2.4.2, C.2). */
function readTables(data: Buffer, tables: Map<number, CodeTable>): void {
  let at = 0;
  while (at + 17 <= data.length) {
    const table = new Uint16Array(65_536);
    const counts = data.subarray(at + 1, at + 17);
    let symbol = at + 17;
    let code = 0;
    for (const [index, count] of counts.entries()) {
      const length = index + 1;
      for (let nth = 0; nth < count; nth += 1) {
        const first = code << (16 - length);
        table.fill((length << 8) | (data[symbol] ?? 0), first, first + (1 << (16 - length)));
        symbol += 1;
        code += 1;
      }
      code <<= 1;
    }
    tables.set(data[at] ?? 0, table);
    at = symbol;
  }
}

/** How many of its `total` units a scan has codes for, and how many bytes are left behind them. */
function followScan(
  { parts, from, to, data }: Scan,
  tables: ReadonlyMap<number, CodeTable>,
  interval: number,
  total: number,
): { readonly followed: number; readonly leftBytes: number } {
  const blocks = parts.flatMap(({ component, dc, ac }) => {
    // In a scan of one component a unit is one block, whatever its sampling.
    const count = parts.length === 1 ? 1 : component.across * component.down;
    const codes = { dc: tables.get(dc), ac: tables.get(0x10 | ac) };
    return Array.from({ length: count }, () => codes);
  });
  const bits = new CodeReader(data);
  let endRun = 0;
  for (let unit = 0; unit < total; unit += 1) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      if (!bits.restarts()) return { followed: unit, leftBytes: 0 };
      endRun = 0;
    }
    for (const { dc, ac } of blocks) {
      if (from === 0) bits.skip(bits.symbol(dc) & 15);
      for (let place = Math.max(from, 1); place <= to; place += 1) {
        if (endRun > 0) break;
        const symbol = bits.symbol(ac);
        const [run, size] = [symbol >> 4, symbol & 15];
        place += run;
        if (size > 0) bits.skip(size);
        else if (run < 15) {
          // In progressive scans an end of block may stand for many (G.1.2.2).
          endRun = (1 << run) + bits.skip(run);
          break;
        }
      }
      if (endRun > 0) endRun -= 1;
    }
    if (bits.over) return { followed: unit, leftBytes: 0 };
  }
  return { followed: total, leftBytes: bits.leftBytes };
}

/** Reads codes from a scan's data. */
class CodeReader {
  readonly #data: Buffer;
  #at = 0;
  #held = 0;
  #count = 0;
  /** Zero bits at the end of those held that stand for data that is not there. */
  #missing = 0;
  /** Whether more was asked for than there is, or a code that no table has. */
  over = false;

  constructor(data: Buffer) {
    this.#data = data;
  }

  /** Bytes that nothing has been read of. */
  get leftBytes(): number {
    return this.#data.length - this.#at;
  }

  symbol(table: CodeTable | undefined): number {
    this.#fill();
    const found = table?.[(this.#held >>> (this.#count - 16)) & 0xffff] ?? 0;
    if (found === 0) this.over = true;
    this.#take(found >> 8);
    return found & 0xff;
  }

  /** Takes up to 15 bits; returns their value. */
  skip(bits: number): number {
    this.#fill();
    const value = (this.#held >>> (this.#count - bits)) & ((1 << bits) - 1);
    this.#take(bits);
    return value;
  }

  /** Goes on behind the next restart marker; false where there is none. */
  restarts(): boolean {
    const data = this.#data;
    // Bytes that were read ahead never reach beyond a marker.
    for (let at = data.indexOf(0xff, this.#at); at !== -1; at = data.indexOf(0xff, at + 1)) {
      const next = data[at + 1] ?? 0;
      if (next < 0xd0 || next > 0xd7) continue;
      this.#at = at + 2;
      this.#held = 0;
      this.#count = 0;
      this.#missing = 0;
      return true;
    }
    return false;
  }

  #take(bits: number): void {
    this.#count -= bits;
    if (this.#count < this.#missing) this.over = true;
  }

  #fill(): void {
    while (this.#count <= 16) {
      this.#held = ((this.#held << 8) | this.#next()) & 0xff_ffff;
      this.#count += 8;
    }
  }

  /** The next byte; zero, and counted as missing, at a marker and at the end. */
  #next(): number {
    const byte = this.#data[this.#at];
    if (byte === 0xff) {
      if (this.#data[this.#at + 1] === 0) {
        this.#at += 2;
        return byte;
      }
    } else if (byte !== undefined) {
      this.#at += 1;
      return byte;
    }
    this.#missing += 8;
    return 0;
  }
}
