import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Capture } from "../../src/domain/evidence.ts";
import { writtenMoment } from "../../src/evidence/clock-sentence.ts";
import { cleanImage } from "../../src/evidence/clean-image.ts";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { readPdf } from "../../src/evidence/read-pdf.ts";
import { makePng } from "../support/make-png.ts";
import { pdfText } from "../support/pdf-text.ts";
import { pdfImages } from "../support/pdf-images.ts";
import { pdfStreams } from "../support/pdf-streams.ts";
import { posix } from "../support/posix.ts";
import { testFolder } from "../support/test-context.ts";

const evidenceDocuments = createEvidenceDocuments();

const date = new Date("2026-11-20T15:32:00Z");
const folder = "test/fixtures/capturas";
const names = readdirSync(folder).filter((name) => /\.(png|jpg)$/.test(name));

async function captureOf(path: string, caption = ""): Promise<Capture> {
  const checked = await evidenceDocuments.checkCapture(path, caption, "capturas");
  if (!checked.ok || !("width" in checked.file)) throw new Error(JSON.stringify(checked));
  return checked.file;
}

async function build(
  captures: readonly Capture[],
  facts: readonly (readonly [string, string])[] = [],
) {
  const path = join(testFolder(), "evidencia.pdf");
  const document = await evidenceDocuments.build(
    { title: "Evidencia del incidente", facts, captures, event: "20/11/2026 10:32", date },
    path,
  );
  return { document, pdf: readFileSync(path) };
}

test("real captures: a cover, a page each, the bytes counted and digested", async () => {
  const captures = await Promise.all(
    names.map((name) => captureOf(join(folder, name), `Leyenda ${name}`)),
  );
  const { document, pdf } = await build(captures, [["Pantalla", "Declaración «DAI» → ñ €"]]);
  expect(readPdf(pdf)).toEqual({ pages: names.length + 1 });
  expect(document).toMatchObject({
    pages: names.length + 1,
    bytes: pdf.length,
    sha256: createHash("sha256").update(pdf).digest("hex"),
  });
});

test("the same input gives the same bytes, and a JPEG's scans go in byte for byte", async () => {
  const jpeg = join(folder, "03-mti-lista-1600x900-una-linea.jpg");
  const captures = [
    await captureOf(jpeg, "Una"),
    await captureOf(join(folder, "02-dai-tributos-1920x1080-claro.png")),
  ];
  const first = await build(captures, [["Fecha", "2026-11-20"]]);
  const second = await build(captures, [["Fecha", "2026-11-20"]]);
  expect(first.pdf.equals(second.pdf)).toBe(true);
  const image = pdfImages(first.pdf).find((one) => one.filter === "DCTDecode");
  const { bytes: clean } = cleanImage("jpeg", readFileSync(jpeg));
  expect(image?.raw.equals(clean)).toBe(true);
});

test("what earlier documents packed does not change a later one's bytes", async () => {
  const clear = join(testFolder(), "transparente.png");
  writeFileSync(clear, makePng({ colour: 6, depth: 8 }).png);
  const palette = join(testFolder(), "paleta.png");
  writeFileSync(palette, makePng({ colour: 3, depth: 8, transparency: true }).png);
  const captures = await Promise.all(
    [clear, palette, ...names.map((name) => join(folder, name))].map((path) => captureOf(path)),
  );
  const facts = [["Pantalla", "DAI"]] as const;
  const request = { title: "Evidencia", facts, captures, event: "20/11/2026 10:32", date };
  const seasoned = createEvidenceDocuments();
  const digests = [];
  for (const made of [captures.slice(1), captures.toReversed(), captures]) {
    const path = join(testFolder(), "evidencia.pdf");
    digests.push((await seasoned.build({ ...request, captures: made }, path)).sha256);
  }
  const path = join(testFolder(), "evidencia.pdf");
  const first = await createEvidenceDocuments().build(request, path);
  expect(digests.at(-1)).toBe(first.sha256);
});

test("the pages say it all: every fact, each capture's caption, name, size and digest", async () => {
  const captures = await Promise.all(
    names.map((name, at) => captureOf(join(folder, name), `Leyenda ñ ${at + 1}`)),
  );
  const facts = [
    ["Pantalla", "Declaración «DAI» – 100 €"],
    ["Mensaje de error", "Send failed"],
  ] as const;
  const [cover = "", ...pages] = pdfText((await build(captures, facts)).pdf);
  const lines = cover.split("\n").filter((line) => line !== "");
  expect(lines[0]).toBe("Evidencia del incidente");
  for (const [label, value] of facts) expect(lines).toEqual(expect.arrayContaining([label, value]));
  for (const [at, { name, width, height, bytes, sha256, taken }] of captures.entries()) {
    const date = taken === undefined ? "" : ` · fecha en el archivo: ${writtenMoment(taken)}`;
    const begin = lines.indexOf(`${at + 1}.`);
    expect(lines.slice(begin, begin + 4)).toEqual([
      `${at + 1}.`,
      `Leyenda ñ ${at + 1}`,
      `${name} · ${width} × ${height} píxeles · ${bytes} bytes${date}`,
      `SHA-256 ${sha256}`,
    ]);
    expect(pages[at]).toContain(`Leyenda ñ ${at + 1}`);
    expect(pages[at]).toContain("declaradas por el operador: 20/11/2026 10:32.");
  }
  expect(pages).toHaveLength(captures.length);
});

test("thirty captures stand on one cover; pages have bookmarks, tags, letters and words for pictures", async () => {
  const capture = await captureOf(join(folder, names[0] ?? ""), "Error al enviar");
  const { width, height } = capture;
  const box = { left: width - 140, top: height - 44, right: width - 10, bottom: height - 4 };
  const seen = {
    state: "coincide",
    day: "2026-11-20",
    time: "10:32",
    confidence: 0.98,
    box,
  } as const;
  const captures = Array.from({ length: 30 }, () => ({ ...capture, clock: seen }));
  const { document, pdf } = await build(captures, [["Pantalla", "DAI"]]);
  expect(document.pages).toBe(31);
  const [cover = "", first = ""] = pdfText(pdf);
  expect(cover).toContain("reloj 20/11/2026 10:32");
  expect(cover.split(capture.sha256)).toHaveLength(31);
  expect(first).toContain("Reloj visible en la captura (leído por mesa): 20/11/2026 10:32.");
  const text = pdf.toString("latin1");
  for (const part of ["/Outlines ", "/StructTreeRoot", "/OutputIntents", "<pdfaid:part>2<"]) {
    expect(text).toContain(part);
  }
  expect(text.match(/\/S \/Figure/g)).toHaveLength(60);
  expect(text.match(/\/FontFile2/g)).toHaveLength(2);
  expect(text).not.toMatch(/\/BaseFont \/(?:Helvetica|Courier)/);
  // Each picture is in it once, however often it is drawn.
  expect(pdfImages(pdf)).toHaveLength(30);
});

// Only Linux lists what a process has open.
test.runIf(process.platform === "linux")(
  "a hundred documents leave no file open, failed ones neither",
  async () => {
    const capture = await captureOf(join(folder, "05-imdt-1280x800-sin-reloj.png"));
    await build([capture]);
    const openFiles = () => readdirSync("/proc/self/fd").length;
    const before = openFiles();
    for (let at = 0; at < 100; at += 1) {
      await build([capture]);
      await expect(build([{ ...capture, sha256: "otra" }])).rejects.toMatchObject({
        code: "archivo-ilegible",
      });
    }
    expect(openFiles()).toBeLessThan(before + 50);
  },
);

const kinds = [
  [0, 1],
  [0, 2],
  [0, 4],
  [0, 8],
  [0, 16],
  [2, 8],
  [2, 16],
  [3, 1],
  [3, 2],
  [3, 4],
  [3, 8],
  [4, 8],
  [4, 16],
  [6, 8],
  [6, 16],
] as const;

describe("every pixel comes through unchanged in a PNG", () => {
  test.each(kinds)("of colour type %i and %i bits", async (colour, depth) => {
    const { png, rows, bytesPerPixel } = makePng({ colour, depth });
    const path = join(testFolder(), "captura.png");
    writeFileSync(path, png);
    const { pdf, document } = await build([await captureOf(path)]);
    const images = pdfImages(pdf).filter((one) => one.width === 33);
    const bytes = images.reduce((sum, { raw }) => sum + raw.length, 0);
    expect(document.captures?.map(({ shown }) => shown)).toEqual([{ bytes }]);
    const pixels = images.map((one) => one.pixels());
    const all = Buffer.concat(rows);
    expect(images.map(({ bits }) => bits)).toEqual(images.map(() => depth));
    if (colour < 4) expect(pixels).toEqual([all]);
    else {
      const every = (keep: (place: number) => boolean): Buffer =>
        Buffer.from(all.filter((_, at) => keep(at % bytesPerPixel)));
      const expected = [
        every((place) => place < bytesPerPixel - depth / 8),
        every((place) => place >= bytesPerPixel - depth / 8),
      ];
      expect(pixels.map((one) => one.toString("hex")).toSorted()).toEqual(
        expected.map((one) => one.toString("hex")).toSorted(),
      );
    }
  });

  test.each([8, 4])("with a transparent colour of its palette of %i bits", async (depth) => {
    const { png, rows } = makePng({ colour: 3, depth, transparency: true });
    const path = join(testFolder(), "captura.png");
    writeFileSync(path, png);
    const { pdf } = await build([await captureOf(path)]);
    const images = pdfImages(pdf);
    expect(images.map((one) => one.pixels().toString("hex"))).toContain(
      Buffer.concat(rows).toString("hex"),
    );
    // What is seen through has eight bits, whatever the colours have.
    expect(images.map(({ bits }) => bits).toSorted((one, two) => one - two)).toEqual([depth, 8]);
  });
});

test("what is long or strange stays legible: facts over several pages, names that no font has", async () => {
  const path = join(testFolder(), "captura 日本.png");
  writeFileSync(path, readFileSync(join(folder, "01-dai-error-1366x768-oscuro.png")));
  const long = "Descripción muy larga con ñ y acentos. ".repeat(300);
  const { document } = await build(
    [await captureOf(path, "Leyenda larga ".repeat(40))],
    [
      ["Descripción", long],
      ["Vacío", ""],
    ],
  );
  expect(document.pages).toBeGreaterThan(3);
});

test("a capture that changed after it was checked is not sent as if it had not", async () => {
  const path = join(testFolder(), "captura.png");
  writeFileSync(path, makePng({ colour: 2, depth: 8 }).png);
  const capture = await captureOf(path);
  writeFileSync(path, makePng({ colour: 2, depth: 8, width: 34 }).png);
  await expect(build([capture])).rejects.toMatchObject({ code: "archivo-ilegible" });
});

test("a document that can't be put in its place is an error of the disk, and leaves nothing", async () => {
  const path = join(testFolder(), "evidencia.pdf");
  mkdirSync(path);
  const request = { title: "Evidencia", facts: [], captures: [], event: undefined, date };
  await expect(evidenceDocuments.build(request, path)).rejects.toMatchObject({
    // Windows calls it in use by another program.
    code: posix ? "disco" : "archivo-en-uso",
    params: { ruta: path },
  });
  expect(readdirSync(join(path, ".."))).toEqual(["evidencia.pdf"]);
});

test("pages have bookmarks by their titles, and letters of several fonts are embedded once", async () => {
  const path = join(testFolder(), "captura.png");
  writeFileSync(path, makePng({ colour: 2, depth: 8 }).png);
  const capture = await captureOf(path, "Uno");
  const { pdf } = await build([capture, { ...capture, caption: "" }], [["Lugar", "Łódź → ok"]]);
  const text = pdf.toString("latin1");
  const titles = [...text.matchAll(/\/Title \(((?:[^\\)]|\\[^])*)\)/g)].map(([, title = ""]) => {
    const plain = title.replaceAll(/\\([^])/g, "$1");
    if (!plain.startsWith("\u00fe\u00ff")) return plain;
    return Buffer.from(plain.slice(2), "latin1").swap16().toString("utf16le");
  });
  expect(titles.toSorted()).toEqual(["Captura 1. Uno", "Captura 2.", "Carátula"]);
  // Unpacked once they are fonts with outlines of TrueType, by Apple's signature.
  const fonts = pdfStreams(pdf).filter((one) => one.toString("latin1", 0, 4) === "true");
  expect(fonts).toHaveLength(2);
  expect(text.match(/\/FontFile2/g)).toHaveLength(2);
});

test("a smaller document that can't be made beside its place is an error of the disk", async () => {
  const path = join(testFolder(), "no", "evidencia.pdf");
  const request = { title: "Evidencia", facts: [], captures: [], event: undefined, date };
  const goal = { excess: 1, maxBytes: 1 };
  await expect(evidenceDocuments.buildSmaller(request, path, goal)).rejects.toMatchObject({
    code: "disco",
    params: { ruta: path },
  });
});

test("what is drawn for the clock ends with it, and a palette says how many colours it has", async () => {
  const path = join(testFolder(), "paleta.png");
  writeFileSync(path, makePng({ colour: 3, depth: 4, width: 60, height: 40 }).png);
  const box = { left: 40, top: 30, right: 60, bottom: 40 };
  const clock = {
    state: "coincide",
    day: "2026-11-20",
    time: "10:32",
    confidence: 0.98,
    box,
  } as const;
  const { pdf } = await build([{ ...(await captureOf(path)), clock }]);
  const drawn = pdfStreams(pdf)
    .map((bytes) => bytes.toString("latin1"))
    .filter((content) => / (?:Do|Tj|TJ)\n/.test(content));
  const count = (content: string, operator: string) =>
    content.split("\n").filter((line) => line === operator).length;
  expect(drawn.map((content) => count(content, "q") - count(content, "Q"))).toEqual(
    drawn.map(() => 0),
  );
  expect(drawn.some((content) => content.includes("\nW n\n"))).toBe(true);
  // The number of its last entry (ISO 32000-1, 8.6.6.3).
  expect(pdf.toString("latin1")).toMatch(/\[\/Indexed \/DeviceRGB 15 \d+ 0 R\]/);
});
