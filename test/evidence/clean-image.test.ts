import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { cleanImage, sentImage } from "../../src/evidence/clean-image.ts";
import { decodePixels } from "../../src/evidence/png-pixels.ts";
import { partsOf, readChunks } from "../../src/evidence/png-chunks.ts";
import { orientationOnly } from "../../src/evidence/read-exif.ts";
import { readJpeg, readSegments } from "../../src/evidence/read-jpeg.ts";
import { makeExif } from "../support/make-exif.ts";
import { adobe, jfif, jpegSegment, makeJpeg } from "../support/make-jpeg.ts";
import { makePicture, pngChunk } from "../support/make-picture.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const secret = "SECRETO-0999999999";
const personal = {
  make: secret,
  artist: secret,
  software: secret,
  taken: "2026:11:19 08:14:40",
  gps: true,
  orientation: 6,
};
const app1 = (data: string | Buffer, name = ""): Buffer =>
  jpegSegment(0xe1, Buffer.concat([Buffer.from(name, "latin1"), Buffer.from(data)]));
const exif = app1(makeExif(personal), "Exif\0\0");
const xmp = `<x:xmpmeta><rdf:li dc:creator="${secret}" exif:GPSLatitude="2,11.5S"/></x:xmpmeta>`;
const iptc = Buffer.concat([
  Buffer.from("Photoshop 3.0\x008BIM\u0004\u0004\0\0\0\0\0\u0010", "latin1"),
  Buffer.from([0x1c, 2, 80, 0, secret.length]),
  Buffer.from(secret),
]);
const thumbnail = Buffer.concat([
  Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\x02\x01", "latin1"),
  Buffer.from("SECRET"),
]);
const icc = jpegSegment(0xe2, Buffer.from("ICC_PROFILE\0\x01\x01perfil", "latin1"));

describe("a JPEG keeps its scans and loses", () => {
  test.each([
    ["EXIF", [jfif, exif], ["ubicacion", "autor", "camara", "fecha", "programa"]],
    ["XMP", [jfif, app1(xmp, "http://ns.adobe.com/xap/1.0/\0")], ["ubicacion", "autor"]],
    ["extended XMP", [app1(secret, "http://ns.adobe.com/xmp/extension/\0")], ["otros"]],
    ["IPTC", [jfif, jpegSegment(0xed, iptc)], ["autor"]],
    ["a comment", [jfif, jpegSegment(0xfe, Buffer.from(secret))], ["texto"]],
    ["a thumbnail in JFIF", [jpegSegment(0xe0, thumbnail)], ["miniatura"]],
    [
      "a thumbnail in JFXX",
      [jfif, jpegSegment(0xe0, Buffer.from(`JFXX\0\x10${secret}`))],
      ["miniatura"],
    ],
    ["a list of pictures", [jfif, jpegSegment(0xe2, Buffer.from(`MPF\0${secret}`))], ["miniatura"]],
    ["a maker's own segment", [jfif, jpegSegment(0xec, Buffer.from(`Ducky${secret}`))], ["otros"]],
  ] as const)("%s", (_name, before, metadata) => {
    const plain = makeJpeg({ before: [jfif] }).jpeg;
    const given = makeJpeg({ before }).jpeg;
    const clean = cleanImage("jpeg", given);
    expect(clean.metadata).toEqual(metadata);
    expect(clean.bytes.includes("SECRET")).toBe(false);
    const pixelParts = (bytes: Buffer) =>
      readSegments(bytes)
        ?.segments.filter(({ marker }) => marker < 0xe0)
        .map(({ whole }) => whole);
    expect(pixelParts(clean.bytes)).toEqual(pixelParts(plain));
  });

  test("comments between its scans and bytes behind its end", () => {
    const comment = jpegSegment(0xfe, Buffer.from(secret));
    const { jpeg } = makeJpeg({ before: [jfif], late: [comment], trailing: Buffer.from(secret) });
    const clean = cleanImage("jpeg", jpeg);
    expect(clean.metadata).toEqual(["texto", "bytes-finales"]);
    expect(clean.bytes).toEqual(makeJpeg({ before: [jfif] }).jpeg);
  });

  test("neither JFIF, ICC profile nor Adobe's mark, which decide how it looks", () => {
    const { jpeg } = makeJpeg({ before: [jfif, icc, adobe] });
    expect(cleanImage("jpeg", jpeg)).toMatchObject({ bytes: jpeg, metadata: [] });
  });

  test("its date and orientation only after they were read", () => {
    const { jpeg } = makeJpeg({ before: [exif] });
    expect(cleanImage("jpeg", jpeg)).toMatchObject({
      orientation: 6,
      taken: "2026-11-19 08:14:40",
    });
    const sent = sentImage("jpeg", jpeg);
    expect(cleanImage("jpeg", sent.bytes).orientation).toBe(6);
    expect(sent.bytes.includes(secret)).toBe(false);
    expect(sentImage("jpeg", sent.bytes)).toMatchObject({ bytes: sent.bytes, metadata: [] });
  });
});

test("how a JPEG is turned is told by EXIF, also behind other segments of its kind", () => {
  const other = app1(xmp, "http://ns.adobe.com/xap/1.0/\0");
  const before = [jfif, jpegSegment(0xe2, Buffer.from("Exif\0\0otra cosa")), other, exif];
  const { jpeg, width, height } = makeJpeg({ before });
  expect(readJpeg(jpeg)).toEqual({ width: height, height: width });
});

describe("a PNG keeps its pixels and loses", () => {
  const text = (keyword: string, value: string): Buffer =>
    pngChunk("tEXt", Buffer.from(`${keyword}\0${value}`, "latin1"));
  const zipped = (keyword: string, value: string): Buffer =>
    pngChunk("zTXt", Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(value)]));
  const international = (keyword: string, packed: number, value: Buffer): Buffer =>
    pngChunk(
      "iTXt",
      Buffer.concat([
        Buffer.from(`${keyword}\0`),
        Buffer.from([packed, 0]),
        Buffer.from("es\0fecha\0"),
        value,
      ]),
    );
  const hex = Buffer.concat([Buffer.from("Exif\0\0"), makeExif(personal)]).toString("hex");

  test.each([
    ["its author", text("Author", secret), ["autor"]],
    ["a description, zipped", zipped("Description", secret), ["texto"]],
    ["its date", text("Creation Time", "2026:11:19 08:14:40"), ["fecha"]],
    ["its last change", pngChunk("tIME", Buffer.from([7, 234, 11, 19, 8, 14, 40])), ["fecha"]],
    ["its program", text("Software", secret), ["programa"]],
    [
      "XMP",
      pngChunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)),
      ["ubicacion", "autor"],
    ],
    [
      "EXIF",
      pngChunk("eXIf", makeExif(personal)),
      ["ubicacion", "autor", "camara", "fecha", "programa"],
    ],
    [
      "EXIF as text",
      zipped("Raw profile type exif", `\nexif\n   ${hex.length / 2}\n${hex}\n`),
      ["ubicacion", "autor", "camara", "fecha", "programa"],
    ],
    ["a private chunk", pngChunk("scRt", Buffer.from(secret)), ["otros"]],
    [
      "a private chunk beside a date",
      Buffer.concat([
        pngChunk("scRt", Buffer.from(secret)),
        pngChunk("tIME", Buffer.from([7, 234, 11, 19, 8, 14, 40])),
      ]),
      ["fecha", "otros"],
    ],
    [
      "another profile as text, beside a program",
      Buffer.concat([text("Raw profile type iptc", secret), text("Creator Tool", secret)]),
      ["programa", "otros"],
    ],
  ] as const)("%s", (_name, chunk, metadata) => {
    const kind = { colour: 6, depth: 8 };
    for (const place of ["before", "after"] as const) {
      const { png } = makePicture({ ...kind, [place]: [chunk] });
      const clean = cleanImage("png", png);
      expect(clean.metadata).toEqual(metadata);
      expect(clean.bytes).toEqual(makePicture(kind).png);
    }
  });

  test("bytes behind its end, but nothing that changes how it looks", () => {
    const before = ["gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"].map((type) =>
      pngChunk(type, Buffer.alloc(4)),
    );
    const { png } = makePicture({ colour: 2, depth: 8, transparent: true, before });
    const clean = cleanImage("png", Buffer.concat([png, Buffer.from(secret)]));
    expect(clean).toMatchObject({ bytes: png, metadata: ["bytes-finales"] });
  });

  test.each([
    [text("Creation Time", "2026:11:19 08:14:40"), { taken: "2026-11-19 08:14:40" }],
    [text("date:create", " 2026-11-19T08:14:40-05:00 "), { taken: "2026-11-19 08:14:40" }],
    [text("date:create", "ayer"), {}],
    // Behind an international text's keyword are its language and its keyword in that language.
    [
      international("date:create", 0, Buffer.from("2026-11-19T08:14:40Z")),
      { taken: "2026-11-19 08:14:40" },
    ],
    [
      international("date:create", 1, deflateSync("2026-11-19T08:14:40Z")),
      { taken: "2026-11-19 08:14:40" },
    ],
    [international("date:create", 1, Buffer.from("2026-11-19T08:14:40Z")), {}],
    [zipped("date:create", "2026-11-19T08:14:40Z"), { taken: "2026-11-19 08:14:40" }],
    [
      text("mesa:captura", "2026-11-19 08:14:40"),
      { captured: "2026-11-19 08:14:40", origin: "pantalla" },
    ],
    [
      text("mesa:portapapeles", "2026-11-19 08:14:40"),
      { captured: "2026-11-19 08:14:40", origin: "portapapeles" },
    ],
    [text("mesa:portapapeles", "ayer"), {}],
  ] as const)("a date that was read first: %#", (chunk, told) => {
    const kind = { colour: 2, depth: 8 };
    const { png } = makePicture({ ...kind, before: [chunk] });
    const { bytes, ...facts } = cleanImage("png", png);
    expect(bytes).toEqual(makePicture(kind).png);
    expect(facts).toEqual({ metadata: ["fecha"], orientation: 1, taken: undefined, ...told });
  });

  test("its orientation only after it was read", () => {
    const before = [pngChunk("eXIf", makeExif(personal))];
    const { png } = makePicture({ colour: 2, depth: 8, before });
    const sent = sentImage("png", png);
    expect(cleanImage("png", sent.bytes).orientation).toBe(6);
    expect(sent.bytes.includes(orientationOnly(6))).toBe(true);
    const pixels = (bytes: Buffer) => {
      const chunks = readChunks(bytes);
      const parts = chunks === undefined ? undefined : partsOf(chunks);
      return parts === undefined ? undefined : decodePixels(parts);
    };
    expect(pixels(sent.bytes)).toEqual(pixels(png));
  });
});

describe("what leaves has none of it", () => {
  const { jpeg } = makeJpeg({ before: [jfif, exif], trailing: Buffer.from(secret) });
  const { png } = makePicture({
    colour: 6,
    depth: 8,
    before: [
      pngChunk("tEXt", Buffer.from(`Author\0${secret}`)),
      pngChunk("eXIf", makeExif(personal)),
    ],
  });

  function folderOfPictures(): string {
    const folder = testFolder();
    writeFileSync(join(folder, "foto.jpg"), jpeg);
    writeFileSync(join(folder, "pantalla.png"), png);
    return folder;
  }

  test("revisar tells what would go", async () => {
    const cwd = folderOfPictures();
    const result = await runMesa(["evidencia", "revisar", "foto.jpg", "pantalla.png", "--json"], {
      cwd,
    });
    expect(JSON.parse(result.stdout)).toMatchObject({
      archivos: [
        {
          metadatos: ["ubicacion", "autor", "camara", "fecha", "programa", "bytes-finales"],
          fecha_archivo: "2026-11-19 08:14:40",
        },
        { metadatos: ["ubicacion", "autor", "camara", "fecha", "programa"] },
      ],
    });
    const shown = await runMesa(["evidencia", "revisar", "foto.jpg"], { cwd });
    expect(shown.stdout).toContain("lugar (GPS), autor, cámara o equipo");
  });

  test("the document", async () => {
    const cwd = folderOfPictures();
    const built = ["evidencia", "armar", "foto.jpg", "pantalla.png", "--salida", "e.pdf", "--json"];
    const result = await runMesa(built, { cwd });
    expect(result.code).toBe(0);
    expect(result.stdout).toContain("metadatos-retirados");
    const pdf = readFileSync(join(cwd, "e.pdf"));
    for (const trace of ["SECRETO", "Exif\0\0", "GPS"]) expect(pdf.includes(trace)).toBe(false);
    expect(readFileSync(join(cwd, "foto.jpg"))).toEqual(jpeg);
  });

  test("an attachment, as the journal keeps it and the desk gets it", async () => {
    const cwd = folderOfPictures();
    const folder = testFolder();
    const desde = join(process.cwd(), "test/fixtures/solicitudes/incidente-dai-login-error.json");
    const words = [
      "incidente",
      "crear",
      "--desde",
      desde,
      "--perfil",
      "practica",
      "--si",
      "--json",
    ];
    words.push("--adjunto", "foto.jpg", "--adjunto", "pantalla.png");
    const result = await runMesa(words, { cwd, folder });
    expect([result.code, result.stderr]).toEqual([0, expect.any(String)]);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const kept = files.map((one) => readFileSync(join(one.parentPath, one.name)));
    const digests = kept.map((one) => createHash("sha256").update(one).digest("hex"));
    const sent = [sentImage("jpeg", jpeg), sentImage("png", png)];
    for (const { bytes } of sent) {
      expect(digests).toContain(createHash("sha256").update(bytes).digest("hex"));
    }
    expect(kept.filter((one) => one.includes(secret))).toEqual([]);
    expect(existsSync(join(cwd, "foto.jpg"))).toBe(true);
  });
});
