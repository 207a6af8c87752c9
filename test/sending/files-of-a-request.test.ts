import { expect, test } from "vitest";
import type { Attachment, HiddenBox } from "../../src/domain/evidence.ts";
import type { Checked } from "../../src/ports/documents.ts";
import type { ReadImage } from "../../src/ports/image-reader.ts";
import { collectEvidence } from "../../src/sending/collect-evidence.ts";
import { pdf, picture } from "../support/checked-files.ts";

const ok = <File>(file: File, ...codes: readonly string[]): Checked<File> => ({
  ok: true,
  file,
  advice: codes.map((code) => ({ field: "capturas", code })),
});

/** Checks that know files by their name: `mala` is none, `x.pdf` a document, all else a picture. */
function toyChecks() {
  const asked: unknown[] = [];
  return {
    asked,
    unshown: () => Promise.resolve([]),
    checkCapture(path: string, caption: string, field: string, hide: readonly HiddenBox[] = []) {
      asked.push([path, caption, field, hide]);
      if (path === "mala") {
        return Promise.resolve({ ok: false as const, problem: { field, code: "no-existe" } });
      }
      const name = path.replace("igual", "uno.png");
      const hidden = hide.length === 0 ? {} : { hidden: hide };
      if (path.endsWith(".pdf")) return Promise.resolve(ok(pdf(path), "pdf"));
      return Promise.resolve(ok(picture(name, { caption, ...hidden }), path));
    },
    checkAttachment(path: string, field: string) {
      asked.push([path, field]);
      if (path === "mala") {
        return Promise.resolve({ ok: false as const, problem: { field, code: "no-existe" } });
      }
      const file: Attachment = path.endsWith(".png")
        ? { ...pdf(path), kind: "png" }
        : { ...pdf(path), kind: "pdf" };
      return Promise.resolve(ok(file, path));
    },
  };
}

const capture = (ruta: string, ...ocultar: readonly string[]) => ({
  ruta,
  leyenda: `De ${ruta}`,
  ...(ocultar.length > 0 && { ocultar: [...ocultar] }),
});

test("captures and attachments are collected in their order, with what is said of each", async () => {
  const checks = toyChecks();
  const names = ["uno.png", "dos.png", "igual", "mala"].map((one) => capture(one));
  expect(await collectEvidence(names, ["a.pdf", "mala", "b.png"], checks)).toEqual({
    captures: [picture("uno.png"), picture("dos.png"), picture("uno.png", { caption: "De igual" })],
    document: undefined,
    attachments: [
      { ...pdf("a.pdf"), kind: "pdf" },
      { ...pdf("b.png"), kind: "png" },
    ],
    problems: [
      { field: "capturas", code: "no-existe" },
      { field: "adjuntos", code: "no-existe" },
    ],
    advice: [
      ...["uno.png", "dos.png", "igual", "a.pdf", "b.png"].map((code) => ({
        field: "capturas",
        code,
      })),
      { field: "capturas", code: "captura-repetida", params: { archivo: "uno.png" } },
    ],
  });
  expect(checks.asked.at(0)).toEqual(["uno.png", "De uno.png", "capturas", []]);
});

test.each([
  [["x.pdf"], "x.pdf", []],
  [["x.pdf", "y.pdf"], "x.pdf", ["captura-pdf-mezclado"]],
  [["uno.png", "x.pdf"], "x.pdf", ["captura-pdf-mezclado"]],
  [["uno.png"], undefined, []],
  [[], undefined, []],
])("of %j the ready-made document is %s", async (names, document, problems) => {
  const found = await collectEvidence(
    names.map((one) => capture(one)),
    [],
    toyChecks(),
  );
  expect([found.document?.name, found.problems.map(({ code }) => code)]).toEqual([
    document,
    problems,
  ]);
});

const line = (text: string, left: number) => ({
  text,
  left,
  top: 10,
  right: left + 100,
  bottom: 30,
  words: [{ text, left, top: 10, right: left + 100, bottom: 30 }],
});

test("parts that the operator names are hidden, and attached pictures pointed out", async () => {
  const checks = toyChecks();
  const found = await collectEvidence(
    [capture("uno.png", "10,20,30,40", "0,0,5,6")],
    ["a.pdf", "b.png"],
    checks,
    () => Promise.reject(new Error("not read")).catch(() => undefined),
  );
  const hidden = [
    { left: 10, top: 20, right: 40, bottom: 60 },
    { left: 0, top: 0, right: 5, bottom: 6 },
  ];
  expect(found.captures).toEqual([picture("uno.png", { hidden })]);
  expect(found.advice.slice(1)).toEqual([
    {
      field: "capturas",
      code: "captura-ocultada",
      params: { archivo: "uno.png", partes: "10,20,30,40 · 0,0,5,6" },
    },
    { field: "capturas", code: "a.pdf" },
    { field: "capturas", code: "b.png" },
    { field: "adjuntos", code: "adjunto-sin-ocultar", params: { archivo: "b.png" } },
  ]);
});

test.each([
  ["nobody can read", undefined, "ocultar-sin-reconocedor"],
  ["the picture can't be read", { read: () => Promise.resolve(undefined) }, "ocultar-no-se-lee"],
])("texts that are to be hidden are a problem where %s", async (_what, reader, code) => {
  const found = await collectEvidence([capture("uno.png", "correo", "ruc")], [], toyChecks(), () =>
    Promise.resolve(reader),
  );
  expect([found.captures, found.problems]).toEqual([
    [],
    [{ field: "capturas", code, params: { archivo: "uno.png", patrones: "ruc, correo" } }],
  ]);
});

test("texts that a reading finds are hidden and told masked; where there are none that is told", async () => {
  const seen = { look: { edges: 0.05, grid: [] }, clock: undefined, moments: [] };
  const readOf = (text: string): ReadImage => ({ ...seen, lines: [line(text, 50)] });
  const outcome = async (text: string) => {
    const checks = toyChecks();
    const reader = { read: () => Promise.resolve(readOf(text)) };
    const given = [capture("uno.png", "correo")];
    const found = await collectEvidence(given, [], checks, () => Promise.resolve(reader));
    return [found.captures[0]?.hidden?.length, found.advice.slice(1).map(({ code }) => code)];
  };
  expect([await outcome("ana@oce.test"), await outcome("Hola")]).toEqual([
    [1, ["captura-patron", "captura-ocultada"]],
    [undefined, ["captura-patron-nada"]],
  ]);
});
