import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readJpeg } from "../../src/evidence/read-jpeg.ts";
import { jpegSegment, makeJpeg, type JpegKind } from "../support/make-jpeg.ts";

const endMark = Buffer.from("ffd9", "hex");
const damaged = { trouble: "archivo-danado" };

/** The file without the last part of its coded data, and ended as if nothing lacked. */
function cut(jpeg: Buffer, share: number): Buffer {
  const start = jpeg.indexOf(Buffer.from("ffda", "hex"));
  const end = jpeg.lastIndexOf(endMark);
  return Buffer.concat([jpeg.subarray(0, start + Math.floor((end - start) * share)), endMark]);
}

/** The file with zeros from the middle of its coded data on. */
function zeroed(jpeg: Buffer): Buffer {
  const bytes = Buffer.from(jpeg);
  const start = bytes.indexOf(Buffer.from("ffda", "hex"));
  const end = bytes.lastIndexOf(endMark);
  return bytes.fill(0, Math.floor((start + end) / 2), end);
}

describe.each(["03-mti-lista-1600x900-una-linea.jpg", "07-clave-foto-de-telefono.jpg"])(
  "%s",
  (name) => {
    const jpeg = readFileSync(`test/fixtures/capturas/${name}`);

    test("is whole as it is", () => {
      expect(readJpeg(jpeg)).not.toHaveProperty("trouble");
    });

    test.each([0.2, 0.5, 0.9])("is damaged where only %d of its scan is there", (share) => {
      expect(readJpeg(cut(jpeg, share))).toEqual(damaged);
    });

    test("is damaged where half of its scan is zeros", () => {
      expect(readJpeg(zeroed(jpeg))).toEqual(damaged);
    });
  },
);

describe.each<[string, JpegKind]>([
  ["baseline", {}],
  ["larger first component", { sampling: 2 }],
  ["one component", { components: [1] }],
  ["four components", { components: [1, 2, 3, 4] }],
  ["extended", { frame: 0xc1 }],
  ["progressive", { frame: 0xc2 }],
  ["restart markers", { restart: 2 }],
  ["restart markers at odd places", { restart: 5, sampling: 2 }],
])("a picture of known codes: %s", (_name, kind) => {
  const { jpeg, width, height } = makeJpeg(kind);

  test("is whole", () => {
    expect(readJpeg(jpeg)).toEqual({ width, height });
  });

  test("is damaged without the second half of its codes", () => {
    expect(readJpeg(cut(jpeg, 0.5))).toEqual(damaged);
  });
});

test("bytes before a restart marker that are none are passed over", () => {
  const { jpeg, width, height } = makeJpeg({ restart: 2 });
  const at = jpeg.indexOf(Buffer.from("ffd0", "hex"));
  const stuffed = Buffer.from("ff00ffff", "hex");
  const padded = Buffer.concat([jpeg.subarray(0, at), stuffed, jpeg.subarray(at)]);
  expect(readJpeg(padded)).toEqual({ width, height });
});

test("a scan of a component that the frame does not have is damage", () => {
  const { jpeg } = makeJpeg();
  const bytes = Buffer.from(jpeg);
  bytes[bytes.indexOf(Buffer.from("ffda", "hex")) + 5] = 9;
  expect(readJpeg(bytes)).toEqual(damaged);
});

/** Whether nothing is said against it. */
const isWhole = (jpeg: Buffer): boolean => !("trouble" in readJpeg(jpeg));

test("up to 64 bytes behind a small scan, beside those read ahead, are padding", () => {
  const { jpeg } = makeJpeg();
  const padded = (bytes: number) =>
    Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(bytes), endMark]);
  expect([0, 1, 66, 67, 68, 69].map((bytes) => isWhole(padded(bytes)))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("a thousand tables are read, one more is too much; an interval cut short is none", () => {
  const tables = (count: number) =>
    jpegSegment(
      0xc4,
      Buffer.concat(Array.from({ length: count }, () => Buffer.alloc(17, 0).fill(3, 0, 1))),
    );
  // Two are its own.
  expect([998, 999].map((count) => isWhole(makeJpeg({ late: [tables(count)] }).jpeg))).toEqual([
    true,
    false,
  ]);
  expect(isWhole(makeJpeg({ late: [jpegSegment(0xdd, Buffer.alloc(1))] }).jpeg)).toBe(true);
});

test("a last line that lacks is seen by nobody, more than a hundredth is", () => {
  const jpeg = readFileSync("test/fixtures/capturas/07-clave-foto-de-telefono.jpg");
  expect([0.993, 0.995].map((share) => isWhole(cut(jpeg, share)))).toEqual([false, true]);
});
