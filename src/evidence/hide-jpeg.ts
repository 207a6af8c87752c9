import type { PixelBox } from "../domain/evidence.ts";
import { CodeReader, readTables, type CodeTable } from "./jpeg-codes.ts";
import {
  areNamedRgb,
  scanOf,
  unitSize,
  unitsOf,
  type Component,
  type JpegFrame,
  type JpegSegment,
  type Scan,
} from "./jpeg-scan.ts";
import {
  codesOf,
  coefficientList,
  CodeWriter,
  differenceList,
  readDifference,
  readLists,
  tableSegment,
  writeDifference,
  type CodeList,
  type Codes,
} from "./jpeg-writer.ts";
import { frameOf, readSegments } from "./read-jpeg.ts";

/** Whether parts of such a JPEG can be hidden here: a progressive one has each part in many scans. */
export const canHideIn = (frame: JpegFrame): boolean =>
  frame.marker === 0xc0 || frame.marker === 0xc1;

interface Hiding {
  readonly frame: JpegFrame;
  readonly boxes: readonly PixelBox[];
  /** The first coefficient of a black block by component, in steps of its quantization table. */
  readonly black: ReadonlyMap<Component, number>;
  readonly tables: ReadonlyMap<number, CodeTable>;
  readonly lists: ReadonlyMap<number, CodeList>;
  /** Units between restart markers; 0 for none. */
  readonly interval: number;
}

/**
 * A JPEG of the same picture with boxes of whole units in black. Its scans are written anew, code by code:
 * blocks outside the boxes keep their coefficients, so that nothing is lost there; those of blocks within
 * are left out.
 *
 * @param boxes  within the picture, in pixels as they are stored
 */
export function hideInJpeg(bytes: Buffer, boxes: readonly PixelBox[]): Buffer {
  const segments = readSegments(bytes)?.segments ?? [];
  const frame = frameOf(segments);
  if (frame === undefined || !canHideIn(frame)) throw new Error("boxes can't be hidden here");
  const tables = new Map<number, CodeTable>();
  const lists = new Map<number, CodeList>();
  let interval = 0;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  for (const segment of segments) {
    const { marker, data, whole } = segment;
    if (marker === 0xc4) {
      readTables(data, tables);
      readLists(data, lists);
      continue;
    }
    if (marker === 0xdd && data.length >= 2) interval = data.readUInt16BE(0);
    const scan = marker === 0xda ? scanOf(segment, frame.components, false) : undefined;
    if (scan === undefined) {
      kept.push(whole);
      continue;
    }
    const black = blackOf(segments, frame);
    const hiding = { frame, boxes, black, tables, lists, interval };
    kept.push(...rewritten(scan, whole.subarray(0, 4 + data.length), hiding));
  }
  return Buffer.concat([...kept, Buffer.from("ffd9", "hex")]);
}

/** The tables, the header and the data of a scan without what is hidden. */
function rewritten(scan: Scan, header: Buffer, hiding: Hiding): readonly Buffer[] {
  const { tables, lists, frame, interval } = hiding;
  const used = new Map<number, CodeList>();
  for (const { dc, ac } of scan.parts) {
    used.set(dc, differenceList);
    const own = lists.get(0x10 | ac);
    used.set(0x10 | ac, own?.symbols.includes(0) === true ? own : coefficientList);
  }
  const codes = new Map(Array.from(used, ([id, list]) => [id, codesOf(list)]));
  const differences = codesOf(differenceList);
  const bits = new CodeReader(scan.data);
  const out = new CodeWriter();
  const last = new Map<Component, { read: number; written: number }>();
  const total = unitsOf(scan, frame);
  for (let unit = 0; unit < total && !bits.over; unit += 1) {
    if (interval > 0 && unit > 0 && unit % interval === 0) {
      if (!bits.restarts()) break;
      out.restart(unit / interval - 1);
      last.clear();
    }
    const hidden = isHidden(unit, scan, hiding);
    for (const { component, dc, ac } of scan.parts) {
      const blocks = scan.lone === undefined ? component.across * component.down : 1;
      for (let block = 0; block < blocks; block += 1) {
        const before = last.get(component) ?? { read: 0, written: 0 };
        const read = before.read + readDifference(bits, bits.symbol(tables.get(dc)) & 15);
        const written = hidden ? (hiding.black.get(component) ?? 0) : read;
        writeDifference(out, differences, written - before.written);
        last.set(component, { read, written });
        copyRest(bits, tables.get(0x10 | ac), hidden ? undefined : out, codes.get(0x10 | ac));
        if (hidden) out.symbol(codes.get(0x10 | ac) ?? new Map(), 0);
      }
    }
  }
  return [tableSegment(used), header, out.finish()];
}

/** Reads the other coefficients of a block, and writes them as they are where `out` is given. */
function copyRest(
  bits: CodeReader,
  table: CodeTable | undefined,
  out: CodeWriter | undefined,
  codes: Codes = new Map(),
): void {
  for (let place = 1; place <= 63; place += 1) {
    const symbol = bits.symbol(table);
    if (bits.over) return;
    out?.symbol(codes, symbol);
    const size = symbol & 15;
    if (size > 0) {
      const value = bits.skip(size);
      out?.bits(value, size);
    } else if (symbol >> 4 < 15) return;
    place += symbol >> 4;
  }
}

/** Whether a unit of a scan lies in one of the boxes, at least in part. */
function isHidden(index: number, { lone }: Scan, { frame, boxes }: Hiding): boolean {
  const unit = unitSize(frame);
  const columns = lone?.columns ?? Math.ceil(frame.width / unit.width);
  // A block of a component with fewer samples covers more pixels.
  const [width, height] =
    lone === undefined
      ? [unit.width, unit.height]
      : [unit.width / lone.across, unit.height / lone.down];
  const [left, top] = [(index % columns) * width, Math.floor(index / columns) * height];
  return boxes.some(
    (box) =>
      left < box.right && left + width > box.left && top < box.bottom && top + height > box.top,
  );
}

/** The first coefficients of black: of light alone where colour is apart from it (JFIF), else of all. */
function blackOf(segments: readonly JpegSegment[], frame: JpegFrame) {
  const steps = new Map<number, number>();
  for (const { data } of segments.filter(({ marker }) => marker === 0xdb)) {
    // A table has 64 steps; what is shorter than its beginning is none.
    for (let at = 0; at + 2 < data.length;) {
      const head = data.readUInt8(at);
      const wide = head >> 4 > 0;
      steps.set(head & 15, wide ? data.readUInt16BE(at + 1) : data.readUInt8(at + 1));
      at += wide ? 129 : 65;
    }
  }
  const light = areNamedRgb(frame) || frame.components.length === 4;
  return new Map(
    frame.components.map((component, at) => {
      const step = Math.max(1, steps.get(component.steps) ?? 1);
      // A block of zeros is 1024 below the middle (A.3.1, A.3.3).
      return [component, light || at === 0 ? -Math.floor(1024 / step) : 0];
    }),
  );
}
