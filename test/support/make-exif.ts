/** A TIFF structure of EXIF with the entries that phones write. */
export function makeExif(facts: {
  readonly make?: string;
  readonly artist?: string;
  readonly software?: string;
  readonly taken?: string;
  readonly orientation?: number;
  readonly gps?: boolean;
}): Buffer {
  const texts: readonly (readonly [tag: number, text: string | undefined])[] = [
    [0x010f, facts.make],
    [0x0131, facts.software],
    [0x0132, facts.taken],
    [0x013b, facts.artist],
  ];
  const given = texts.flatMap(([tag, text]) => (text === undefined ? [] : [{ tag, text }]));
  const count =
    given.length + (facts.orientation === undefined ? 0 : 1) + (facts.gps === true ? 1 : 0);
  const head = Buffer.alloc(8 + 2 + count * 12 + 4);
  head.write("II*\0", 0, "latin1");
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(count, 8);
  const values: Buffer[] = [];
  let place = head.length;
  let entry = 10;
  const write = (tag: number, type: number, size: number, value: number): void => {
    head.writeUInt16LE(tag, entry);
    head.writeUInt16LE(type, entry + 2);
    head.writeUInt32LE(size, entry + 4);
    head.writeUInt32LE(value, entry + 8);
    entry += 12;
  };
  for (const { tag, text } of given) {
    const bytes = Buffer.from(`${text}\0`, "latin1");
    write(tag, 2, bytes.length, place);
    values.push(bytes);
    place += bytes.length;
  }
  if (facts.orientation !== undefined) write(0x0112, 3, 1, facts.orientation);
  if (facts.gps === true) {
    write(0x8825, 4, 1, place);
    const directory = Buffer.alloc(2 + 12 + 4);
    directory.writeUInt16LE(1, 0);
    directory.writeUInt16LE(1, 2);
    directory.writeUInt16LE(2, 4);
    directory.writeUInt32LE(2, 6);
    directory.write("S\0\0\0", 10, "latin1");
    values.push(directory);
  }
  return Buffer.concat([head, ...values]);
}
