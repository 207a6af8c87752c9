import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { crc32, deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { readJpeg } from "../../src/evidence/read-jpeg.ts";
import { readPdf } from "../../src/evidence/read-pdf.ts";
import { readPng } from "../../src/evidence/read-png.ts";
import { cases } from "../support/hostile.ts";
import { makeExif } from "../support/make-exif.ts";
import { jfif, jpegSegment, makeJpeg } from "../support/make-jpeg.ts";
import { makePng } from "../support/make-png.ts";
import { testFolder } from "../support/test-context.ts";

const evidenceDocuments = createEvidenceDocuments();

const bad = "test/fixtures/malos";
const codeOf = async (path: string): Promise<string> => {
  const checked = await evidenceDocuments.checkCapture(path, "", "capturas");
  return checked.ok ? checked.advice.map((one) => one.code).join(" ") : checked.problem.code;
};

/** A right PNG but for a hundred thousand empty chunks that mean nothing. */
function pngOfManyChunks(): Buffer {
  const { png } = makePng({ colour: 2, depth: 8 });
  const empty = Buffer.alloc(12);
  empty.write("teSt", 4, "latin1");
  empty.writeUInt32BE(crc32(empty.subarray(4, 8)), 8);
  // Between IHDR and IDAT.
  return Buffer.concat([png.subarray(0, 33), ...Array(100_000).fill(empty), png.subarray(33)]);
}

/** A right JPEG but for twenty thousand empty comments. */
function jpegOfManySegments(): Buffer {
  const empty = jpegSegment(0xfe, Buffer.alloc(0));
  return makeJpeg({ before: [jfif, ...Array(20_000).fill(empty)] }).jpeg;
}

test.each([
  ["png-cortado.png", "archivo-danado"],
  ["jpeg-con-extension-png.png", "extension-no-coincide captura-pequena"],
  ["vacio.png", "archivo-vacio"],
  ["ejecutable.png", "archivo-formato"],
  ["bomba-20000x20000.png", "imagen-demasiado-grande"],
  ["animado.gif", "archivo-formato"],
  ["con-script.svg", "archivo-formato"],
  ["texto.heic", "archivo-formato"],
  ["con-javascript.pdf", "pdf-contenido-activo"],
  ["no-existe.png", "archivo-no-existe"],
  ["", "archivo-no-es-archivo"],
])("%s: %s", async (name, code) => expect(await codeOf(join(bad, name))).toBe(code));

test.each([
  ["\u0000\u0000\u0000\u0018ftypheic", "archivo-heic"],
  ["\u0000\u0000\u0000\u0018ftypmif1", "archivo-heic"],
  ["\u0000\u0000\u0000\u001cftypavif", "archivo-danado"],
  ["BM\u0036\u0000", "archivo-bmp"],
  ["II*\u0000", "archivo-danado"],
])("a picture that begins as %j is refused with its own remedy", async (begin, code) => {
  const path = join(testFolder(), "captura.png");
  writeFileSync(path, begin, "latin1");
  expect(await codeOf(path)).toBe(code);
});

test.runIf(process.platform !== "win32")("a named pipe is not waited for", async () => {
  const path = join(testFolder(), "tubo.png");
  execFileSync("mkfifo", [path]);
  expect(await codeOf(path)).toBe("archivo-no-es-archivo");
});

test.each([
  ["a PNG", "png", pngOfManyChunks],
  ["a JPEG", "jpg", jpegOfManySegments],
] as const)(
  "%s of more empty parts than memory has room for is refused",
  async (_name, kind, make) => {
    const path = join(testFolder(), `captura.${kind}`);
    writeFileSync(path, make());
    expect(await codeOf(path)).toBe("archivo-danado");
  },
);

test("an image too large to be unpacked at once is read to its end all the same", async () => {
  const { png } = makePng({ colour: 2, depth: 8, width: 3000, height: 2000 });
  expect(await readPng(png)).toEqual({ width: 3000, height: 2000, ignored: [] });
  // One line more is promised than there is.
  png.writeUInt32BE(2001, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  expect(await readPng(png)).toEqual({ trouble: "archivo-danado" });
});

test("the list above is that of the fixtures", () => {
  expect(readdirSync(bad).filter((name) => name !== "verdad.json")).toHaveLength(9);
});

test("real captures are right; a tiny one and one that tells its place are pointed out", async () => {
  const folder = "test/fixtures/capturas";
  const found = await Promise.all(
    readdirSync(folder)
      .filter((name) => name !== "verdad.json")
      .map(async (name) => [name.slice(0, 2), await codeOf(join(folder, name))] as const),
  );
  expect(Object.fromEntries(found)).toEqual({
    "01": "",
    "02": "",
    "03": "metadatos-retirados",
    "04": "",
    "05": "",
    "06": "",
    "07": "metadatos-retirados",
    "08": "captura-pequena",
  });
});

test("a photograph that stands upright is pointed out", async () => {
  const path = join(testFolder(), "foto.jpg");
  const facts = { make: "Ejemplo", orientation: 6 };
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), makeExif(facts)]);
  writeFileSync(path, makeJpeg({ before: [jfif, jpegSegment(0xe1, exif)] }).jpeg);
  expect(await codeOf(path)).toContain("captura-foto-vertical");
});

describe("a PDF", () => {
  const ready = readFileSync("test/fixtures/solicitudes/adjuntos/ficha-tecnica.pdf");
  const withObject = (object: string): Buffer =>
    Buffer.concat([
      ready.subarray(0, 9),
      Buffer.from(`\n99 0 obj\n${object}\nendobj\n`),
      ready.subarray(9),
    ]);

  test("ready-made is taken as it is", async () => {
    expect(readPdf(ready)).toEqual({ pages: 1 });
    expect(
      await evidenceDocuments.checkAttachment(
        "test/fixtures/solicitudes/adjuntos/ficha-tecnica.pdf",
        "adjuntos",
      ),
    ).toMatchObject({ ok: true, file: { kind: "pdf" } });
  });

  test.each([
    ["<< /S /JavaScript /JS (app.alert(1)) >>", "pdf-contenido-activo"],
    ["<< /S /J#61vaScript >>", "pdf-contenido-activo"],
    ["<< /OpenAction << /S /Launch /F (cmd.exe) >> >>", "pdf-contenido-activo"],
    ["<< /Names << /EmbeddedFiles 1 0 R >> >>", "pdf-contenido-activo"],
    ["<< /Encrypt 5 0 R >>", "pdf-cifrado"],
  ])("with %s is refused", (object, trouble) =>
    expect(readPdf(withObject(object))).toEqual({ trouble }),
  );

  test("with the same inside of an object stream is refused", () => {
    const packed = deflateSync(Buffer.from("1 0 << /S /JavaScript /JS (x) >>"));
    const stream = Buffer.concat([
      Buffer.from(
        `\n99 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
      ),
      packed,
      Buffer.from("\nendstream\nendobj\n"),
    ]);
    expect(readPdf(Buffer.concat([ready.subarray(0, 9), stream, ready.subarray(9)]))).toEqual({
      trouble: "pdf-contenido-activo",
    });
  });

  test("cut short is damaged", () => {
    expect(readPdf(ready.subarray(0, ready.length / 2))).toEqual({ trouble: "archivo-danado" });
  });
});

describe("hostile bytes never throw and never hang:", () => {
  const seeds = {
    png: readFileSync(join(bad, "png-cortado.png")).subarray(0, 4096),
    jpeg: readFileSync("test/fixtures/capturas/03-mti-lista-1600x900-una-linea.jpg").subarray(
      0,
      4096,
    ),
    pdf: readFileSync(join(bad, "con-javascript.pdf")),
  };
  const mutated = (seed: Buffer) =>
    fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), { maxLength: 20 }).map((changes) => {
      const bytes = Buffer.from(seed);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes;
    });

  test("PNG", async () => {
    await fc.assert(
      fc.asyncProperty(mutated(seeds.png), async (bytes) => void (await readPng(bytes))),
      cases(1),
    );
  });

  test("JPEG", () => {
    fc.assert(
      fc.property(mutated(seeds.jpeg), (bytes) => void readJpeg(bytes)),
      cases(5),
    );
  });

  test("PDF", () => {
    fc.assert(
      fc.property(mutated(seeds.pdf), (bytes) => void readPdf(bytes)),
      cases(5),
    );
  });

  test("anything at all, under any name", async () => {
    const folder = testFolder();
    mkdirSync(folder, { recursive: true });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom("a.png", "b.pdf", "c.jpg", "d"),
        async (bytes, name) => {
          const path = join(folder, name);
          writeFileSync(path, bytes);
          expect(typeof (await codeOf(path))).toBe("string");
        },
      ),
      cases(1),
    );
  });
});
