import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openConverter } from "../../src/imaging/open-converter.ts";
import { testFolder } from "../support/test-context.ts";

/** What the package says of any picture, and whether it can decode it. */
interface Picture {
  readonly metadata: object;
  readonly fails?: boolean;
}

/** A converter over a package that writes down what it is told and gives back a short text. */
function converter({ metadata, fails = false }: Picture) {
  const folder = testFolder();
  const place = join(folder, "node_modules", "sharp");
  mkdirSync(place, { recursive: true });
  writeFileSync(
    join(place, "index.js"),
    `const said = [];
    const sharp = (bytes, options) => {
      said.push(["open", bytes.toString(), options]);
      const image = new Proxy({}, { get: (_none, name) => (...args) => {
        if (name === "metadata") return Promise.resolve(${JSON.stringify(metadata)});
        if (name === "toBuffer") return ${fails ? "Promise.reject(new Error('damaged'))" : "Promise.resolve(Buffer.from('hecho'))"};
        said.push([name, ...args]);
        return image;
      } });
      return image;
    };
    for (const name of ["block", "unblock"]) sharp[name] = (options) => said.push([name, options]);
    module.exports = Object.assign(sharp, { said });`,
  );
  const packages = join(folder, "package.json");
  const { said } = createRequire(packages)("sharp");
  const opened = openConverter(packages);
  return { ...opened, said: (): unknown[] => said.splice(0) };
}

const limits = { limitInputPixels: 60_000_000, failOn: "error" };
const bytes = Buffer.from("foto");
const open = ["open", "foto", limits];

test("only the decoders of the kinds that are converted may run", () => {
  expect(converter({ metadata: {} }).said()).toEqual([
    ["block", { operation: ["VipsForeignLoad"] }],
    [
      "unblock",
      {
        operation: [
          "VipsForeignLoadWebpBuffer",
          "VipsForeignLoadTiffBuffer",
          "VipsForeignLoadHeifBuffer",
          "VipsForeignLoadJpegBuffer",
          "VipsForeignLoadPngBuffer",
        ],
      },
    ],
  ]);
});

const made = { png: Buffer.from("hecho"), exif: undefined, xmp: undefined, iptc: undefined };

test.each([
  ["webp", { format: "webp" }, made],
  ["webp", { format: "webp", pages: 1 }, made],
  ["webp", { format: "webp", pages: 2 }, { pages: 2 }],
  ["webp", { format: "tiff" }, undefined],
  ["tiff", { format: "tiff" }, made],
  ["jpeg", { format: "jpeg" }, made],
  ["avif", { format: "heif", compression: "av1" }, made],
  ["avif", { format: "heif", compression: "hevc" }, undefined],
  ["avif", { format: "avif", compression: "av1" }, undefined],
] as const)("a file that is taken for %s and is %j becomes %j", async (kind, metadata, found) => {
  const { toPng, said } = converter({ metadata });
  said();
  expect(await toPng(bytes, kind)).toEqual(found);
  expect(said()).toEqual(found === made ? [open, open, ["autoOrient"], ["png"]] : [open]);
});

test("a picture that can't be decoded is none", async () => {
  const { toPng } = converter({ metadata: { format: "webp" }, fails: true });
  expect(await toPng(bytes, "webp")).toBeUndefined();
});

test("a smaller picture has 256 colours, or is a JPEG with sharp colours on white", async () => {
  const { encode, said } = converter({ metadata: {} });
  said();
  const few = { palette: true, colours: 256, dither: 0, effort: 8, compressionLevel: 9 };
  const good = { quality: 80, chromaSubsampling: "4:4:4" };
  expect((await encode(bytes, { kind: "png" })).toString()).toBe("hecho");
  expect(said()).toEqual([open, ["autoOrient"], ["png", few]]);
  await encode(bytes, { kind: "jpeg", width: 640 });
  expect(said()).toEqual([
    open,
    ["autoOrient"],
    ["resize", { width: 640 }],
    ["flatten", { background: "#fff" }],
    ["jpeg", good],
  ]);
});
