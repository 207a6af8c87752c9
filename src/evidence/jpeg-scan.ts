import { CodeReader, readTables, type CodeTable } from "./jpeg-codes.ts";

/** A marker with its data, and the entropy-coded data of a scan behind it (ITU-T T.81, annex B). */
export interface JpegSegment {
  /** The second byte of its marker. */
  readonly marker: number;
  /** Without marker and length. */
  readonly data: Buffer;
  /** All its bytes. */
  readonly whole: Buffer;
}

/** What a JPEG's frame header says (B.2.2). */
export interface JpegFrame {
  readonly marker: number;
  readonly precision: number;
  readonly height: number;
  readonly width: number;
  /** Component identifiers. */
  readonly components: readonly number[];
}

/** A component as a frame header has it, with its size in blocks of 8 × 8 samples. */
export interface Component {
  readonly id: number;
  readonly across: number;
  readonly down: number;
  /** Blocks of it in a scan of its own. */
  readonly blocks: number;
}

/** What a scan's header says (B.2.3), and its coded data. */
export interface Scan {
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
/** Tables of codes in one file; a progressive one has some for each of its scans. */
const maxTables = 1000;
/** Bytes that programs put behind a scan. */
const paddingBytes = 64;

/**
 * Whether the coded data of a JPEG's scans goes as far as its pixels (ITU-T T.81, annexes F and G): a
 * file cut off in the middle and ended properly is shown with its lower part grey, one whose end was
 * overwritten with garbage. Codes are followed, no pixel is made. Scans that refine others could only be
 * followed with all pixels, and are believed.
 */
export function areScansWhole(segments: readonly JpegSegment[], frame: JpegFrame): boolean {
  const tables = new Map<number, CodeTable>();
  const components = componentsOf(segments, frame);
  const progressive = frame.marker === 0xc2;
  let interval = 0;
  let tableCount = 0;
  for (const segment of segments) {
    const { marker, data } = segment;
    if (marker === 0xc4) {
      tableCount += readTables(data, tables);
      if (tableCount > maxTables) return false;
    } else if (marker === 0xdd && data.length >= 2) interval = data.readUInt16BE(0);
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

export function componentsOf(
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

/** A scan; undefined where its header is cut short or names a component that is not there. */
export function scanOf(
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
export function unitsOf(
  { parts }: Scan,
  { width, height }: JpegFrame,
  all: readonly Component[],
): number {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only.component.blocks;
  const across = 8 * Math.max(...all.map((one) => one.across));
  const down = 8 * Math.max(...all.map((one) => one.down));
  return Math.ceil(width / across) * Math.ceil(height / down);
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
