import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Capture } from "../../src/domain/evidence.ts";
import { packPng } from "../../src/evidence/pack-png.ts";
import { reduceCaptures } from "../../src/evidence/reduce-captures.ts";
import type { ImageConverter } from "../../src/ports/image-converter.ts";
import { jfif, jpegSegment, makeJpeg } from "../support/make-jpeg.ts";
import { makePicture } from "../support/make-picture.ts";
import { testFolder } from "../support/test-context.ts";

/** A picture with so many bytes: what it lacks stands behind its end. */
const sized = (picture: Buffer, bytes: number): Buffer =>
  Buffer.concat([picture, Buffer.alloc(bytes - picture.length)]);

const { png } = makePicture({ colour: 2, depth: 8 });
const { jpeg } = makeJpeg({ before: [jfif, jpegSegment(0xfe, Buffer.alloc(10))] });

/** A capture in a file of its own that says that it is so wide. */
function capture(width: number, bytes: number, picture = png): Capture {
  const path = join(testFolder(), "captura");
  const content = sized(picture, bytes);
  writeFileSync(path, content);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const kind = picture === jpeg ? "jpeg" : "png";
  const rest = { name: "captura", caption: "", metadata: [] };
  return { path, kind, width, height: 900, bytes, sha256, ...rest };
}

/** A converter whose pictures have the bytes that are given for each kind and width. */
function converter(bytesOf: (as: { kind: "png" | "jpeg"; width?: number }) => number) {
  const asked: string[] = [];
  const tool: ImageConverter = {
    toPng: () => Promise.resolve(undefined),
    async encode(_bytes, as) {
      asked.push([as.kind, as.width ?? ""].join(" ").trim());
      return sized(as.kind === "png" ? png : jpeg, bytesOf(as));
    },
  };
  return { asked, open: () => Promise.resolve(tool) };
}

const tooMuch = 1e9;

test.each([
  // Three quarters of a usual screen can be read, and 1366 pixels.
  [1920, ["png", "jpeg", "png 1632", "png 1440"]],
  [1607, ["png", "jpeg", "png 1366"]],
  [1606, ["png", "jpeg"]],
  [2999, ["png", "jpeg", "png 2549"]],
  // Of 4K half, and 1920 pixels.
  [3000, ["png", "jpeg", "png 2550", "png 2250"]],
  [3200, ["png", "jpeg", "png 2720", "png 2400", "png 1920"]],
  [3840, ["png", "jpeg", "png 3264", "png 2880", "png 2304", "png 1920"]],
])("a PNG %i pixels wide is made smaller step by step", async (width, steps) => {
  const { asked, open } = converter(() => 20_000);
  const given = capture(width, 20_000);
  const goal = { excess: tooMuch, folder: testFolder() };
  const [made] = await reduceCaptures([given], goal, open);
  expect(asked).toEqual(steps);
  // Only packing it anew saves something: what stood behind its end is gone.
  expect(made).toMatchObject({ reduced: { how: "sin_perdida", width: 21, height: 13 } });
});

test("what saves less than three hundredths is not worth it", async () => {
  const given = capture(1400, 10_000, jpeg);
  const reducedTo = async (bytes: number) => {
    const { open, asked } = converter(() => bytes);
    const [made] = await reduceCaptures([given], { excess: 1, folder: testFolder() }, open);
    return [made?.reduced?.bytes, ...asked];
  };
  expect(await reducedTo(9700)).toEqual([9700, "jpeg"]);
  // A JPEG is no picture of few colours, and has nothing to be packed anew.
  expect(await reducedTo(9701)).toEqual([undefined, "jpeg"]);
});

test("a PNG becomes a JPEG where that is half of it, as photographs are", async () => {
  const large = makePicture({ colour: 2, depth: 16, width: 90, height: 60 }).png;
  const packed = packPng(large).length;
  const reducedTo = async (bytes: number) => {
    // What it takes in the document counts, not what its file has: packing it anew saves nothing.
    const given = { ...capture(1400, large.length, large), shown: { bytes: packed } };
    const { open } = converter(({ kind }) => (kind === "png" ? packed : bytes));
    const [made] = await reduceCaptures([given], { excess: 1, folder: testFolder() }, open);
    return made?.reduced?.how;
  };
  const half = Math.floor(packed / 2);
  expect([await reducedTo(half), await reducedTo(half + 1)]).toEqual(["jpeg", undefined]);
});

test("the largest comes first, and what is enough is enough", async () => {
  const captures = [capture(1400, 5000, jpeg), capture(1400, 9000, jpeg)];
  const folder = testFolder();
  const { open, asked } = converter(() => 3000);
  const enough = await reduceCaptures(captures, { excess: 6000, folder }, open);
  expect(asked).toEqual(["jpeg"]);
  const path = join(folder, "reducida-1-jpeg.jpeg");
  expect(enough[0]).toBe(captures[0]);
  expect(enough[1]).toEqual({
    ...captures[1],
    reduced: { how: "jpeg", path, kind: "jpeg", bytes: 3000, width: 32, height: 24 },
  });
  expect(readFileSync(path)).toHaveLength(3000);
  const both = await reduceCaptures(captures, { excess: 6001, folder: testFolder() }, open);
  expect(both.map(({ reduced }) => reduced?.bytes)).toEqual([3000, 3000]);
  // Without a converter a JPEG stays as it is, and so does all where nothing is too much.
  const none = () => Promise.resolve(undefined);
  expect(await reduceCaptures(captures, { excess: 1, folder }, none)).toEqual(captures);
  const untouched = testFolder();
  expect(await reduceCaptures(captures, { excess: 0, folder: untouched }, open)).toEqual(captures);
  expect(readdirSync(untouched)).toEqual([]);
});
