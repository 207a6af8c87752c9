import { expect, test } from "vitest";
import { orientationOnly, readExif, wallClock } from "../../src/evidence/read-exif.ts";

interface Directory {
  /** Entries of an unsigned number (type 4), or of a text that stands behind the directory. */
  readonly entries: readonly (readonly [tag: number, value: number | string])[];
  /** Where the next directory stands; 0 for none. */
  readonly next?: number;
}

/** A TIFF structure with one directory, in either order of bytes. */
function tiff({ entries, next = 0 }: Directory, order: "II" | "MM" = "MM", count = entries.length) {
  const head = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  const short = (value: number, at: number): void =>
    void (order === "II" ? head.writeUInt16LE(value, at) : head.writeUInt16BE(value, at));
  const long = (value: number, at: number): void =>
    void (order === "II" ? head.writeUInt32LE(value, at) : head.writeUInt32BE(value, at));
  head.write(order, 0, "latin1");
  short(42, 2);
  long(8, 4);
  short(count, 8);
  const texts: Buffer[] = [];
  let behind = head.length;
  for (const [at, [tag, value]] of entries.entries()) {
    const place = 10 + at * 12;
    short(tag, place);
    if (typeof value === "number") {
      short(3, place + 2);
      long(1, place + 4);
      short(value, place + 8);
    } else {
      const text = Buffer.from(`${value}\0`, "latin1");
      short(2, place + 2);
      long(text.length, place + 4);
      long(behind, place + 8);
      texts.push(text);
      behind += text.length;
    }
  }
  long(next, 10 + entries.length * 12);
  return Buffer.concat([head, ...texts]);
}

test.each([
  [0x010e, "texto"],
  [0x010f, "camara"],
  [0x0110, "camara"],
  [0x0131, "programa"],
  [0x0132, "fecha"],
  [0x013b, "autor"],
  [0x013c, "camara"],
  [0x02bc, "otros"],
  [0x8298, "autor"],
  [0x8825, "ubicacion"],
  [0x9003, "fecha"],
  [0x9004, "fecha"],
  [0x9286, "texto"],
  [0x927c, "camara"],
  [0x9c9b, "texto"],
  [0x9c9c, "texto"],
  [0x9c9d, "autor"],
  [0x9c9e, "texto"],
  [0x9c9f, "texto"],
  [0xa420, "otros"],
  [0xa430, "autor"],
  [0xa431, "camara"],
  [0xa433, "camara"],
  [0xa434, "camara"],
  [0xa435, "camara"],
])("tag %i tells of: %s", (tag, kind) => {
  for (const order of ["II", "MM"] as const) {
    const { kinds } = readExif(tiff({ entries: [[tag, "x"]] }, order));
    expect([order, ...kinds]).toEqual([order, kind]);
  }
});

test.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [7, 7],
  [8, 8],
  [9, 1],
  [65_535, 1],
])("an orientation of %i turns by %i", (written, orientation) => {
  for (const order of ["II", "MM"] as const) {
    const facts = readExif(tiff({ entries: [[0x0112, written]] }, order));
    expect([facts.orientation, ...facts.kinds]).toEqual([orientation]);
  }
});

test("a structure made for it says nothing but the orientation", () => {
  for (const orientation of [1, 3, 6, 8]) {
    expect(readExif(orientationOnly(orientation))).toEqual({
      orientation,
      taken: undefined,
      kinds: new Set(),
    });
  }
});

const [taken, digitised, changed] = [
  [0x9003, "2026:11:19 08:14:00"],
  [0x9004, "2026:11:19 08:15:00"],
  [0x0132, "2026:11:20 09:16:00"],
] as const;

test.each([
  [[changed, digitised, taken], "2026-11-19 08:14:00"],
  [[changed, digitised], "2026-11-19 08:15:00"],
  [[changed], "2026-11-20 09:16:00"],
  [[[0x9003, "0000:00:00 00:00:00"], changed], "2026-11-20 09:16:00"],
  [[[0x010f, "2026:11:19 08:14:00"]], undefined],
] as const)("of the dates %j the picture was taken at %s", (entries, expected) => {
  expect(readExif(tiff({ entries })).taken).toBe(expected);
});

test("a second directory is that of a thumbnail", () => {
  const plain = readExif(tiff({ entries: [[0x0112, 6]] }));
  const more = readExif(tiff({ entries: [[0x0112, 6]], next: 4 }));
  expect([[...plain.kinds], [...more.kinds]]).toEqual([[], ["miniatura"]]);
});

test("what an EXIF directory says counts as well", () => {
  // Its pointer leads to the second directory, which stands right behind the first.
  const outer = tiff({ entries: [[0x8769, "x"]] }).subarray(0, 26);
  outer.writeUInt32BE(26, 18);
  const inner = tiff({ entries: [[0xa430, 1]] }).subarray(8);
  expect([...readExif(Buffer.concat([outer, inner])).kinds]).toEqual(["autor"]);
});

test("damaged parts count as absent", () => {
  const sound = tiff({ entries: [[0x0112, 6], changed] });
  for (let length = 0; length < 22; length += 1) {
    expect(readExif(sound.subarray(0, length)).taken).toBeUndefined();
  }
  // Of a count that says too much, what is there is read.
  expect(readExif(tiff({ entries: [[0x0112, 6]] }, "MM", 65_535)).orientation).toBe(6);
});

test.each([
  ["2026:11:19 08:14:00", "2026-11-19 08:14:00"],
  ["2026-11-19T08:14:00-05:00", "2026-11-19 08:14:00"],
  ["2026:11:19", undefined],
  ["0000:00:00 00:00:00", undefined],
  ["hoy", undefined],
  [undefined, undefined],
])("%s is the wall clock %s", (text, expected) => expect(wallClock(text)).toBe(expected));

test("an orientation alone is written as the standard has it: one SHORT (TIFF 6.0, section 2)", () => {
  expect(orientationOnly(6).toString("hex")).toBe(
    "4d4d002a00000008000101120003000000010006000000000000",
  );
});

test("a structure is read up to its last byte and not beyond its directories", () => {
  const facts = (bytes: Buffer) => {
    const { orientation, taken, kinds } = readExif(bytes);
    return [orientation, taken, ...kinds];
  };
  const turned = tiff({ entries: [[0x0112, 6]], next: 9 });
  expect([26, 25, 20, 19].map((length) => facts(turned.subarray(0, length)))).toEqual([
    [6, undefined, "miniatura"],
    [6, undefined],
    [6, undefined],
    [1, undefined],
  ]);
  // Behind the entries stands the next directory's offset, which is no entry.
  expect(facts(tiff({ entries: [[0x0112, 6]], next: 0x010f0000 }))).toEqual([
    6,
    undefined,
    "miniatura",
  ]);
  // Without an EXIF directory there is none, such as at the beginning.
  const counted = tiff({
    entries: [
      [0x0112, 6],
      [0x0112, 7],
    ],
  });
  counted.writeUInt32BE(0x010f_0000, 14);
  counted.writeUInt32BE(0x0001_0f00, 26);
  expect(facts(counted)).toEqual([7, undefined]);
  // Of five hundred entries the last is read, of more none behind it.
  const entries = Array.from({ length: 501 }, (_none, at) => [at === 499 ? 0x013b : 0, 1] as const);
  const longer = [[0, 1] as const, ...entries];
  expect(readExif(tiff({ entries })).kinds.has("autor")).toBe(true);
  expect(readExif(tiff({ entries: longer })).kinds.has("autor")).toBe(false);
});
