import { expect, test } from "vitest";
import { contentDigest } from "../../src/sending/content-digest.ts";
import { buildWithin, reductionAdvice } from "../../src/sending/fit-evidence.ts";
import { requestFingerprint } from "../../src/sending/request-fingerprint.ts";
import { summarizeEvidence } from "../../src/sending/summarize-evidence.ts";
import { adviseUnshown, adviseUnshownIn } from "../../src/sending/unshown-text.ts";
import { pdf, picture } from "../support/checked-files.ts";

const files = (change: object = {}) => ({
  captures: [picture("uno.png")],
  document: undefined,
  attachments: [{ ...pdf("a.pdf"), kind: "pdf" as const }],
  problems: [],
  advice: [],
  ...change,
});
const request = (change: object = {}) => ({
  tipo: "incidente" as const,
  datos: { pantalla: "DAI", hora: "10:00" },
  sigueA: undefined,
  files: files(),
  ...change,
});

test.each<[string, object]>([
  ["another form", { tipo: "consulta" }],
  ["another answer", { datos: { pantalla: "DAE", hora: "10:00" } }],
  ["an earlier ticket", { sigueA: "7" }],
  ["another picture", { files: files({ captures: [picture("uno.png", { sha256: "x" })] }) }],
  ["another caption", { files: files({ captures: [picture("uno.png", { caption: "x" })] }) }],
  ["another name", { files: files({ captures: [picture("uno.png", { name: "x" })] }) }],
  [
    "a part hidden",
    {
      files: files({
        captures: [picture("uno.png", { hidden: [{ left: 0, top: 0, right: 1, bottom: 1 }] })],
      }),
    },
  ],
  ["a document", { files: files({ document: pdf("x.pdf") }) }],
  ["no attachment", { files: files({ attachments: [] }) }],
  ["another attachment", { files: files({ attachments: [{ ...pdf("a.pdf"), sha256: "x" }] }) }],
])("a request with %s is another one", (_what, change) => {
  expect(contentDigest(request(change))).not.toBe(contentDigest(request()));
});

test("folders and the order of answers make no other request, nor how a picture is converted", () => {
  const whole = contentDigest(request());
  const moved = files({ captures: [picture("uno.png", { path: "/otra/uno.png" })] });
  expect([
    contentDigest(request({ datos: { hora: "10:00", pantalla: "DAI" } })),
    contentDigest(request({ files: moved })),
  ]).toEqual([whole, whole]);
  const converted = (sha256: string) =>
    contentDigest(
      request({
        files: files({
          attachments: [
            { ...pdf("a.png"), kind: "png", sha256, originalSha256: "o", convertedFrom: "webp" },
          ],
        }),
      }),
    );
  expect(converted("una")).toBe(converted("otra"));
});

const fields = {
  identificacion: "0999999901001",
  pantalla: "DAI",
  motivo: "m",
  asunto: "a",
  tramite: "t",
  descripcion: "Falla",
  consulta: "¿Qué?",
};
const printed = (change: object = {}, more: object = {}) =>
  requestFingerprint({ tipo: "incidente", datos: { ...fields, ...change }, sigueA: null, ...more });

test("accents, capitals, the hour and captures make no other case; what it is about does", () => {
  expect(printed({ descripcion: " FÁLLA. ", hora: "9", pantalla: "dai" })).toEqual(printed());
  for (const field of ["identificacion", "pantalla", "motivo", "asunto", "tramite"]) {
    const other = printed({ [field]: "otra" });
    expect([other.scope === printed().scope, other.text]).toEqual([false, "falla que"]);
  }
  for (const field of ["descripcion", "consulta"]) {
    const other = printed({ [field]: "otra" });
    expect([other.scope === printed().scope, other.digest === printed().digest]).toEqual([
      true,
      false,
    ]);
  }
  expect(printed({}, { sigueA: "7" }).scope).not.toBe(printed().scope);
  expect(printed({}, { tipo: "consulta" }).scope).not.toBe(printed().scope);
  expect(printed({ descripcion: 7, consulta: undefined }).text).toBe("");
});

/** Makes documents of these sizes, one after the other. */
function documentsOf(...sizes: readonly number[]) {
  const asked: (readonly [call: string, ...unknown[]])[] = [];
  const left = [...sizes];
  const made = () => ({
    ...pdf("evidencia.pdf"),
    pages: 1,
    captures: [],
    bytes: left.shift() ?? 0,
  });
  return {
    asked,
    build: (_request: unknown, path: string, maxBytes?: number) => {
      asked.push(["build", path, maxBytes]);
      return Promise.resolve(made());
    },
    buildSmaller: (_request: unknown, path: string, goal: unknown) => {
      asked.push(["buildSmaller", path, goal]);
      return Promise.resolve(made());
    },
  };
}

const evidence = {
  title: "",
  facts: [],
  captures: [],
  event: undefined,
  date: new Date("2026-11-24T15:00:00Z"),
};

test.each<[string, readonly number[], boolean, number | object, readonly string[]]>([
  ["fits to the byte", [100], false, 100, ["build"]],
  ["is agreed to be made smaller", [101, 100], true, 100, ["build", "buildSmaller"]],
  [
    "is still too large",
    [150, 101],
    true,
    { pesa: "101 B", caso: "reducida" },
    ["build", "buildSmaller"],
  ],
  ["is not agreed to", [101], false, { pesa: "101 B", caso: "entera" }, ["build"]],
])("a document that %s", async (_what, sizes, agrees, expected, calls) => {
  const documents = documentsOf(...sizes);
  const questions: unknown[] = [];
  const limit = {
    maxBytes: 100,
    inWords: (bytes: number) => `${bytes} B`,
    mayReduce: (question: object) => {
      questions.push(question);
      return Promise.resolve(agrees);
    },
  };
  const built = buildWithin(evidence, "/e.pdf", limit, documents);
  if (typeof expected === "number") expect((await built).bytes).toBe(expected);
  else {
    await expect(built).rejects.toMatchObject({
      code: "evidencia-excede",
      params: { maximo: "100 B", ...expected },
    });
  }
  expect(documents.asked.map(([call]) => call)).toEqual(calls);
  const [first = 0] = sizes;
  expect(questions).toEqual(first > 100 ? [{ bytes: first, maxBytes: 100 }] : []);
  expect(documents.asked.slice(1)).toEqual(
    calls.length === 1 ? [] : [["buildSmaller", "/e.pdf", { excess: first - 100, maxBytes: 100 }]],
  );
});

test("where no size is too large nothing is measured", async () => {
  const documents = documentsOf(1e9);
  expect((await buildWithin(evidence, "/e.pdf", undefined, documents)).bytes).toBe(1e9);
  expect(documents.asked).toEqual([["build", "/e.pdf", undefined]]);
});

test("a document and what was done to its captures is kept in the journal's words", () => {
  const size = { bytes: 5, width: 80, height: 60 };
  const reduced = { how: "escala", path: "/r.png", kind: "png", ...size } as const;
  const changed = picture("dos.png", {
    captured: "2026-11-19 08:14:00",
    convertedFrom: "webp",
    reduced,
    shown: { bytes: 4, sha256: "s" },
    hidden: [{ left: 1, top: 2, right: 4, bottom: 6 }],
  });
  const captures = [picture("uno.png", { shown: { bytes: 4 } }), changed];
  const summary = summarizeEvidence({ ...pdf("evidencia.pdf"), pages: 2, captures });
  const common = { bytes: 10, ancho: 800, alto: 600 };
  expect(summary).toEqual({
    archivo: "evidencia.pdf",
    bytes: 20,
    sha256: "d-evidencia.pdf",
    capturas: [
      {
        nombre: "uno.png",
        leyenda: "De uno.png",
        sha256: "d-uno.png",
        ...common,
        reloj: expect.anything(),
      },
      {
        nombre: "dos.png",
        leyenda: "De dos.png",
        sha256: "d-dos.png",
        ...common,
        reloj: expect.anything(),
        tomada: "2026-11-19 08:14:00",
        convertida_de: "webp",
        reducida: { modo: "escala", bytes: 5, ancho: 80, alto: 60 },
        mostrada: { bytes: 4, sha256: "s" },
        ocultado: [expect.anything()],
      },
    ],
  });
  expect(reductionAdvice(null)).toEqual([]);
  expect(reductionAdvice(summary)).toEqual([
    {
      field: "capturas",
      code: "captura-reducida",
      params: { archivo: "dos.png", causa: "reducida-escala", ancho: 80, alto: 60 },
    },
  ]);
});

test("characters that no font has are told for each field, the first twenty", async () => {
  const asked: string[] = [];
  const checks = (...found: readonly string[]) => ({
    unshown: (text: string) => {
      asked.push(text);
      return Promise.resolve(found);
    },
  });
  const datos = { asunto: "Latín ñ", pasos: ["uno 漢", "dos"], descripcion: "字" };
  expect(await adviseUnshown(datos, [], checks("漢"))).toEqual([]);
  expect(await adviseUnshown(datos, [picture("𝒂.png")], checks("漢"))).toEqual(
    ["pasos", "descripcion", "capturas"].map((campo) => ({
      field: campo,
      code: "caracter-sin-fuente",
      params: { campo, caracteres: "漢" },
    })),
  );
  expect(asked).toEqual(["uno 漢 dos", "字", "De 𝒂.png 𝒂.png"]);
  const many = (count: number) => Array.from({ length: count }, () => "x");
  const told = async (count: number) =>
    (await adviseUnshownIn("constancia", ["漢"], checks(...many(count))))[0]?.params;
  expect([await told(20), await told(21)]).toEqual([
    { documento: "constancia", caracteres: many(20).join(" ") },
    { documento: "constancia", caracteres: `${many(20).join(" ")} …` },
  ]);
  expect(await adviseUnshownIn("constancia", ["漢"], checks())).toEqual([]);
  expect(await adviseUnshownIn("constancia", [`${"a".repeat(10_000)}漢`], checks("漢"))).toEqual(
    [],
  );
});
