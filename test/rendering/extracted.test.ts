import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cleanImage } from "../../src/evidence/clean-image.ts";
import { partsOf, readChunks } from "../../src/evidence/png-chunks.ts";
import { decodePixels } from "../../src/evidence/png-pixels.ts";
import { makeExif } from "../support/make-exif.ts";
import { jfif, jpegSegment, makeJpeg } from "../support/make-jpeg.ts";
import { parsed } from "../support/parse-output.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

/** The pictures that poppler takes out of the document of a capture, as they lie in it. */
async function extracted(path: string, folder: string, ...flags: readonly string[]) {
  const pdf = join(folder, "evidencia.pdf");
  const argv = ["evidencia", "armar", path, "--salida", pdf, ...flags, "--json"];
  const { code, stdout } = await runMesa(argv, { folder });
  expect(code).toBe(0);
  execFileSync("pdfimages", ["-all", pdf, join(folder, "sacada")]);
  const names = readdirSync(folder).filter((name) => name.startsWith("sacada"));
  const pictures = names.map((name) => readFileSync(join(folder, name)));
  const [capture] = parsed("evidencia-armar", stdout).evidencia.capturas;
  return { capture, pictures };
}

test("a JPEG comes out of the document without a word about who, where and with what", async () => {
  const folder = testFolder();
  const path = join(folder, "foto.jpg");
  const exif = makeExif({ artist: "Juana Secreta", make: "Acme", gps: true });
  const app1 = jpegSegment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif]));
  const { jpeg } = makeJpeg({ before: [jfif, app1] });
  writeFileSync(path, jpeg);
  const whole = await extracted(path, folder);
  expect(whole.pictures).toEqual([cleanImage("jpeg", jpeg).bytes]);
  // With a part hidden the very bytes that come out are those whose digest was said.
  const other = testFolder();
  const { capture, pictures } = await extracted(path, other, "--ocultar", "0,0,8,8");
  const digests = pictures.map((one) => createHash("sha256").update(one).digest("hex"));
  expect(digests).toEqual([capture.mostrada.sha256]);
  expect(cleanImage("jpeg", pictures[0] ?? Buffer.alloc(0)).metadata).toEqual([]);
});

test("the hidden part of a PNG comes out of the document in one colour", async () => {
  const path = "test/fixtures/capturas/02-dai-tributos-1920x1080-claro.png";
  const { pictures } = await extracted(path, testFolder(), "--ocultar", "800,400,160,80");
  const chunks = readChunks(pictures[0] ?? Buffer.alloc(0));
  const parts = chunks && partsOf(chunks);
  if (parts === undefined) throw new Error("pdfimages gave no PNG");
  const pixels = decodePixels(parts);
  const { header, palette } = parts;
  const step = pixels.length / (header.width * header.height);
  const colours = new Set<string>();
  for (let y = 400; y < 480; y += 1) {
    for (let x = 800; x < 960; x += 1) {
      const at = step * (y * 1920 + x);
      const entry = 3 * (pixels[at] ?? 0);
      const colour = palette?.subarray(entry, entry + 3) ?? pixels.subarray(at, at + 3);
      colours.add(colour.toString("hex"));
    }
  }
  // Its palette is full: the darkest of its entries.
  expect([...colours]).toEqual(["111111"]);
});
