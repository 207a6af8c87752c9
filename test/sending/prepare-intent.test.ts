import { expect, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import type { Attachment } from "../../src/domain/evidence.ts";
import type { FormValues } from "../../src/domain/submission.ts";
import type { EvidenceRequest } from "../../src/ports/documents.ts";
import { coverFacts } from "../../src/sending/cover-facts.ts";
import { prepareIntent, type RequestDraft } from "../../src/sending/prepare-intent.ts";
import { summarizeEvidence } from "../../src/sending/summarize-evidence.ts";
import { pdf, picture } from "../support/checked-files.ts";

const now = new Date("2026-11-24T15:00:00.000Z");
const id = "01a20000-0000-7000-8000-000000000001";
const datos: FormValues = {
  pantalla: "Despacho > DAI",
  fecha: "2026-11-20",
  hora: "10:32",
  distrito: "028",
  tipo_operador: "agente-aduana",
  descripcion: "2026-11-20",
  pasos: ["Abrir", "Firmar"],
};

const draft = (change: Partial<RequestDraft> = {}, files: object = {}): RequestDraft => ({
  perfil: "prueba",
  canal: "portal",
  tipo: "incidente",
  datos,
  files: { captures: [], document: undefined, attachments: [], problems: [], advice: [], ...files },
  sigueA: undefined,
  clave: undefined,
  ...change,
});

/** Prepares a request; which documents were made, and where files went, is written down. */
async function prepared(given: RequestDraft) {
  const built: { readonly request: EvidenceRequest; readonly path: string }[] = [];
  const written: unknown[] = [];
  const kept: string[] = [];
  const intent = await prepareIntent(id, given, {
    ledger: {
      scratchPath: (name) => Promise.resolve(`/armado/${name}`),
      keepFile: (path, sha256) => {
        kept.push(`copy ${path}`);
        return Promise.resolve(`/archivos/${sha256}`);
      },
      adoptFile: (path, sha256) => {
        kept.push(`move ${path}`);
        return Promise.resolve(`/archivos/${sha256}`);
      },
    },
    evidence: {
      build: (request, path) => {
        built.push({ request, path });
        const document = { path, name: "evidencia.pdf", pages: 2, bytes: 50, sha256: "doc" };
        return Promise.resolve({ ...document, captures: request.captures });
      },
      buildSmaller: () => Promise.reject(new Error("nothing is too large")),
      writeAttachment: (file, path) => {
        written.push([file.name, path]);
        return Promise.resolve();
      },
    },
    clock: () => now,
    catalogs: () => Promise.resolve(builtInCatalogs),
  });
  return { intent, built, written, kept };
}

test("captures become one document, attachments are copied as they are sent", async () => {
  const captures = [picture("uno.png"), picture("dos.png")];
  const plain: Attachment = { ...pdf("a.pdf"), kind: "pdf" };
  const cleaned: Attachment = { ...plain, name: "b.png", kind: "png", originalSha256: "o" };
  const given = draft(
    { clave: "mía", sigueA: "MS-1" },
    { captures, attachments: [plain, { ...cleaned, sha256: "limpio" }] },
  );
  const { intent, built, written, kept } = await prepared(given);
  const { huella, esencia, ...rest } = intent;
  expect([huella, esencia].map((one) => one.length)).toEqual([64, 64]);
  const attached = { clase: "adjunto", bytes: 20 };
  expect(rest).toEqual({
    solicitud: id,
    perfil: "prueba",
    canal: "portal",
    clave: "mía",
    tipo: "incidente",
    datos,
    archivos: [
      {
        clase: "evidencia",
        nombre: "evidencia.pdf",
        ruta: "/archivos/doc",
        tipo: "application/pdf",
        bytes: 50,
        sha256: "doc",
      },
      {
        ...attached,
        nombre: "a.pdf",
        ruta: "/archivos/d-a.pdf",
        tipo: "application/pdf",
        sha256: "d-a.pdf",
      },
      {
        ...attached,
        nombre: "b.png",
        ruta: "/archivos/limpio",
        tipo: "image/png",
        sha256: "limpio",
      },
    ],
    evidencia: summarizeEvidence({
      path: "",
      name: "evidencia.pdf",
      pages: 2,
      bytes: 50,
      sha256: "doc",
      captures,
    }),
    sigue_a: "MS-1",
    creada: now.toISOString(),
  });
  expect(built).toEqual([
    {
      path: `/armado/${id}.pdf`,
      request: {
        title: "Evidencia del incidente",
        facts: coverFacts("incidente", datos, builtInCatalogs),
        captures,
        event: "20/11/2026 10:32",
        date: new Date("2026-11-20T15:32:00.000Z"),
      },
    },
  ]);
  expect(written).toEqual([["b.png", `/armado/${id}-1`]]);
  expect(kept).toEqual([`move /armado/${id}.pdf`, "copy /c/a.pdf", `move /armado/${id}-1`]);
});

test.each<[FormValues]>([[{ asunto: "Algo" }], [{ fecha: "2026-11-20" }], [{ hora: "10:32" }]])(
  "captures of a consultation, or without a whole moment, are dated now: %j",
  async (values) => {
    const captures = [picture("uno.png")];
    const { built, intent } = await prepared(
      draft({ tipo: "consulta", datos: values }, { captures }),
    );
    expect(built.map(({ request }) => [request.title, request.event, request.date])).toEqual([
      ["Capturas de la consulta", undefined, now],
    ]);
    expect([intent.clave, intent.sigue_a]).toEqual([id, null]);
  },
);

test("a ready-made document is copied as it is, and without any there is none", async () => {
  const ready = await prepared(draft({}, { document: pdf("mi.pdf") }));
  expect([ready.built, ready.kept]).toEqual([[], ["copy /c/mi.pdf"]]);
  expect(ready.intent.archivos).toEqual([
    {
      clase: "evidencia",
      nombre: "evidencia.pdf",
      ruta: "/archivos/d-mi.pdf",
      tipo: "application/pdf",
      bytes: 20,
      sha256: "d-mi.pdf",
    },
  ]);
  expect(ready.intent.evidencia?.capturas).toEqual([]);
  const none = await prepared(draft());
  expect([none.intent.archivos, none.intent.evidencia, none.kept]).toEqual([[], null, []]);
});

test("a cover has every answer with its label, codes by name, days and hours as they are written", () => {
  const answers = { ...datos, mensaje_error: "" };
  expect(coverFacts("incidente", answers, builtInCatalogs).map(([, value]) => value)).toEqual([
    "Despacho > DAI",
    "20/11/2026",
    "10:32 (hora de Guayaquil)",
    "028 Guayaquil Marítimo",
    "Agente de Aduana",
    "2026-11-20",
    "1. Abrir\n2. Firmar",
  ]);
  expect(coverFacts("incidente", { fecha: "ayer" }, builtInCatalogs)).toEqual([
    ["Fecha del evento", "ayer"],
  ]);
});
