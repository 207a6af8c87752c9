import { expect, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { MesaError, type FieldProblem } from "../../src/errors/mesa-error.ts";
import { formCatalog } from "../../src/forms/form-catalog.ts";
import type { FieldKind } from "../../src/forms/form.ts";
import { lostCells, planColumns } from "../../src/forms/from-table.ts";
import { withHidden } from "../../src/forms/hidden-parts.ts";
import { lookUp } from "../../src/forms/look-up.ts";
import { fillProfile } from "../../src/forms/profile-form.ts";
import { unknownKey } from "../../src/forms/to-problem.ts";
import { unknownProfile, unknownValue } from "../../src/forms/unknown-value.ts";

const found = (value: unknown) => ({ ok: true, value });
const not = (code: string, params: object) => ({ ok: false, code, params });
const guayaquil = "019 Guayaquil Aéreo, 028 Guayaquil Marítimo";
const consultation = builtInCatalogs.motivos.find(({ id }) => id === "consulta-arancel");
const dai = builtInCatalogs.pantallas.find(({ edoc }) => edoc === "DAI");

test.each<[FieldKind, unknown, object]>([
  ["district", "28", found("028")],
  ["district", "\u200bguayaquil maritimo ", found("028")],
  ["district", "Guayaquil", not("distrito-ambiguo", { valor: "Guayaquil", opciones: guayaquil })],
  ["district", "tulacn", not("distrito-parecido", { valor: "tulacn", parecido: "073 Tulcán" })],
  ["district", " 999 ", not("distrito-desconocido", { valor: "999" })],
  ["operator", "AGENTE DE ADUANA", found("agente-aduana")],
  [
    "operator",
    "agente de aduan",
    not("operador-parecido", { valor: "agente de aduan", parecido: "agente-aduana" }),
  ],
  ["operator", "astronauta", not("operador-desconocido", { valor: "astronauta" })],
  ["motivo", consultation?.nombre.toUpperCase(), found("consulta-arancel")],
  ["motivo", " otra cosa", found(" otra cosa")],
  ["screen", "dai", found(dai?.completa)],
  ["screen", " mi pantalla ", found(" mi pantalla ")],
  ["screen", "a > dai", found("a > dai")],
  ["line", "028", found("028")],
  ["district", "  ", found("  ")],
  ["district", 28, found(28)],
  ["operator", undefined, found(undefined)],
])("of a %s «%s» is understood as %o", (kind, value, expected) => {
  expect(lookUp(kind, value, builtInCatalogs)).toEqual(expected);
});

const said = (error: MesaError) => [error.code, error.params, error.problems];

test("what is not on a list is told with the list, and the nearest of it", () => {
  const given = { key: "estado", shown: "--estado" };
  const esperado = "abierto, cerrado";
  expect(said(unknownValue(given, "cerado", ["abierto", "cerrado"]))).toEqual([
    "valor-invalido",
    { bandera: "--estado", valor: "cerado", esperado, parecido: "cerrado" },
    [
      {
        field: "estado",
        code: "valor-parecido",
        params: { valor: "cerado", esperado, parecido: "cerrado" },
      },
    ],
  ]);
  expect(said(unknownValue(given, "x1y2", ["abierto", "cerrado"]))).toEqual([
    "valor-invalido",
    { bandera: "--estado", valor: "x1y2", esperado },
    [
      {
        field: "estado",
        code: "valor-esperado",
        params: { valor: "x1y2", esperado, parecido: "" },
      },
    ],
  ]);
  const profiles = [{ nombre: "agencia" }, { nombre: "practica" }];
  expect(said(unknownProfile("agensia", profiles))).toEqual([
    "perfil-desconocido",
    { perfil: "agensia" },
    [{ field: "perfil", code: "opcion-parecida", params: { parecida: "agencia" } }],
  ]);
  expect(said(unknownProfile("otro", profiles))).toEqual([
    "perfil-desconocido",
    { perfil: "otro" },
    [],
  ]);
  expect([unknownKey("pantala", ["pantalla"]), unknownKey("otra", ["pantalla"])]).toEqual([
    {
      field: "pantala",
      code: "clave-parecida",
      params: { clave: "pantala", parecida: "pantalla" },
    },
    { field: "otra", code: "clave-desconocida", params: { clave: "otra" } },
  ]);
});

const captures = [
  { ruta: "a.png", leyenda: "A" },
  { ruta: "b.png", leyenda: "B", ocultar: ["ruc"] },
];
const hide = (...parts: readonly string[]) =>
  withHidden(captures, parts).map((one) => one.ocultar ?? []);

test.each<[readonly string[], readonly (readonly string[])[]]>([
  [[], [[], ["ruc"]]],
  [["cedula"], [["cedula"], ["ruc", "cedula"]]],
  [
    ["ruc", "2:1,2,3,4"],
    [["ruc"], ["ruc", "1,2,3,4"]],
  ],
  [
    ["1:ruc", "2:ruc"],
    [["ruc"], ["ruc"]],
  ],
  [["1,2,3,4"], [["1,2,3,4"], ["ruc", "1,2,3,4"]]],
])("of two captures %j hides %j", (parts, hidden) => {
  expect(hide(...parts)).toEqual(hidden);
});

test("a part of a capture that is not there is refused, since it would be shown", () => {
  const problemsOf = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error instanceof MesaError ? [error.code, error.problems] : error;
    }
  };
  const other = (numero: number) => ({
    field: "capturas",
    code: "ocultar-otra-captura",
    params: { numero, total: 2 },
  });
  expect(problemsOf(() => hide("0:ruc", "3:ruc", "3:cedula", "2:ruc"))).toEqual([
    "formulario-invalido",
    [other(0), other(3)],
  ]);
  expect(problemsOf(() => withHidden([], ["ruc"]))).toEqual([
    "formulario-invalido",
    [{ field: "capturas", code: "ocultar-sin-capturas" }],
  ]);
  expect(withHidden([], [])).toEqual([]);
});

const columns = planColumns(formCatalog.incidente, ["Hora", "descripcion", "nada"]);

test.each<[unknown, readonly string[], string | undefined]>([
  ...["#N/A", "#N/D", "#VALUE!", "#¡VALOR!", "#REF!", "#¡REF!", "#DIV/0!", "#¡DIV/0!"].map(
    (text): [string, string[], string] => [text, [], "celda-error"],
  ),
  ...["#NAME?", "#¿NOMBRE?", "#NUM!", "#¡NUM!", "#NULL!", "#¡NULO!", "#¡CÁLC!", "####"].map(
    (text): [string, string[], string] => [` ${text} `, [], "celda-error"],
  ),
  ["##", [], undefined],
  ["#N/A más", [], undefined],
  ["10:32", [], undefined],
  ["10:32", ["Hora"], "celda-sin-calcular"],
  ["10:32", ["nada"], undefined],
  [undefined, ["Hora"], undefined],
  [0, ["Hora"], "celda-sin-calcular"],
  [["#N/A"], [], undefined],
])("a cell of %j, where %j were not worked out, is %s", (cell, uncalculated, code) => {
  const lost = lostCells({ cells: { Hora: cell, nada: "#N/A" }, uncalculated }, columns);
  const valor = String(cell).trim();
  expect(lost).toEqual(code === undefined ? [] : [{ field: "hora", code, params: { valor } }]);
});

test("of a lost cell 200 characters are told, and what is inherited is none", () => {
  const uncalculated = ["descripcion"];
  const [lost] = lostCells({ cells: { descripcion: "x".repeat(201) }, uncalculated }, columns);
  expect(lost?.params).toEqual({ valor: "x".repeat(200) });
  expect(lostCells({ cells: Object.create({ Hora: "#N/A" }) }, columns)).toEqual([]);
});

const portal = { canal: "portal", url: "https://mesa.example" };
const facts = { now: new Date("2026-11-24T15:00:00Z"), catalogs: builtInCatalogs };
const problem = (field: string, code: string, params?: FieldProblem["params"]) => ({
  field,
  code,
  ...(params !== undefined && { params }),
});

test.each<[string, object, object]>([
  ["agencia", portal, { ...portal, nombre: "agencia", operador: {} }],
  ["Peña_2.a-b", portal, { ...portal, nombre: "Peña_2.a-b", operador: {} }],
  ["x".repeat(40), portal, { ...portal, nombre: "x".repeat(40), operador: {} }],
  [
    "local",
    { ...portal, url: "http://127.0.0.1:8", nombre: "Ana Paz" },
    {
      canal: "portal",
      url: "http://127.0.0.1:8",
      nombre: "local",
      operador: { nombre: "Ana Paz" },
    },
  ],
  ["practica", { canal: "practica" }, { canal: "practica", nombre: "practica", operador: {} }],
  // A channel without an address keeps none.
  [
    "practica",
    { ...portal, canal: "practica" },
    { canal: "practica", nombre: "practica", operador: {} },
  ],
  ["x".repeat(41), portal, [problem("nombre", "perfil-nombre", { valor: "x".repeat(41) })]],
  ["-a", portal, [problem("nombre", "perfil-nombre", { valor: "-a" })]],
  ["a b", portal, [problem("nombre", "perfil-nombre", { valor: "a b" })]],
  ["", portal, [problem("nombre", "perfil-nombre", { valor: "" })]],
  ["practica", portal, [problem("nombre", "perfil-reservado", { valor: "practica" })]],
  ["a", { canal: "portal" }, [problem("url", "falta")]],
  [
    "a",
    { canal: "portal", url: "http://mesa.example" },
    [problem("url", "url-formato", { valor: "http://mesa.example" })],
  ],
  [
    "a",
    { canal: "portal", url: "https://mesa.example/?a=1" },
    [problem("url", "url-formato", { valor: "https://mesa.example/?a=1" })],
  ],
  [
    "-",
    { canal: "portal", correo: "nada" },
    [
      problem("correo", "correo-formato", {
        valor: "nada",
        causa: "correo-sin-arroba",
        dominio: "nada",
        letras: "",
      }),
      problem("nombre", "perfil-nombre", { valor: "-" }),
      problem("url", "falta"),
    ],
  ],
])("the profile «%s» of %j is %j", (nombre, answers, expected) => {
  const filled = fillProfile({ nombre, answers: { ...answers } }, new Map(), facts);
  expect(filled.ok ? filled.profile : filled.problems).toEqual(expected);
});
