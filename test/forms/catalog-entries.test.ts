import { expect, test } from "vitest";
import type { CatalogName } from "../../src/catalogs/catalogs.ts";
import { readEntries } from "../../src/forms/read-entries.ts";

const read = (name: CatalogName, ...given: readonly unknown[]) =>
  readEntries(name, given, "Oficio 12");
const common = { verificado: false, fuente: ["Oficio 12"], propia: true };

test.each<[CatalogName, object, string, object]>([
  [
    "distritos",
    { codigo: 7, nombre: "ISLA", etiqueta: "", nota: null },
    "007",
    { codigo: "007", nombre: "ISLA", etiqueta: "ISLA", ...common },
  ],
  [
    "distritos",
    {
      codigo: " 28 ",
      nombre: "ISLA",
      etiqueta: "Isla\u202e",
      nota: "n",
      verificado: "Sí",
      propia: 0,
    },
    "028",
    { codigo: "028", nombre: "ISLA", etiqueta: "Isla", nota: "n", ...common, verificado: true },
  ],
  [
    "pantallas",
    { ruta: "Menú > Otro > ", nombre: "Pantalla", fuente: "Manual; Página 3", vigente: "no" },
    "Menú > Otro > Pantalla",
    {
      ruta: ["Menú", "Otro"],
      nombre: "Pantalla",
      completa: "Menú > Otro > Pantalla",
      portal: "externo",
      vigente: false,
      ...common,
      fuente: ["Manual", "Página 3"],
    },
  ],
  [
    "pantallas",
    { nombre: "Pantalla", completa: "Otra", ruta: '["A > B"]', portal: "interno", edoc: "PRU" },
    "Otra",
    {
      ruta: ["A > B"],
      nombre: "Pantalla",
      completa: "Otra",
      portal: "interno",
      edoc: "PRU",
      vigente: true,
      ...common,
    },
  ],
  [
    "operadores",
    { id: "nave-1", nombre: "Nave", prefijo: "07", verificado: 1 },
    "nave-1",
    { id: "nave-1", nombre: "Nave", prefijo: "07", ...common, verificado: true },
  ],
  [
    "motivos",
    {
      id: "cupos",
      nombre: "Cupos",
      papeles: "Guía aérea*; Factura ;",
      propuesto: "x",
      verificado: 0,
    },
    "cupos",
    {
      id: "cupos",
      nombre: "Cupos",
      formulario: "consulta",
      papeles: [
        { nombre: "Guía aérea", obligatorio: true },
        { nombre: "Factura", obligatorio: false },
      ],
      propuesto: true,
      ...common,
    },
  ],
  [
    "motivos",
    { id: "c", nombre: "C", formulario: "ambos", papeles: '[{"nombre":"G","obligatorio":"no"}]' },
    "c",
    {
      id: "c",
      nombre: "C",
      formulario: "ambos",
      papeles: [{ nombre: "G", obligatorio: false }],
      propuesto: false,
      ...common,
    },
  ],
])("an entry of %s %j is kept as %s", (name, given, key, entry) => {
  expect(read(name, given)).toEqual({ entries: [[key, entry]], problems: [] });
});

test.each(["sí", "SI", "yes", "True", "verdadero", "x", "1", " sí "])(
  "«%s» is yes",
  (verificado) => {
    const { entries } = read("operadores", { id: "a", nombre: "A", verificado });
    expect(entries[0]?.[1]["verificado"]).toBe(true);
  },
);

test.each(["no", "False", "falso", "0"])("«%s» is no", (vigente) => {
  const { entries } = read("pantallas", { nombre: "A", vigente });
  expect(entries[0]?.[1]["vigente"]).toBe(false);
});

test.each<[CatalogName, unknown, string, string, object]>([
  ["operadores", { id: "A b", nombre: "A" }, "id", "entrada-id", { valor: "A b" }],
  [
    "distritos",
    { codigo: "1x", nombre: "A" },
    "codigo",
    "entrada-codigo",
    { valor: "1x", cifras: 3 },
  ],
  [
    "operadores",
    { id: "a", nombre: "A", prefijo: "7" },
    "prefijo",
    "entrada-codigo",
    { valor: "7", cifras: 2 },
  ],
  [
    "motivos",
    { id: "a", nombre: "A", formulario: "otro" },
    "formulario",
    "valor-esperado",
    { valor: "otro", esperado: "incidente, consulta, ambos" },
  ],
  ["pantallas", { nombre: "A", vigente: "quizá" }, "vigente", "valor-si-o-no", { valor: "quizá" }],
  ["pantallas", { nombre: "A", vigente: ["x"] }, "vigente", "valor-si-o-no", { valor: '["x"]' }],
  ["distritos", { codigo: "001", nombres: "A" }, "nombre", "falta", {}],
  ["operadores", { id: "a" }, "nombre", "falta", {}],
  ["operadores", { id: "a", nombre: "x".repeat(101) }, "nombre", "largo", { maximo: 100 }],
  ["operadores", { id: "a", nombre: "A", fuente: [] }, "fuente", "falta", {}],
  ["operadores", 7, "entradas", "valor", {}],
])("an entry of %s %j is refused for its %s", (name, given, field, code, params) => {
  const { entries, problems } = read(name, given);
  expect(entries).toEqual([]);
  const { codigo: _code, ...rest } = { codigo: undefined, ...params };
  const found = problems.find((one) => one.field === field);
  if (code === "valor") expect(found?.code).toMatch(/^(?:valor|tipo-texto)$/);
  else expect(found).toEqual({ field, code, params: { ...rest, posicion: 1 } });
});

test("a property that no entry has is told with the nearest one, or with all there are", () => {
  const { problems } = read("operadores", { id: "a", nombre: "A", prefix: "07", zzz: 1 });
  expect(problems).toEqual([
    { field: "prefix", code: "opcion-parecida", params: { posicion: 1, parecida: "prefijo" } },
    {
      field: "zzz",
      code: "campo-ajeno",
      params: { posicion: 1, parecida: "id, nombre, prefijo, verificado, fuente, propia" },
    },
  ]);
});

test("of a file twenty problems are told, and a second entry of a key is one; too many are not read", () => {
  const one = { id: "a", nombre: "A" };
  expect(read("operadores", one, { ...one, nombre: "B" })).toEqual({
    entries: [["a", { id: "a", nombre: "B", ...common }]],
    problems: [
      { field: "entradas", code: "entrada-repetida", params: { posicion: 2, valor: "a" } },
    ],
  });
  const { problems } = read(
    "operadores",
    ...Array.from({ length: 25 }, () => ({ id: "A", nombre: "A" })),
  );
  expect(problems.map(({ params }) => params?.["posicion"])).toEqual(
    Array.from({ length: 20 }, (_none, at) => at + 1),
  );
  const many = (length: number) => readEntries("operadores", Array.from({ length }), "");
  expect(many(20_001)).toEqual({
    entries: [],
    problems: [{ field: "entradas", code: "demasiados", params: { maximo: 20_000 } }],
  });
  expect(many(20_000).problems).toHaveLength(20);
});
