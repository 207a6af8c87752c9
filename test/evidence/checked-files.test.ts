import { createHash } from "node:crypto";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { foreignSize } from "../../src/evidence/foreign-size.ts";
import { makeExif } from "../support/make-exif.ts";
import { jfif, jpegSegment, makeJpeg } from "../support/make-jpeg.ts";
import { makePdf } from "../support/make-pdf.ts";
import { makePicture, pngChunk } from "../support/make-picture.ts";
import { testFolder } from "../support/test-context.ts";

const documents = createEvidenceDocuments();
const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

function saved(name: string, bytes: Buffer): string {
  const path = join(testFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

/** What is told of a file as it lies there. */
const facts = (path: string, name: string) => {
  const bytes = readFileSync(path);
  return { path, name, bytes: bytes.length, sha256: digestOf(bytes) };
};

describe("a capture is told whole", () => {
  const box = { left: 0, top: 0, right: 8, bottom: 8 };
  const small = (archivo: string, ancho: number, alto: number) => ({
    field: "capturas",
    code: "captura-pequena",
    params: { archivo, ancho, alto },
  });

  test("as it is", async () => {
    const path = saved("a.png", makePicture({ colour: 2, depth: 8, width: 40, height: 30 }).png);
    expect(await documents.checkCapture(path, "Leyenda", "capturas")).toEqual({
      ok: true,
      file: {
        ...facts(path, "a.png"),
        kind: "png",
        width: 40,
        height: 30,
        caption: "Leyenda",
        metadata: [],
      },
      advice: [small("a.png", 40, 30)],
    });
  });

  test.each(["pantalla", "portapapeles"] as const)("taken by mesa from: %s", async (origin) => {
    const path = saved("a.png", makePicture({ colour: 2, depth: 8 }).png);
    await documents.stampCapture(path, new Date("2026-11-20T15:32:05Z"), origin);
    expect(await documents.checkCapture(path, "", "capturas", [box])).toEqual({
      ok: true,
      file: {
        ...facts(path, "a.png"),
        kind: "png",
        width: 21,
        height: 13,
        caption: "",
        metadata: ["fecha"],
        captured: "2026-11-20 10:32:05",
        origin,
        hidden: [box],
      },
      advice: [small("a.png", 21, 13)],
    });
  });

  test("turned, with a date and of a person", async () => {
    const exif = { taken: "2026:11:19 08:14:40", artist: "Ana", orientation: 6 };
    const before = [pngChunk("eXIf", makeExif(exif))];
    const path = saved("a.jpg", makePicture({ colour: 2, depth: 8, before }).png);
    expect(await documents.checkCapture(path, "", "capturas")).toEqual({
      ok: true,
      file: {
        ...facts(path, "a.jpg"),
        kind: "png",
        width: 13,
        height: 21,
        caption: "",
        metadata: ["autor", "fecha"],
        taken: "2026-11-19 08:14:40",
      },
      advice: [
        {
          field: "capturas",
          code: "extension-no-coincide",
          params: { archivo: "a.jpg", tipo: "PNG" },
        },
        {
          field: "capturas",
          code: "metadatos-retirados",
          params: { archivo: "a.jpg", metadatos: "autor fecha" },
        },
        small("a.jpg", 13, 21),
      ],
    });
  });

  test("a document is a file, and can't hide anything", async () => {
    const path = saved("a.pdf", makePdf({}));
    const file = { ...facts(path, "a.pdf"), kind: "pdf", metadata: [] };
    expect(await documents.checkCapture(path, "", "evidencia")).toEqual({
      ok: true,
      file,
      advice: [],
    });
    expect(await documents.checkCapture(path, "", "evidencia", [box])).toEqual({
      ok: false,
      problem: { field: "evidencia", code: "ocultar-pdf", params: { archivo: "a.pdf" } },
    });
  });

  test.each([
    [800, 600, false],
    [799, 600, true],
    [800, 599, true],
  ])("of %i × %i it is too small to be read: %s", async (width, height, isSmall) => {
    const path = saved("a.png", makePicture({ colour: 0, depth: 1, width, height }).png);
    const checked = await documents.checkCapture(path, "", "capturas");
    expect(checked.ok && checked.advice).toEqual(isSmall ? [small("a.png", width, height)] : []);
  });
});

describe("an attachment is told as it is sent", () => {
  test("unchanged where it has nothing to be removed", async () => {
    for (const [name, kind, bytes] of [
      ["a.pdf", "pdf", makePdf({})],
      ["a.png", "png", makePicture({ colour: 2, depth: 8 }).png],
    ] as const) {
      const path = saved(name, bytes);
      const file = { ...facts(path, name), kind, metadata: [] };
      expect(await documents.checkAttachment(path, "adjuntos")).toEqual({
        ok: true,
        file,
        advice: [],
      });
    }
  });

  test("without what tells of a person, which stays in the file itself", async () => {
    const comment = jpegSegment(0xfe, Buffer.from("Ana"));
    const { jpeg } = makeJpeg({ before: [jfif, comment] });
    const plain = makeJpeg({ before: [jfif] }).jpeg;
    const path = saved("a.jpg", jpeg);
    const checked = await documents.checkAttachment(path, "adjuntos");
    expect(checked).toEqual({
      ok: true,
      file: {
        path,
        name: "a.jpg",
        kind: "jpeg",
        bytes: plain.length,
        sha256: digestOf(plain),
        originalSha256: digestOf(jpeg),
        metadata: ["texto"],
      },
      advice: [
        {
          field: "adjuntos",
          code: "metadatos-retirados",
          params: { archivo: "a.jpg", metadatos: "texto" },
        },
      ],
    });
    if (!checked.ok) return;
    const copy = join(testFolder(), "copia");
    await documents.writeAttachment(checked.file, copy);
    expect(readFileSync(copy)).toEqual(plain);
    if (process.platform !== "win32") {
      await expect(documents.writeAttachment(checked.file, join(copy, "x"))).rejects.toMatchObject({
        code: "disco",
        params: { ruta: join(copy, "x") },
      });
    }
    truncateSync(path, 9);
    await expect(documents.writeAttachment(checked.file, copy)).rejects.toMatchObject({
      code: "archivo-ilegible",
      params: { archivo: path },
    });
  });
});

/** A box of an AVIF (ISO/IEC 14496-12, 4.2). */
function avifBox(type: string, ...inside: readonly Buffer[]): Buffer {
  const data = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + data.length, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, data]);
}
const ispe = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(12);
  data.writeUInt32BE(width, 4);
  data.writeUInt32BE(height, 8);
  return avifBox("ispe", data);
};
const avif = (...sizes: readonly Buffer[]): Buffer =>
  Buffer.concat([
    avifBox("ftyp", Buffer.from("avif")),
    avifBox("meta", Buffer.alloc(4), avifBox("iprp", avifBox("ipco", ...sizes))),
  ]);

test("the largest picture or tile of an AVIF gives its size, wherever it stands", () => {
  expect(foreignSize("avif", avif(ispe(40, 30)))).toEqual({ width: 40, height: 30 });
  const three = avif(ispe(40, 30), ispe(100, 20), ispe(30, 40));
  expect(foreignSize("avif", three)).toEqual({ width: 100, height: 20 });
  expect(foreignSize("avif", avif())).toBeUndefined();
  // Deeper than the standard puts it, and behind more boxes than are looked at.
  expect(
    foreignSize(
      "avif",
      avifBox("ipco", avifBox("ipco", avifBox("ipco", avifBox("ipco", ispe(1, 1))))),
    ),
  ).toBeUndefined();
  const others = Array.from({ length: 499 }, () => avifBox("free"));
  expect(foreignSize("avif", Buffer.concat([...others, ispe(4, 3)]))).toEqual({
    width: 4,
    height: 3,
  });
  expect(
    foreignSize("avif", Buffer.concat([...others, avifBox("free"), ispe(4, 3)])),
  ).toBeUndefined();
  // A length of nothing reaches to the end; one that is none ends it.
  const open = avif(ispe(40, 30));
  open.writeUInt32BE(0, avifBox("ftyp", Buffer.from("avif")).length);
  expect(foreignSize("avif", open)).toEqual({ width: 40, height: 30 });
  expect(
    foreignSize("avif", Buffer.concat([Buffer.from("0000000766726565", "hex"), ispe(4, 3)])),
  ).toBeUndefined();
});
