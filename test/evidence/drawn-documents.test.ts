import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Capture } from "../../src/domain/evidence.ts";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { proofDocuments } from "../../src/evidence/proof-documents.ts";
import { orientationOnly } from "../../src/evidence/read-exif.ts";
import { makePicture, pngChunk } from "../support/make-picture.ts";
import { pdfStreams } from "../support/pdf-streams.ts";
import { pdfText } from "../support/pdf-text.ts";
import { testFolder } from "../support/test-context.ts";

// Everything that is drawn, to the point: where a document is to look otherwise, its digest changes here.
// The words and pictures themselves are read in the tests beside this one.

const date = new Date("2026-11-20T15:32:00Z");
const digest = (text: string | Uint8Array): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);

/** Digest of all that pages draw: zlib packs it otherwise from one version of Node to the next. */
function drawnIn(pdf: Buffer): string {
  const drawn = pdfStreams(pdf)
    .map((bytes) => bytes.toString("latin1"))
    .filter((content) => / (?:Do|Tj|TJ)\n/.test(content));
  expect(drawn.length).toBeGreaterThan(0);
  return digest(drawn.join("\f"));
}

const documents = createEvidenceDocuments();
const long = "Al transmitir la declaración, el sistema muestra un error y no la registra. ".repeat(
  70,
);
const facts = [
  ["Pantalla", "Despacho > Declaración «DAI» – 100 €"],
  ["Descripción", long],
  ["Sin blancos, salvo al comienzo", ` ${"x".repeat(4000)}`],
  ["Vacío", ""],
] as const;

async function capture(
  name: string,
  width: number,
  height: number,
  before: readonly Buffer[] = [],
): Promise<Capture> {
  const path = join(testFolder(), name);
  writeFileSync(path, makePicture({ colour: 2, depth: 8, width, height, before }).png);
  const checked = await documents.checkCapture(path, `Leyenda de ${name}`, "capturas");
  if (!checked.ok || !("width" in checked.file)) throw new Error(JSON.stringify(checked));
  return checked.file;
}

test("a document of captures looks as it did", async () => {
  const [wide, high, tiny] = await Promise.all([
    capture("ancha.png", 120, 40),
    capture("alta.png", 40, 120),
    capture("pequena.png", 9, 9),
  ]);
  const box = { left: 100, top: 30, right: 118, bottom: 38 };
  const clock = { day: "2026-11-20", time: "10:40", confidence: 0.98, box };
  const captures: readonly Capture[] = [
    { ...wide, clock: { ...clock, state: "coincide" }, taken: "2026-11-20 10:40:07" },
    { ...high, hidden: [{ left: 8, top: 8, right: 16, bottom: 16 }] },
    { ...tiny, captured: "2026-11-20 10:33:07", origin: "portapapeles", caption: long },
    {
      ...tiny,
      clock: {
        state: "distinta",
        day: "2026-11-18",
        time: "16:47",
        confidence: 0.98,
        reason: long.slice(0, 400),
      },
    },
  ];
  const path = join(testFolder(), "evidencia.pdf");
  const request = { title: "Evidencia del incidente", facts, captures, date };
  await documents.build({ ...request, event: "20/11/2026 10:32" }, path);
  const pdf = readFileSync(path);
  expect([pdfText(pdf).length, drawnIn(pdf)]).toEqual([9, "3efb2b28a37d39a5"]);
});

test("a cover of many captures looks as it did: small lines, and names and sentences cut where they end", async () => {
  const name = `${"pantalla-con-un-nombre-largo-".repeat(7)}.png`;
  const capture9 = { ...(await capture(name, 9, 9)), caption: "Leyenda larga ".repeat(12) };
  const clock = { day: "2026-11-20", time: "10:40", confidence: 0.98 };
  const one = { ...capture9, taken: "2026-11-20 10:40:07", bytes: 100 };
  const captures: Capture[] = Array.from({ length: 60 }, (_none, at) => ({
    ...one,
    caption: at === 0 ? "" : one.caption,
    clock: { ...clock, state: at % 2 === 0 ? "en_la_pagina" : "no_seguro" },
  }));
  captures.push(await capture("girada.png", 90, 30, [pngChunk("eXIf", orientationOnly(6))]));
  const path = join(testFolder(), "evidencia.pdf");
  const label = "Una etiqueta que no cabe en una línea de su columna, y tampoco en dos";
  const request = { title: "Muchas", facts: [[label, "DAI"]] as const, captures, date };
  await documents.build({ ...request, event: undefined }, path);
  const pdf = readFileSync(path);
  expect([pdfText(pdf).length, drawnIn(pdf)]).toEqual([63, "3f607b5fbacdbf05"]);
});

test("a document of text looks as it did", async () => {
  const path = join(testFolder(), "informe.pdf");
  const lines = Array.from({ length: 120 }, (_none, at) => `\tlínea ${at} ❯ aquí`).join("\n");
  await documents.buildText(
    {
      title: `Informe de pruebas automáticas ${"y más ".repeat(30)}`,
      note: "No es una captura de pantalla.",
      facts,
      sections: [
        { title: "1. Una falla", text: lines },
        { title: "2. Otra", text: "深圳" },
      ],
      date,
    },
    path,
  );
  const pdf = readFileSync(path);
  expect([pdfText(pdf).length, drawnIn(pdf)]).toEqual([5, "afd3a4258479c2d9"]);
});

test.each([
  ["no warning", undefined, 5, "849c48e5dd6e5779"],
  ["a long warning", `No es la mesa oficial → es la práctica. ${long}`, 6, "6d6db48a1ccb6aee"],
])(
  "a proof with %s is the same, byte for byte, also years later",
  async (_what, warning, pages, bytes) => {
    const proof = {
      title: "Comprobante de presentación",
      subtitle: "Ticket MS-2026-000007 ✓",
      warning,
      sections: [
        { title: "Registro", facts },
        { title: "Sello", facts: facts.slice(0, 1) },
      ],
      notes: { title: "Qué prueba", paragraphs: ["Uno.", long, long] },
      footer: `SHA-256 ${"0123456789abcdef".repeat(8)}`,
    };
    const attachment = '{"comprobante":{"numero":"MS-2026-000007 – ñ"}}';
    const pdf = Buffer.from(await proofDocuments.build(proof, attachment, date));
    expect(proofDocuments.attachment(pdf)).toBe(attachment);
    expect([pdfText(pdf).length, digest(pdf)]).toEqual([pages, bytes]);
  },
);

test("what is attached to a proof is read from nothing else", async () => {
  const { attachment } = proofDocuments;
  const made = (dictionary: string, data = '{"a":1}') =>
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile ${dictionary} >>\nstream\n${data}`);
  expect(attachment(made("/Length 7"))).toBe('{"a":1}');
  expect(attachment(made("/Length 3"))).toBe('{"a');
  expect(attachment(made("/Length 8"))).toBeUndefined();
  expect(attachment(made("/Length 7 /Filter /FlateDecode"))).toBeUndefined();
  expect(attachment(made(""))).toBeUndefined();
  expect(attachment(made("/Length 7").subarray(1))).toBeUndefined();
  expect(attachment(Buffer.from("%PDF-1.7\n<< /Type /EmbeddedFile /Length 7 >>"))).toBeUndefined();
  expect(attachment(Buffer.from("%PDF-1.7\nstream\n{}"))).toBeUndefined();
  const path = join(testFolder(), "archivo");
  writeFileSync(path, "abc");
  // FIPS 180-2, appendix B.1.
  expect(await proofDocuments.digest(path)).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  expect(await proofDocuments.digest(join(path, "no"))).toBeUndefined();
});
