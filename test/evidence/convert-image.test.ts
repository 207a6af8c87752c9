import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ConvertedKind } from "../../src/domain/evidence.ts";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { foreignSize } from "../../src/evidence/foreign-size.ts";
import { collectEvidence } from "../../src/sending/collect-evidence.ts";
import { contentDigest } from "../../src/sending/content-digest.ts";
import type { ImageConverter } from "../../src/ports/image-converter.ts";
import { avifOf, tiffOf, webpOf } from "../support/foreign-pictures.ts";
import { jfif, makeJpeg } from "../support/make-jpeg.ts";
import { makePng } from "../support/make-png.ts";
import { makeExif } from "../support/make-exif.ts";
import { pdfImages } from "../support/pdf-images.ts";
import { pdfText } from "../support/pdf-text.ts";
import { testFolder } from "../support/test-context.ts";

const pictures = [
  ["webp", webpOf("VP8X", 1920, 1080)],
  ["webp", webpOf("VP8L", 1920, 1080)],
  ["webp", webpOf("VP8 ", 1920, 1080)],
  ["tiff", tiffOf("II", 3, 1920, 1080)],
  ["tiff", tiffOf("MM", 3, 1920, 1080)],
  ["tiff", tiffOf("MM", 4, 1920, 1080)],
  ["avif", avifOf([320, 200], [1920, 1080])],
] as const;

test.each(pictures)("the header of a picture in %s gives its size", (kind, bytes) => {
  expect(foreignSize(kind, bytes)).toEqual({ width: 1920, height: 1080 });
  for (let end = 0; end < bytes.length; end += 1) foreignSize(kind, bytes.subarray(0, end));
});

function saved(bytes: Buffer, name = "captura"): string {
  const path = join(testFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

describe("without what converts them", () => {
  const documents = createEvidenceDocuments();

  test.each(pictures)("a picture in %s is refused, and the remedy named", async (_kind, bytes) => {
    const checked = await documents.checkCapture(saved(bytes), "", "capturas");
    expect(checked).toMatchObject({ ok: false, problem: { code: "archivo-convertible" } });
  });

  test.each([
    ["WebP", webpOf("VP8X", 20_000, 20_000)],
    ["TIFF", tiffOf("II", 4, 1_000_000, 27)],
    ["AVIF", avifOf([320, 200], [20_000, 20_000])],
  ])("too many pixels in a %s are seen in its header", async (_kind, bytes) => {
    const checked = await documents.checkCapture(saved(bytes), "", "capturas");
    expect(checked).toMatchObject({ ok: false, problem: { code: "imagen-demasiado-grande" } });
  });

  test("an attached one is refused as what it is", async () => {
    const checked = await documents.checkAttachment(saved(webpOf("VP8X", 9, 9)), "adjuntos");
    expect(checked).toMatchObject({ ok: false, problem: { params: { parece: "WebP" } } });
  });
});

const { png, rows } = makePng({ colour: 2, depth: 8 });
const date = new Date("2026-11-20T15:32:00Z");

/** Documents by a converter that finds the same picture in everything. */
function withConverter(found: Awaited<ReturnType<ImageConverter["toPng"]>>) {
  const asked: ConvertedKind[] = [];
  const toPng: ImageConverter["toPng"] = (_bytes, kind) => {
    asked.push(kind);
    return Promise.resolve(found);
  };
  const converter = { toPng, encode: (bytes: Buffer) => Promise.resolve(bytes) };
  return { asked, documents: createEvidenceDocuments(() => Promise.resolve(converter)) };
}

const plain = { png, exif: undefined, xmp: undefined, iptc: undefined };

test("a converted picture is in the document as a PNG, which says what its file is", async () => {
  const { documents } = withConverter({ ...plain, exif: makeExif({ gps: true }) });
  const webp = webpOf("VP8X", 33, 8);
  const checked = await documents.checkCapture(saved(webp, "error.webp"), "Error", "capturas");
  if (!checked.ok || !("width" in checked.file)) throw new Error(JSON.stringify(checked));
  const { file, advice } = checked;
  expect(file).toMatchObject({ kind: "png", convertedFrom: "webp", bytes: webp.length });
  expect(file.metadata).toContain("ubicacion");
  expect(advice.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["captura-convertida", "metadatos-retirados"]),
  );
  const path = join(testFolder(), "evidencia.pdf");
  const request = { title: "Evidencia", facts: [], captures: [file], event: undefined, date };
  await documents.build(request, path);
  const [image] = pdfImages(readFileSync(path));
  expect(image?.pixels().equals(Buffer.concat(rows))).toBe(true);
  expect(pdfText(readFileSync(path))[1]).toContain("El archivo original es WebP");
});

test("an attached picture of another kind is sent as the PNG that is made of it", async () => {
  const { documents, asked } = withConverter({ ...plain, exif: makeExif({ gps: true }) });
  const path = saved(webpOf("VP8X", 33, 8), "plano.v2.webp");
  const checked = await documents.checkAttachment(path, "adjuntos");
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  const { file, advice } = checked;
  expect(file).toMatchObject({ name: "plano.v2.png", kind: "png", bytes: png.length });
  expect(advice.map(({ code }) => code)).toEqual(["adjunto-convertido", "metadatos-retirados"]);
  const copy = join(testFolder(), "copia");
  await documents.writeAttachment(file, copy);
  expect(readFileSync(copy).equals(png)).toBe(true);
  expect(asked).toEqual(["webp", "webp"]);
  writeFileSync(path, webpOf("VP8X", 20_000, 20_000));
  await expect(documents.writeAttachment(file, copy)).rejects.toMatchObject({
    code: "archivo-ilegible",
  });
});

test("the same request has the same digest, whichever version converts its attachment", async () => {
  const path = saved(webpOf("VP8X", 33, 8), "plano.webp");
  const digests = await Promise.all(
    [png, makePng({ colour: 2, depth: 8, width: 40 }).png].map(async (made) => {
      const { documents } = withConverter({ ...plain, png: made });
      const files = await collectEvidence([], [path], documents);
      expect(files.problems).toEqual([]);
      return contentDigest({ tipo: "consulta", datos: {}, sigueA: undefined, files });
    }),
  );
  expect(new Set(digests).size).toBe(1);
});

test.each([
  ["several pictures", { pages: 3 }, "imagen-varias"],
  ["what can't be decoded", undefined, "archivo-danado"],
])("%s are refused", async (_name, found, code) => {
  const { documents } = withConverter(found);
  const checked = await documents.checkCapture(saved(tiffOf("II", 3, 9, 9)), "", "capturas");
  expect(checked).toMatchObject({ ok: false, problem: { code } });
});

test("nothing that is no WebP, TIFF or AVIF is given to the converter", async () => {
  const { documents, asked } = withConverter(plain);
  for (const begin of ["<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "BM\u0036", "PK"]) {
    const path = saved(Buffer.from(begin, "latin1"), "captura.webp");
    expect(await documents.checkCapture(path, "", "capturas")).toMatchObject({ ok: false });
  }
  expect(asked).toEqual([]);
});

test("parts of a progressive JPEG are hidden in the PNG that is made of it", async () => {
  const jpeg = saved(makeJpeg({ before: [jfif], frame: 0xc2 }).jpeg, "captura.jpg");
  const box = { left: 1, top: 1, right: 3, bottom: 3 };
  const { documents } = withConverter(plain);
  expect(await documents.checkCapture(jpeg, "", "capturas", [box])).toMatchObject({
    ok: true,
    file: { kind: "png", convertedFrom: "jpeg", hidden: [{ right: 8, bottom: 8 }] },
  });
  expect(await createEvidenceDocuments().checkCapture(jpeg, "", "capturas", [box])).toMatchObject({
    ok: false,
    problem: { code: "ocultar-jpeg" },
  });
  // Without anything to hide it stays as it is.
  const whole = await documents.checkCapture(jpeg, "", "capturas");
  expect(whole).toMatchObject({ ok: true, file: { kind: "jpeg" } });
});
