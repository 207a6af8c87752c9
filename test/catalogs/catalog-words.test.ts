import { expect, test } from "vitest";
import { catalogWords } from "../../src/catalogs/catalog-words.ts";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { findScreen, searchScreens, type Screen } from "../../src/catalogs/screens.ts";

function screen(completa: string, more: Partial<Screen> = {}): Screen {
  const ruta = completa.split(" > ");
  const nombre = ruta.pop() ?? "";
  const rest = { portal: "externo", verificado: true, vigente: true, fuente: [] };
  return { ruta, nombre, completa, ...rest, ...more };
}

const pantallas = [
  screen("Carga > Ingreso > Manifiesto", { edoc: "MFT" }),
  screen("Despacho > Declaración"),
  screen("Archivo > Declaración"),
  screen("Uno > Dos > Tres > Consulta-CNS", { edoc: "CNS" }),
  screen("A > Doble uno", { edoc: "DBL" }),
  screen("A > Doble dos", { edoc: "DBL" }),
  screen("A > Derogada", { vigente: false }),
];

test("a screen is completed by its abbreviation and its name, where they mean it alone", () => {
  expect(catalogWords("pantallas", { ...builtInCatalogs, pantallas })).toEqual([
    ["MFT", "Manifiesto"],
    ["Manifiesto", "Carga > Ingreso"],
    ["Despacho > Declaración", "Despacho"],
    ["Archivo > Declaración", "Archivo"],
    ["CNS", "Consulta-CNS"],
    ["Consulta-CNS", "Dos > Tres"],
    ["Doble uno", "A"],
    ["Doble dos", "A"],
  ]);
});

test("the other catalogues are completed by their codes", () => {
  const { distritos, operadores, motivos } = builtInCatalogs;
  expect(catalogWords("distritos", builtInCatalogs)).toEqual(
    distritos.map(({ codigo, etiqueta }) => [codigo, etiqueta]),
  );
  expect(catalogWords("operadores", builtInCatalogs)).toEqual(
    operadores.map(({ id, nombre }) => [id, nombre]),
  );
  const words = catalogWords("motivos", builtInCatalogs).map(([word]) => word);
  const asked = motivos.filter(({ formulario }) => formulario !== "incidente");
  expect([words, asked.length < motivos.length]).toEqual([asked.map(({ id }) => id), true]);
});

test.each([
  ["carga > ingreso > manifiesto", 0],
  ["MANIFIESTO", 0],
  ["mft", 0],
  ["Declaracion", undefined],
  ["archivo > declaracion", 2],
  ["consulta", 3],
  ["cns", 3],
  ["dbl", undefined],
  ["Derogada", 6],
  ["otra", undefined],
  ["", undefined],
])("«%s» means the screen %s", (words, at) => {
  expect(findScreen(words, pantallas)).toBe(at === undefined ? undefined : pantallas[at]);
});

test.each([
  // What is exact, then what begins so, then words that begin so, then words that have it within.
  ["dbl", [4, 5]],
  ["declaracion", [1, 2]],
  ["archivo decl", [2]],
  ["laracion", [1, 2]],
  ["uno", [3, 4]],
  ["manifesto", [0]],
  ["mft", [0]],
  ["carga ingreso", [0]],
  ["nada de eso", []],
  ["", [0, 1, 2, 3, 4, 5]],
])("«%s» finds the screens %j", (words, found) => {
  expect(searchScreens(words, false, pantallas)).toEqual(found.map((at) => pantallas[at]));
});

test("repealed screens are found only where all are looked for", () => {
  const found = (all: boolean) => searchScreens("derogada", all, pantallas).length;
  expect([found(false), found(true)]).toEqual([0, 1]);
});
