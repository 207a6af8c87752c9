/** The beginnings of pictures in other formats, as far as their size is told. */

/** A WebP with one of its three kinds of first chunks (RFC 9649). */
export function webpOf(kind: "VP8X" | "VP8L" | "VP8 ", width: number, height: number): Buffer {
  const bytes = Buffer.alloc(40);
  bytes.write("RIFF", 0, "latin1");
  bytes.write(`WEBP${kind}`, 8, "latin1");
  if (kind === "VP8X") {
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
  } else if (kind === "VP8L") {
    bytes.writeUInt8(0x2f, 20);
    bytes.writeUInt32LE((width - 1 + (height - 1) * 2 ** 14) >>> 0, 21);
  } else {
    bytes.writeUInt16LE(width, 26);
    bytes.writeUInt16LE(height, 28);
  }
  return bytes;
}

/** A TIFF whose only directory has its size, as SHORT or as LONG. */
export function tiffOf(order: "II" | "MM", type: 3 | 4, width: number, height: number): Buffer {
  const bytes = Buffer.alloc(40);
  const little = order === "II";
  const short = (value: number, at: number) =>
    little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  bytes.write(order, 0, "latin1");
  short(42, 2);
  long(8, 4);
  short(2, 8);
  for (const [at, [tag, value]] of (
    [
      [256, width],
      [257, height],
    ] as const
  ).entries()) {
    const entry = 10 + 12 * at;
    short(tag, entry);
    short(type, entry + 2);
    long(1, entry + 4);
    if (type === 3) short(value, entry + 8);
    else long(value, entry + 8);
  }
  return bytes;
}

/** An AVIF with the sizes of several pictures in it. */
export function avifOf(...sizes: readonly (readonly [width: number, height: number])[]): Buffer {
  const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), ...parts]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length + 4);
    return Buffer.concat([length, body]);
  };
  const ispe = sizes.map(([width, height]) => {
    const data = Buffer.alloc(12);
    data.writeUInt32BE(width, 4);
    data.writeUInt32BE(height, 8);
    return box("ispe", data);
  });
  const meta = box("meta", Buffer.alloc(4), box("iprp", box("ipco", ...ispe)));
  return Buffer.concat([box("ftyp", Buffer.from("mif1\0\0\0\0mif1avif", "latin1")), meta]);
}
