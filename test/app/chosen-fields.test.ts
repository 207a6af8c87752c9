import { expect, test } from "vitest";
import * as z from "zod";
import {
  chosenJson,
  chosenLines,
  chosenRows,
  fieldNames,
  readFields,
} from "../../src/app/chosen-fields.ts";
import { Input } from "../../src/app/input.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";

const rows = [
  { a: 1, b: "uno", c: [1, { d: null }] },
  { a: null, b: "dos" },
];

test("each row has the chosen fields, in the order of the choice, and null for what it lacks", () => {
  const chosen = chosenRows(rows, ["c", "a", "x"]);
  expect(chosen.map((row) => Object.entries(row))).toEqual([
    [
      ["c", [1, { d: null }]],
      ["a", 1],
      ["x", null],
    ],
    [
      ["c", null],
      ["a", null],
      ["x", null],
    ],
  ]);
});

const one = [{ a: 1, b: 2 }];

const two = [{ a: 1 }, { a: null }];

test.each([
  ["the list", { total: 2, lista: [{}, {}], otra: {} }, rows, { lista: two }],
  ["the first list of as many", { corta: [1], lista: [1, 2], igual: [1, 2] }, rows, { lista: two }],
  ["a list of one before a thing", { cosa: {}, lista: [{}] }, one, { lista: [{ a: 1 }] }],
  ["an empty list", { corta: [1], lista: [] }, [], { lista: [] }],
  ["the one thing", { nombre: "x", nada: null, cosa: {} }, one, { cosa: { a: 1 } }],
  ["the first of things", { una: { z: 1 }, otra: { a: 1 } }, one, { una: { a: 1 } }],
  ["a list of another length as a thing", { lista: [1, 2] }, one, { lista: { a: 1 } }],
  ["no thing for two rows", { cosa: {} }, rows, { filas: two }],
  ["nothing that is either", { nada: null, total: 1 }, one, { filas: [{ a: 1 }] }],
  ["nothing for no row", { cosa: {}, lista: [1] }, [], { filas: [] }],
])("in JSON stands %s", (_what, json, of, chosen) =>
  expect(chosenJson(json, of, ["a"])).toEqual(chosen),
);

test("for people they are a table, and lines of cells in a pipe", async () => {
  const names = ["c", "b", "a"];
  const screen = await chosenLines(rows, names, { width: 80, decorated: true });
  expect(screen).toEqual([
    "C               B    A",
    '[1,{"d":null}]  uno  1',
    "                dos",
  ]);
  const pipe = await chosenLines(rows, names, { width: 8, decorated: false });
  expect(pipe).toEqual(['[1,{"d":null}]\tuno\t1', "\tdos\t"]);
  const narrow = await chosenLines(rows, names, { width: 14, decorated: true });
  expect(narrow).toEqual(["C       B    A", '[1,{"…  uno  1', "        dos"]);
});

const part = z.object({ hondo: z.string() });
const item = z.object({ numero: z.string(), partes: z.array(part) });
const shapes = {
  list: z.object({ v: z.literal(1), tickets: z.array(item) }),
  thing: z.object({ v: z.literal(1), ticket: item }),
  "one or nothing": z.object({ ticket: item.nullable() }),
  "one of two": z.object({
    ticket: z.union([item, z.object({ numero: z.string(), cola: z.string() })]),
  }),
  "a list of two kinds": z.object({
    tickets: z.array(z.union([item, z.object({ cola: z.string() })])),
  }),
  "two answers": z.union([z.object({ ticket: item }), z.object({ cola: part })]),
};

test.each([
  ["list", ["numero", "partes"]],
  ["thing", ["numero", "partes"]],
  ["one or nothing", ["numero", "partes"]],
  ["one of two", ["numero", "partes", "cola"]],
  ["a list of two kinds", ["numero", "partes", "cola"]],
  ["two answers", ["numero", "partes", "hondo"]],
] as const)("the fields of %s are %j", async (shape, names) => {
  const schema = () => Promise.resolve(shapes[shape]);
  expect(await fieldNames({ schema })).toEqual(names);
});

const list = { schema: () => Promise.resolve(shapes["a list of two kinds"]) };

function fields(value: string | undefined): Promise<readonly string[] | undefined> {
  return readFields(new Input(new Map([["campos", value]]), new Map(), []), list);
}

test.each([
  [undefined, undefined],
  ["numero", ["numero"]],
  [" cola , numero,cola", ["cola", "numero", "cola"]],
  // Whatever has a name in what is published can be chosen.
  ["hondo,tickets", ["hondo", "tickets"]],
])("--campos %j chooses %j", async (value, names) => expect(await fields(value)).toEqual(names));

const esperado = "numero, partes, cola";

test.each([
  ["numero,numro", "numro", "numero"],
  ["xyzw,otro", "xyzw", undefined],
  ["numero,", "", undefined],
])("--campos %j is refused for %j, which is near %j", async (value, valor, parecido) => {
  const error = await fields(value).catch((thrown: unknown) => thrown);
  if (!(error instanceof MesaError)) throw error;
  const near = parecido === undefined ? {} : { parecido };
  const code = parecido === undefined ? "valor-esperado" : "valor-parecido";
  const params = { valor, esperado, parecido: parecido ?? "" };
  expect([error.code, error.params, error.problems]).toEqual([
    "valor-invalido",
    { bandera: "--campos", valor, esperado, ...near },
    [{ field: "campos", code, params }],
  ]);
});
