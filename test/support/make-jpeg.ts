/** A segment with its marker's second byte. */
export function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

export const jfif = jpegSegment(0xe0, Buffer.from("4a46494600010100000100010000", "hex"));
export const adobe = jpegSegment(0xee, Buffer.from("41646f62650064000000000000", "hex"));

export interface JpegKind {
  /** The identifier of each component. */
  readonly components?: readonly number[];
  /** Blocks of the first component in a unit, in each direction; of the others there is one. */
  readonly sampling?: 1 | 2;
  /** C0 baseline, C1 extended, C2 progressive. */
  readonly frame?: number;
  readonly precision?: number;
  /** Units between restart markers. */
  readonly restart?: number;
  readonly before?: readonly Buffer[];
  /** Behind EOI. */
  readonly trailing?: Buffer;
  /** A comment between the frame and the scan. */
  readonly late?: readonly Buffer[];
}

/** Size in units of a picture, which is not as wide as high. */
export const units = { across: 4, down: 3 } as const;

/** Samples of a unit, which has one colour. Four components are CMYK, of which only black is used. */
export function unitSamples(unit: number, count: number): readonly number[] {
  if (count === 4) return unit % 2 === 0 ? [255, 255, 255, 255] : [255, 255, 255, 0];
  return [60 + unit * 11, 100 + unit * 5, 160 - unit * 4].slice(0, count);
}

/** A JPEG of units of one colour each: coefficients of a block but the first are zero (ITU-T T.81). */
export function makeJpeg(kind: JpegKind = {}): {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
} {
  const { components = [1, 2, 3], sampling = 1, frame = 0xc0, precision = 8, restart = 0 } = kind;
  const width = units.across * 8 * sampling;
  const height = units.down * 8 * sampling;
  const size = Buffer.from([precision, 0, height, 0, width, components.length]);
  const described = components.flatMap((id, index) => [id, index === 0 ? 17 * sampling : 0x11, 0]);
  const scanned = components.flatMap((id) => [id, 0]);
  const progressive = frame === 0xc2;
  const segments = [
    jpegSegment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 8)])),
    jpegSegment(frame, Buffer.concat([size, Buffer.from(described)])),
    // Twelve codes of four bits for differences, one of one bit for the end of a block.
    jpegSegment(0xc4, Buffer.from([0, 0, 0, 0, 12, ...Array(12).fill(0), ...Array(12).keys()])),
    jpegSegment(0xc4, Buffer.from([0x10, 1, ...Array(15).fill(0), 0])),
    ...(restart > 0 ? [jpegSegment(0xdd, Buffer.from([0, restart]))] : []),
    ...(kind.late ?? []),
    jpegSegment(0xda, Buffer.from([components.length, ...scanned, 0, progressive ? 0 : 63, 0])),
  ];
  const jpeg = Buffer.concat([
    Buffer.from("ffd8", "hex"),
    ...(kind.before ?? []),
    ...segments,
    scan(components.length, sampling, progressive, restart),
    ...(progressive ? components.map((id) => emptyScan(id)) : []),
    Buffer.from("ffd9", "hex"),
    kind.trailing ?? Buffer.alloc(0),
  ]);
  return { jpeg, width, height };
}

/** The scan of a component's further coefficients, all zero: without it a reader smooths the blocks. */
function emptyScan(id: number): Buffer {
  const bits = Math.ceil((units.across * units.down) / 8) * 8;
  const ends = "0".repeat(units.across * units.down).padEnd(bits, "1");
  const bytes = ends.match(/.{8}/g)?.map((one) => Number.parseInt(one, 2)) ?? [];
  return Buffer.concat([jpegSegment(0xda, Buffer.from([1, id, 0, 1, 63, 0])), Buffer.from(bytes)]);
}

function scan(count: number, sampling: number, progressive: boolean, restart: number): Buffer {
  const bytes: number[] = [];
  let bits = "";
  let previous = Array<number>(count).fill(0);
  const flush = (): void => {
    bits += "1".repeat((8 - (bits.length % 8)) % 8);
    for (let at = 0; at < bits.length; at += 8) {
      const byte = Number.parseInt(bits.slice(at, at + 8), 2);
      bytes.push(byte);
      if (byte === 0xff) bytes.push(0);
    }
    bits = "";
  };
  const total = units.across * units.down;
  for (let unit = 0; unit < total; unit += 1) {
    const values = unitSamples(unit, count);
    for (const [channel, value] of values.entries()) {
      const blocks = channel === 0 ? sampling * sampling : 1;
      for (let block = 0; block < blocks; block += 1) {
        const difference = value - 128 - (previous[channel] ?? 0);
        previous[channel] = value - 128;
        const length = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
        const coded = difference < 0 ? difference + 2 ** length - 1 : difference;
        bits += length.toString(2).padStart(4, "0");
        if (length > 0) bits += coded.toString(2).padStart(length, "0");
        if (!progressive) bits += "0";
      }
    }
    if (restart > 0 && (unit + 1) % restart === 0 && unit + 1 < total) {
      flush();
      bytes.push(0xff, 0xd0 + (Math.floor(unit / restart) % 8));
      previous = Array<number>(count).fill(0);
    }
  }
  flush();
  return Buffer.from(bytes);
}
