import { describe, expect, test } from "vitest";
import { cleanImage } from "../../src/evidence/clean-image.ts";
import { CodeReader, readTables } from "../../src/evidence/jpeg-codes.ts";
import { scanOf, unitSize, unitsOf } from "../../src/evidence/jpeg-scan.ts";
import { frameOf, readJpeg, readSegments } from "../../src/evidence/read-jpeg.ts";
import { adobe, jfif, jpegSegment, makeJpeg } from "../support/make-jpeg.ts";

// The parts of a JPEG by themselves, to the byte (ITU-T T.81).

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");
const segmentsIn = (text: string) => readSegments(hex(text));

/** Marker, data and all bytes of each segment; what lies behind the end. */
function told(text: string) {
  const read = segmentsIn(text);
  const shown = read?.segments.map(({ marker, data, whole }) =>
    [marker.toString(16), data.toString("hex"), whole.toString("hex")].join(" "),
  );
  return shown && [...shown, read?.trailing];
}

test.each([
  ["ffd8 ffda 0003 07 aa ffd9", ["da 07 ffda000307aa", 0]],
  ["ffd8 ffda 0002 ffd9", ["da  ffda0002", 0]],
  ["ffd8 fffe 0003 41 ffda 0002 00 ffd9 01 02", ["fe 41 fffe000341", "da  ffda000200", 2]],
  // FF may stand before a marker as often as it likes.
  ["ffd8 ffff fffe 0002 ffff ffda 0002 ffff d9", ["fe  fffe0002", "da  ffda0002ff", 0]],
  // FF00, restarts and further FF belong to a scan; any other marker ends it.
  [
    "ffd8 ffda 0002 ff00 ffd0 ffd7 ffff 00 ffcf 0002 ffd9",
    ["da  ffda0002ff00ffd0ffd7ffff00", "cf  ffcf0002", 0],
  ],
  ["ffd8 ffda 0002 01 ffd8 0002 ffd9", ["da  ffda000201", "d8  ffd80002", 0]],
  ["ffd8 ffd9", undefined],
  ["ffd8 fffe 0002 ffd9", undefined],
  ["ffd8 ffda 0002", undefined],
  ["ffd8 ffda 0002 ff", undefined],
  ["ffd8 ffda 0001 ffd9", undefined],
  ["ffd8 ffda 0003 00", undefined],
  ["ffd8 ffda 0002 00 fffe 00", undefined],
  ["ffd8 ffda 0002 00 fffe 0003", undefined],
  ["ffd8 ffda 0002 00 fffe 0002 00 ffd9", undefined],
  ["ffd8", undefined],
])("the segments of %s", (bytes, expected) => expect(told(bytes)).toEqual(expected));

test("twenty thousand segments are more than any program writes", () => {
  const file = (count: number) => `ffd8 ${"fffe0002".repeat(count - 1)} ffda 0002 ffd9`;
  expect([19_999, 20_000].map((count) => segmentsIn(file(count))?.segments.length)).toEqual([
    19_999,
    undefined,
  ]);
});

const frame = (marker: number, data: string) => jpegSegment(marker, hex(data)).toString("hex");
const frameIn = (text: string) =>
  frameOf(segmentsIn(`ffd8 ${text} ffda 0002 ffd9`)?.segments ?? []);

test("a frame header is that of any process, and as long as its components are many", () => {
  const header = "08 0012 0021 03 07 21 00 08 12 01 09 00 03";
  const markers = Array.from({ length: 18 }, (_none, at) => 0xbf + at);
  expect(
    markers.filter((one) => frameIn(frame(one, header)) !== undefined).map((one) => one & 15),
  ).toEqual([0, 1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15]);
  expect(frameIn(frame(0xc1, header))).toEqual({
    marker: 0xc1,
    precision: 8,
    height: 18,
    width: 33,
    components: [
      // 33 by 9 samples, 17 by 18 and, since it says nothing of its own, 17 by 9.
      { id: 7, across: 2, down: 1, steps: 0, blocks: 10, columns: 5 },
      { id: 8, across: 1, down: 2, steps: 1, blocks: 9, columns: 3 },
      { id: 9, across: 1, down: 1, steps: 3, blocks: 6, columns: 3 },
    ],
  });
  expect(frameIn(frame(0xc0, header.slice(0, -3)))).toBeUndefined();
  expect(frameIn(frame(0xc0, `${header} 00`))?.components).toHaveLength(3);
  expect(frameIn(frame(0xc0, "08 0012 0021"))).toBeUndefined();
  expect(frameIn(frame(0xc0, "08 0012 0021 00"))?.components).toEqual([]);
  expect(frameIn(frame(0xc0, "08 0012 0021 01 01 11"))).toBeUndefined();
  expect(frameIn("")).toBeUndefined();
});

test("a scan names components of its frame, their tables and, where it is progressive, its part", () => {
  const found = frameIn(frame(0xc2, "08 0012 0021 03 07 21 00 08 12 01 09 11 03"));
  if (found === undefined) throw new Error("no frame");
  const [first, second] = found.components;
  const scan = (header: string, progressive: boolean) => {
    const data = hex(header);
    const whole = Buffer.concat([jpegSegment(0xda, data), hex("abcd")]);
    const read = scanOf({ marker: 0xda, data, whole }, found.components, progressive);
    return read && { ...read, data: read.data.toString("hex"), units: unitsOf(read, found) };
  };
  const both = [
    { component: first, dc: 1, ac: 2 },
    { component: second, dc: 3, ac: 4 },
  ];
  const baseline = { from: 0, to: 63, refines: false, data: "abcd" };
  const whole = { ...baseline, parts: both, lone: undefined, units: 6 };
  expect(scan("02 07 12 08 34 05 09 10", false)).toEqual(whole);
  expect(scan("02 07 12 08 34 05 09 0f", true)).toEqual({ ...whole, from: 5, to: 9 });
  expect(scan("02 07 12 08 34 05 09 10", true)).toMatchObject({ from: 5, to: 9, refines: true });
  expect(scan("02 07 12 08 34 05 09 00 00", false)).toEqual(whole);
  expect(scan("01 08 34 00 3f 00", false)).toEqual({
    ...baseline,
    parts: both.slice(1),
    lone: second,
    units: 9,
  });
  for (const header of ["", "00 00 3f 00", "01 08 34 00 3f", "02 07 12 06 34 00 3f 00"]) {
    expect([header, scan(header, true), scan(header, false)]).toEqual([
      header,
      undefined,
      undefined,
    ]);
  }
  expect(unitSize(found)).toEqual({ width: 16, height: 16 });
});

/** Two tables in one segment: codes 0, 10 and 110; a code of 16 bits. */
const twoTables = hex(`00 010101 ${"00".repeat(13)} 05 00 f7 13 ${"00".repeat(15)} 01 21`);

test("codes are read by their tables, and a reader knows when it has come to the end", () => {
  const tables = new Map<number, Uint16Array>();
  expect([readTables(twoTables, tables), [...tables.keys()]]).toEqual([2, [0, 0x13]]);
  expect(readTables(twoTables.subarray(0, -1), new Map())).toBe(2);
  expect(readTables(twoTables.subarray(0, 36), new Map())).toBe(1);
  expect(readTables(twoTables.subarray(0, 16), new Map())).toBe(0);
  const [short, long] = [tables.get(0), tables.get(0x13)];
  const read = (text: string, ...steps: readonly ("s" | "l" | number)[]) => {
    const bits = new CodeReader(hex(text));
    const values = steps.map((step) =>
      typeof step === "number" ? bits.skip(step) : bits.symbol(step === "s" ? short : long),
    );
    return [...values, bits.over];
  };
  // 0, 10, 110, then 01011 and 00.
  expect(read("59 64", "s", "s", "s", 5, 2)).toEqual([5, 0, 0xf7, 11, 0, false]);
  expect(read("0000 ff00", "l", 8, 0)).toEqual([0x21, 0xff, 0, false]);
  expect(read("0000 ff00", "l", 9)).toEqual([0x21, 0x1fe, true]);
  expect(read("abcdef 01", 15, 15, 2)).toEqual([0x55e6, 0x7bc0, 1, false]);
  expect(read("abcd", 15, 1)).toEqual([0x55e6, 1, false]);
  expect(read("abcd", 15, 2)).toEqual([0x55e6, 2, true]);
  // A code that no table has; no table at all; data that end at a marker.
  expect(read("e0", "s")).toEqual([0, true]);
  expect(new CodeReader(hex("00")).symbol(undefined)).toBe(0);
  expect(read("ffd9", 1)).toEqual([0, true]);
});

test("behind a restart marker reading begins anew; other markers before it are passed over", () => {
  const bits = new CodeReader(hex("ab ff00 ffcf ffd8 ffd7 cd ffd0 ef 01 02 03 04"));
  const seen = [bits.skip(4), bits.restarts(), bits.skip(8), bits.restarts(), bits.skip(4)];
  expect([seen, bits.over, bits.leftBytes]).toEqual([[0xa, true, 0xcd, true, 0xe], false, 2]);
  expect([bits.restarts(), bits.skip(4), new CodeReader(hex("ff")).restarts()]).toEqual([
    false,
    0xf,
    false,
  ]);
});

test("where a band ends for many blocks, it does so up to the next restart only", () => {
  const band = hex(`10 01 01 ${"00".repeat(14)} 20 0f`);
  // 0: ends here and for three or more blocks; 10: a coefficient of 15 bits.
  const packed = (bits: string): string => {
    const bytes = bits.padEnd(8 * Math.ceil(bits.length / 8), "1").match(/.{8}/g) ?? [];
    return Buffer.from(bytes.map((one) => Number.parseInt(one, 2))).toString("hex");
  };
  const full = "10010101010101010".repeat(63);
  const file = (scan: string) =>
    hex(
      `ffd8 ${frame(0xc2, "08 0008 0020 01 01 11 00")} ${frame(0xc4, band.toString("hex"))}
       ffdd 0004 0002 ffda 0008 01 01 00 01 3f 00 ${scan} ffd9`.replaceAll(/\s/g, ""),
    );
  const size = { width: 32, height: 8 };
  const damaged = { trouble: "archivo-danado" };
  // The first block is whole, the second ends a band that two of a later interval would be in.
  const first = packed(`${full}000`);
  expect(readJpeg(file(`${first} ffd0 ${packed(full + full)}`))).toEqual(size);
  expect(readJpeg(file(`${first} ffd0 ${packed(full)}`))).toEqual(damaged);
  expect(readJpeg(file(`${packed("000")} ffd0 ${packed("000")}`))).toEqual(size);
  expect(readJpeg(file(packed("011")))).toEqual(damaged);
  expect(readJpeg(file(`${packed("0")} ffd0`))).toEqual(damaged);
});

describe("a segment of a JPEG goes or stays by its marker and its name:", () => {
  test.each([
    [0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "stays"],
    [0xe0, "JFIF.", "otros"],
    [0xe1, "JFIF\0", "otros"],
    [0xe2, "ICC_PROFILE\0\x01\x01", "stays"],
    [0xe2, "ICC_PROFILE.", "otros"],
    [0xe3, "ICC_PROFILE\0\x01\x01", "otros"],
    [0xee, "Adobe", "stays"],
    [0xee, "Ducky", "otros"],
    [0xec, "Adobe", "otros"],
    [0xdf, "", "stays"],
    [0xe4, "", "otros"],
    [0xef, "", "otros"],
    [0xf0, "", "stays"],
    [0xfd, "", "stays"],
    [0xfe, "", "texto"],
    [0xe1, "Exif..", "otros"],
    [0xe3, "Exif\0\0", "otros"],
    [0xe1, "http://ns.adobe.com/xap/1.0/\0<dc:creator>Ana</dc:creator>", "autor"],
    [0xe3, "http://ns.adobe.com/xap/1.0/\0<dc:creator>Ana</dc:creator>", "otros"],
    [0xe1, "http://otro.example/", "otros"],
    [0xed, "otra", "otros"],
    [0xe0, "JFXX\0", "miniatura"],
    [0xe5, "MPF\0", "miniatura"],
    [0xe5, "MPF.", "otros"],
  ])("%i %j %s", (marker, name, told) => {
    const own = jpegSegment(marker, Buffer.from(name, "latin1"));
    const comment = jpegSegment(0xfe, Buffer.from("x"));
    const given = makeJpeg({ before: [jfif, adobe, own, comment] }).jpeg;
    const left = told === "stays" ? [own] : [];
    const kinds = ["ubicacion", "autor", "camara", "texto", "miniatura", "otros"];
    expect(cleanImage("jpeg", given)).toEqual({
      bytes: makeJpeg({ before: [jfif, adobe, ...left] }).jpeg,
      metadata: kinds.filter((kind) => kind === told || kind === "texto"),
      orientation: 1,
      taken: undefined,
    });
  });
});
