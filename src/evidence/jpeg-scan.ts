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
  readonly components: readonly Component[];
}

/** A component as a frame header has it, with its size in blocks of 8 × 8 samples. */
export interface Component {
  readonly id: number;
  readonly across: number;
  readonly down: number;
  /** The number of its quantization table. */
  readonly steps: number;
  /** Blocks of it in a scan of its own, and in a row of that. */
  readonly blocks: number;
  readonly columns: number;
}

/** What a scan's header says (B.2.3), and its coded data. */
export interface Scan {
  readonly parts: readonly {
    readonly component: Component;
    readonly dc: number;
    readonly ac: number;
  }[];
  /** Its only component, of which a unit is one block, whatever its sampling (A.2). */
  readonly lone: Component | undefined;
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
      const scan = scanOf(segment, frame.components, progressive);
      if (scan === undefined) return false;
      if (scan.refines) continue;
      const units = unitsOf(scan, frame);
      const { followed, leftBytes } = followScan(scan, tables, interval, units);
      if (followed < units * (1 - toleratedShare)) return false;
      if (leftBytes > scan.data.length * toleratedShare + paddingBytes) return false;
    }
  }
  return true;
}

/** The components of a frame header that is long enough for them. */
export function componentsOf(header: Buffer, width: number, height: number): readonly Component[] {
  const described = Array.from({ length: header.readUInt8(5) }, (_none, at) => {
    const [id = 0, sampling = 0, steps = 0] = header.subarray(6 + 3 * at);
    return { id, across: sampling >> 4 || 1, down: sampling & 15 || 1, steps };
  });
  const widest = Math.max(...described.map(({ across }) => across));
  const highest = Math.max(...described.map(({ down }) => down));
  return described.map((one) => {
    const columns = Math.ceil(Math.ceil((width * one.across) / widest) / 8);
    const rows = Math.ceil(Math.ceil((height * one.down) / highest) / 8);
    return { ...one, blocks: columns * rows, columns };
  });
}

/** A scan; undefined where its header is cut short or names a component that is not there. */
export function scanOf(
  { data, whole }: JpegSegment,
  all: readonly Component[],
  progressive: boolean,
): Scan | undefined {
  const [count = 0] = data;
  const tail = 1 + 2 * count;
  if (count === 0 || data.length < tail + 3) return undefined;
  const parts = Array.from({ length: count }, (_none, at) => {
    const component = all.find(({ id }) => id === data[1 + 2 * at]);
    const tables = data.readUInt8(2 + 2 * at);
    return component && { component, dc: tables >> 4, ac: tables & 15 };
  }).filter((part) => part !== undefined);
  if (parts.length < count) return undefined;
  const lone = count === 1 ? parts[0]?.component : undefined;
  const coded = { parts, lone, data: whole.subarray(4 + data.length) };
  if (!progressive) return { ...coded, from: 0, to: 63, refines: false };
  const [from = 0, to = 0, bits = 0] = data.subarray(tail);
  return { ...coded, from, to, refines: bits > 0x0f };
}

/** Minimum coded units of a scan (A.2). */
export function unitsOf({ lone }: Scan, frame: JpegFrame): number {
  if (lone !== undefined) return lone.blocks;
  const unit = unitSize(frame);
  return Math.ceil(frame.width / unit.width) * Math.ceil(frame.height / unit.height);
}

/** Whether components are called R, G and B: their values are these colours, not light and two others. */
export const areNamedRgb = ({ components }: JpegFrame): boolean =>
  String.fromCharCode(...components.map(({ id }) => id)) === "RGB";

/** The size in pixels of a unit of all components (A.2.3). */
export function unitSize({ components }: JpegFrame) {
  return {
    width: 8 * Math.max(...components.map((one) => one.across)),
    height: 8 * Math.max(...components.map((one) => one.down)),
  };
}

/** How many of its `total` units a scan has codes for, and how many bytes are left behind them. */
function followScan(
  { parts, lone, from, to, data }: Scan,
  tables: ReadonlyMap<number, CodeTable>,
  interval: number,
  total: number,
): { readonly followed: number; readonly leftBytes: number } {
  const blocks = parts.flatMap(({ component, dc, ac }) => {
    const count = lone === undefined ? component.across * component.down : 1;
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
