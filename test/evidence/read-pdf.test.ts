import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { hasPdfHeader, readPdf } from "../../src/evidence/read-pdf.ts";
import { makePdf, streamObject } from "../support/make-pdf.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const taken = { pages: 1 };
const damaged = { trouble: "archivo-danado" };
const active = { trouble: "pdf-contenido-activo" };
const encrypted = { trouble: "pdf-cifrado" };

test.each([
  ["p00-control.pdf", taken],
  ["p01-link-with-JS-in-address.pdf", taken],
  ["p03-link-AA.pdf", taken],
  ["p05-leading-newline.pdf", taken],
  ["p07-trailing-3000-nul.pdf", taken],
  ["p08-encrypted-object-streams.pdf", encrypted],
])("%s", (name, truth) =>
  expect(readPdf(readFileSync(join("test/fixtures/casos/pdf", name)))).toEqual(truth),
);

test.each([
  ["", { trouble: "pdf-en-blanco" }],
  ["/Contents [ ]", { trouble: "pdf-en-blanco" }],
  ["/Contents [4 0 R]", taken],
  ["/Annots [5 0 R]", taken],
])("a document whose page has only %j", (page, truth) =>
  expect(readPdf(makePdf({ page }))).toEqual(truth),
);

test.each([
  [0, true],
  [1023, true],
  [1024, false],
])("the header of a PDF behind %i other bytes is found: %s", (before, found) => {
  const given = Buffer.concat([Buffer.alloc(before, " "), makePdf({})]);
  expect(hasPdfHeader(given)).toBe(found);
  expect(readPdf(given)).toEqual(found ? taken : damaged);
});

describe("words in strings, comments and addresses are text:", () => {
  test.each([
    "<< /Title (Guía de /JavaScript y /Launch) >>",
    "<< /Title (paréntesis \\( /JS \\) y (anidados /AA) fin) >>",
    "<< /Title (barra al final \\\\) /Author (/Encrypt 5 0 R) >>",
    "<< /S /URI /URI (https://aduana.example/EmbeddedFile/XFA) >>",
    "<< /Title <2f4a617661536372697074> >>",
    "<< /Title (50 % de descuento) /Subject (/Sound) >>",
    "% /JavaScript y /Encrypt 5 0 R\n<< /Producer (x) >>",
    "<< /Producer (x) % /Launch\r/Title (y) >>",
    "[(varias) (/JS) (líneas\n/AA)]",
    "<< /JavaScripts 1 /JSON 2 /AAA 3 /Soundtrack 4 >>",
  ])("%s", (object) => expect(readPdf(makePdf({ objects: [object] }))).toEqual(taken));
});

describe("what is active stays so, whatever stands around it:", () => {
  test.each([
    "<< /Title (a) /S /JavaScript /JS (app.alert(1)) >>",
    "<< /S/JavaScript/JS(app.alert(1))>>",
    "<< /Title (sin cerrar /S /JavaScript >>",
    "<< /Title (escapado \\) /Subject (x) /S /Launch >>",
    "<< /Title <2f4a /S /Launch >>",
    "<< % comentario\r/S /Launch >>",
    "<< % comentario\n/AA << >> >>",
    "<< /X stream\n /S /Launch >>",
    "<< /X endobj /S /Launch >>",
    "<< /Title (stream) /S /Launch >>",
    "<< /S /#4c#61unch >>",
    "<</Names<</EmbeddedFiles 1 0 R>>>>",
  ])("%s", (object) => {
    expect(readPdf(makePdf({ objects: [object] }))).toEqual(active);
    expect(readPdf(makePdf({ objects: ["(abierta", object, "cerrada)"] }))).toEqual(active);
  });

  test("in the trailer, and in an object hidden in the data of a stream", () => {
    const action = "/OpenAction << /S /Launch >>";
    expect(readPdf(makePdf({ trailer: action }))).toEqual(active);
    const hidden = streamObject("", Buffer.from(`\n77 0 obj\n<< ${action} >>\nendobj\n`));
    expect(readPdf(makePdf({ objects: [hidden] }))).toEqual(active);
  });
});

describe("object streams", () => {
  const within = (...objects: readonly string[]): { first: number; bytes: Buffer } => {
    let offset = 0;
    const head = objects.map((one, index) => {
      const pair = `${90 + index} ${offset}`;
      offset += one.length + 1;
      return pair;
    });
    const first = `${head.join(" ")} `;
    return { first: first.length, bytes: Buffer.from(`${first}${objects.join("\n")}`, "latin1") };
  };
  const packed = (extra: string, ...objects: readonly string[]): Buffer => {
    const { first, bytes } = within(...objects);
    const filter = extra.includes("/Filter") ? "" : "/Filter /FlateDecode";
    const dictionary = `/Type /ObjStm /N ${objects.length} /First ${first} ${filter} ${extra}`;
    return streamObject(dictionary, deflateSync(bytes));
  };

  test.each([
    ["text in a string", taken, packed("", "<< /Title (/JavaScript) >>")],
    ["an action", active, packed("", "<< /Title (x) >>", "<< /S /JavaScript >>")],
    ["a name that begins where the object does", active, packed("", "/Launch", "<< >>")],
    ["between an open and a closing string", active, packed("", "(a", "<< /S /Launch >>", "b)")],
    ["the filter in brackets", active, packed("/Filter [ /FlateDecode ]", "<< /S /Launch >>")],
    ["a signature within", taken, packed("", "<< /Type /Sig /Filter /Adobe.PPKLite >>")],
    ["a predictor, which breaks names apart", damaged, packed("/DecodeParms << /Predictor 12 >>")],
  ])("%s", (_name, truth, stream) =>
    expect(readPdf(makePdf({ objects: [stream] }))).toEqual(truth),
  );

  test("without a filter, after an object that names one", () => {
    const { first, bytes } = within("<< /Title (a) >>");
    const plain = streamObject(`/Type /ObjStm /N 1 /First ${first}`, bytes);
    const signature = "<< /Type /Sig /Filter /Adobe.PPKLite /Contents <00> >>";
    expect(readPdf(makePdf({ objects: [signature, plain] }))).toEqual(taken);
  });

  test("that hold their own end mark are read by their length", () => {
    const { first, bytes } = within("<< /Title (endstream) >>", "<< /S /Launch >>");
    const plain = streamObject(`/Type /ObjStm /N 2 /First ${first}`, bytes);
    expect(readPdf(makePdf({ objects: [plain] }))).toEqual(active);
  });

  test("begin where their dictionary ends, however long that is", () => {
    const { first, bytes } = within("<< /Title (x) >>", "<< /S /Launch >>");
    // An object is read up to 16 KiB first, and whole if its syntax does not end well before.
    for (const length of [
      100,
      16_000,
      ...Array.from({ length: 80 }, (_none, at) => 16_290 + at),
      40_000,
    ]) {
      const dictionary = `/Type /ObjStm /N 2 /First ${first} /Title (${"x".repeat(length - 64)})`;
      expect([length, readPdf(makePdf({ objects: [streamObject(dictionary, bytes)] }))]).toEqual([
        length,
        active,
      ]);
    }
  });

  test("that would fill the memory, each alone or all together, are damage", () => {
    const filled = (bytes: number): Buffer =>
      streamObject(
        "/Type /ObjStm /N 0 /First 0 /Filter /FlateDecode",
        deflateSync("endobj".padEnd(bytes)),
      );
    const most = filled(16 * 2 ** 20);
    expect(readPdf(makePdf({ objects: [most] }))).toEqual(taken);
    expect(readPdf(makePdf({ objects: [most, most, most, most, filled(1)] }))).toEqual(damaged);
    expect(readPdf(makePdf({ objects: [filled(16 * 2 ** 20 + 1)] }))).toEqual(damaged);
  });

  test("of an encrypted document are not unpacked", () => {
    const dictionary = "/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode";
    const objects = [streamObject(dictionary, Buffer.from("cifrado, no comprimido"))];
    expect(readPdf(makePdf({ objects, trailer: "/Encrypt 5 0 R" }))).toEqual(encrypted);
    expect(readPdf(makePdf({ objects }))).toEqual(damaged);
  });
});

describe("bytes around the document:", () => {
  const ready = makePdf({});
  const join2 = (before: string | Buffer, after: string | Buffer): Buffer =>
    Buffer.concat([Buffer.from(before), ready, Buffer.from(after)]);

  test.each([
    ["a byte order mark", taken, join2("\ufeff", "")],
    ["blank lines", taken, join2("\r\n\n  \n", "")],
    ["a printer's commands", taken, join2("\u001b%-12345X@PJL\r\n@PJL ENTER LANGUAGE=PDF\r\n", "")],
    [
      "an HTTP header",
      taken,
      join2("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n", ""),
    ],
    ["NULs after the end", taken, join2("", Buffer.alloc(10_000))],
    ["blanks after the end", taken, join2("", "\r\n ".repeat(2000))],
    ["a header too late", damaged, join2(" ".repeat(1024), "")],
    ["cut short", damaged, ready.subarray(0, ready.length - 20)],
  ])("%s", (_name, truth, bytes) => expect(readPdf(bytes)).toEqual(truth));

  test.each([
    ["MZ programa", "archivo-formato"],
    ["GIF89a", "archivo-formato"],
    ["<svg xmlns='x'>", "archivo-formato"],
    ["PK\u0003\u0004", "archivo-formato"],
    ["\ufeff\r\n", undefined],
    ["\u0000\u0001\u0002", undefined],
  ])("a file that begins as %j", async (before, code) => {
    const path = join(testFolder(), "documento.pdf");
    writeFileSync(path, join2(before, ""));
    const checked = await createEvidenceDocuments().checkCapture(path, "", "capturas");
    expect(checked.ok ? undefined : checked.problem.code).toBe(code);
  });

  test("the practice desk takes what was taken here", async () => {
    const path = join(testFolder(), "documento.pdf");
    writeFileSync(path, join2("\ufeff\r\n", Buffer.alloc(3000)));
    const desde = join("test/fixtures/solicitudes", "incidente-dai-login-error.json");
    const words = ["incidente", "crear", "--desde", desde, "--captura", path];
    const { code, stderr } = await runMesa([...words, "--perfil", "practica", "--si", "--json"]);
    expect([code, stderr]).toEqual([0, ""]);
  });
});

test("a document of more objects than any program writes is damaged", () => {
  const objects = Buffer.from("1 0 obj\n".repeat(500_000));
  expect(readPdf(Buffer.concat([makePdf({}), objects, makePdf({})]))).toEqual(damaged);
});

test("many open strings take no time", () => {
  const open = makePdf({ objects: ["(".repeat(2_000_000), "<".repeat(1_000_000)] });
  const many = makePdf({ objects: Array.from({ length: 100_000 }, () => "(") });
  expect(readPdf(open)).toEqual(taken);
  expect(readPdf(many)).toEqual(taken);
});
