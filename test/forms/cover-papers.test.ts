import { expect, test } from "vitest";
import { coverPapers, paperInFileName } from "../../src/forms/cover-papers.ts";
import { readAttachments } from "../../src/forms/field-schemas.ts";
import { motivos } from "../../src/catalogs/motivos.ts";

const tariff = motivos.find(({ id }) => id === "consulta-arancel") ?? { papeles: [] };
const sheet = "Ficha técnica o descripción de la mercancía";
const invoice = "Factura comercial o proforma";

test.each([
  ["a.pdf", { ruta: "a.pdf" }],
  ["a.pdf=Ficha técnica", { ruta: "a.pdf", documento: "Ficha técnica" }],
  ["año=2026/nota", { ruta: "año=2026/nota" }],
  ["a.pdf=", { ruta: "a.pdf" }],
  [
    { ruta: "x=1.pdf", documento: " Ficha " },
    { ruta: "x=1.pdf", documento: "Ficha" },
  ],
])("%j", (given, truth) => expect(readAttachments(given)).toEqual([truth]));

test.each([
  ["nobody says which is which", ["a.pdf"], [], ["a.pdf"], []],
  ["by its whole name, in any case", [`a.pdf=${sheet.toUpperCase()}`], [sheet], [], []],
  ["by a word of it", ["a.pdf=factura", "b.pdf"], [invoice], ["b.pdf"], []],
  ["two for one document", ["a.pdf=factura", "b.pdf=factura"], [invoice], [], []],
  ["by another name", ["a.pdf=Nombramiento"], [], [], ["Nombramiento"]],
])("documents are covered: %s", (_case, given, covered, unnamed, strange) => {
  const list = coverPapers(tariff, readAttachments(given));
  expect(list.papers.map(({ nombre }) => nombre)).toEqual(
    tariff.papeles.map(({ nombre }) => nombre),
  );
  const found = list.papers.filter(({ ruta }) => ruta === "a.pdf");
  expect(found.map(({ nombre }) => nombre)).toEqual(covered);
  expect(list.unnamed.map(({ ruta }) => ruta)).toEqual(unnamed);
  expect(list.strange).toEqual(strange);
});

test.each([
  ["factura-034.pdf", invoice],
  ["FICHA técnica sensor.pdf", sheet],
  ["escaneo-0012.pdf", undefined],
  ["de la aduana.pdf", undefined],
])("the name of %s speaks of %s", (name, truth) =>
  expect(paperInFileName(name, coverPapers(tariff, []).papers)?.nombre).toBe(truth),
);
