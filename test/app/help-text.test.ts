import { expect, test } from "vitest";
import * as z from "zod";
import type { CommandShape, TreeNode } from "../../src/app/command-entry.ts";
import { findCommand } from "../../src/app/find-command.ts";
import { helpText, operandUsage, optionMeaning, optionTerm } from "../../src/app/help-text.ts";
import type { OptionSpec } from "../../src/forms/option-spec.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import type { Translator } from "../../src/i18n/translator.ts";

/** The words of the frame of help; what there is to say about commands and options is their keys. */
function invented(words: Translator): Translator {
  return {
    ...words,
    t: (key, ...params) => (key.startsWith("opcion.") ? key : words.t(key, ...params)),
    text: (key) => (key === "opcion.quiet" ? "uno dos tres cuatro cinco seis siete" : key),
  };
}

const es = invented(await loadTranslator("es"));
const en = invented(await loadTranslator("en"));

const options: readonly OptionSpec[] = [
  { key: "ruc", flag: "--ruc", placeholder: "RUC", summary: "opcion.json", required: true },
  {
    key: "tipo",
    flag: "--tipo-de-lo-que-se-busca-aqui",
    placeholder: "NOMBRE",
    summary: "opcion.quiet",
    repeatable: true,
    choices: ["a", "b"],
  },
];

const shape: CommandShape = {
  options,
  operands: [
    { name: "numero", summary: "argumento.perfil" },
    { name: "ruta", summary: "argumento.perfil", optional: true, variadic: true },
  ],
  listed: false,
  silent: true,
  schema: () => Promise.resolve(z.object({})),
};

const long = `ver --ruc 0999999999001 --contrasena-stdin --perfil practica --tipo "uno dos" < clave.txt`;
const nodes: readonly TreeNode[] = [
  {
    name: "ver",
    alias: "see",
    summary: "orden.ticket",
    examples: ["ver 1", long],
    load: () => Promise.resolve(shape),
  },
  {
    name: "cosas",
    alias: "cosas",
    summary: "orden.ticket",
    commands: [
      {
        name: "hacer",
        alias: "make",
        summary: "opcion.json",
        examples: [],
        load: () => Promise.resolve({ ...shape, options: [], operands: [] }),
      },
      {
        name: "demo",
        alias: "demo",
        summary: "opcion.quiet",
        examples: [],
        load: () => Promise.resolve(shape),
      },
    ],
  },
];

async function help(words: readonly string[], change: object = {}, translator = es) {
  const place = { width: 80, platform: "linux" as const, commands: nodes, ...change };
  return (await helpText(findCommand(words, nodes), translator, place)).join("\n");
}

test("of a command it has its usage, arguments, options and examples", async () => {
  expect(await help(["ver"])).toMatchInlineSnapshot(`
    "orden.ticket

    Uso:
      mesa ver NÚMERO [RUTA…] [opciones]

    Argumentos:
      NÚMERO  argumento.perfil
      RUTA    argumento.perfil

    Opciones:
      --ruc RUC                     opcion.json (obligatorio)
      --tipo-de-lo-que-se-busca-aqui NOMBRE
                                    uno dos tres cuatro cinco seis siete (se puede
                                    repetir; a | b)

    Opciones comunes:
      --perfil NOMBRE  opcion.perfil
      --json           opcion.json
      --idioma es|en   opcion.idioma
      --sin-preguntas  opcion.sin_preguntas
      --quiet          uno dos tres cuatro cinco seis siete
      --verbose        opcion.verbose
      --no-color       opcion.no_color
      -h, --help       opcion.help

    Ejemplos:
      mesa ver 1
      mesa ver --ruc 0999999999001 --contrasena-stdin --perfil practica --tipo \\
        "uno dos" < clave.txt

    Nombre en inglés: see"
  `);
});

test("in English, on Windows, each example is one line that its shells take", async () => {
  const text = await help(["ver"], { platform: "win32" }, en);
  expect(text.slice(text.indexOf("Examples:"))).toMatchInlineSnapshot(`
    "Examples:
      mesa see 1
      type clave.txt | mesa see --ruc 0999999999001 --contrasena-stdin --perfil practica --tipo "uno dos"

    In Spanish: ver"
  `);
});

test("of a group it has its commands, and another word only where there is one", async () => {
  expect(await help(["cosas"])).toMatchInlineSnapshot(`
    "orden.ticket

    Uso:
      mesa cosas <comando> [opciones]

    Comandos:
      hacer  opcion.json
      demo   uno dos tres cuatro cinco seis siete"
  `);
  expect(await help(["cosas"], { width: 40 })).toMatchInlineSnapshot(`
    "orden.ticket

    Uso:
      mesa cosas <comando> [opciones]

    Comandos:
      hacer  opcion.json
      demo   uno dos tres cuatro cinco seis
             siete"
  `);
  expect(await help(["cosas", "hacer"], {}, en)).toMatchInlineSnapshot(`
    "opcion.json

    Usage:
      mesa cosas make [options]

    Common options:
      --perfil NAME    opcion.perfil
      --json           opcion.json
      --idioma es|en   opcion.idioma
      --sin-preguntas  opcion.sin_preguntas
      --quiet          uno dos tres cuatro cinco seis siete
      --verbose        opcion.verbose
      --no-color       opcion.no_color
      -h, --help       opcion.help

    In Spanish: hacer"
  `);
});

test("it is never narrower than 40 columns nor wider than 100", async () => {
  const firstLine = async (width: number, wide: number) => {
    const summary = `${"a".repeat(10)} ${"b".repeat(wide - 11)}`;
    const text = await help(["ver"], { width }, { ...es, text: () => summary });
    return text.split("\n")[0]?.length;
  };
  expect([await firstLine(1, 40), await firstLine(1, 41), await firstLine(41, 41)]).toEqual([
    40, 10, 41,
  ]);
  expect([await firstLine(300, 100), await firstLine(300, 101), await firstLine(99, 100)]).toEqual([
    100, 10, 10,
  ]);
});

test("a shape that is known spares the loading of the command", async () => {
  const unloaded: readonly TreeNode[] = [
    {
      name: "ver",
      alias: "see",
      summary: "orden.ticket",
      examples: ["ver 1", long],
      load: () => Promise.reject(new Error("it is loaded")),
    },
  ];
  const found = findCommand(["ver"], unloaded);
  const place = { width: 80, platform: "linux", commands: nodes, shape } as const;
  expect((await helpText(found, es, place)).join("\n")).toBe(await help(["ver"]));
});

test.each([
  [[], "[opciones]"],
  [[{ name: "numero" }], "NÚMERO [opciones]"],
  [[{ name: "numero", variadic: true }], "NÚMERO… [opciones]"],
  [[{ name: "numero", optional: true }], "[NÚMERO] [opciones]"],
  [
    [{ name: "numero" }, { name: "ruta", optional: true, variadic: true }],
    "NÚMERO [RUTA…] [opciones]",
  ],
])("operands %j are written %s", (operands, usage) => {
  const specs = operands.map((one) => ({ ...one, summary: "argumento.perfil" as const }));
  expect(operandUsage({ ...shape, operands: specs }, es)).toBe(usage);
});

const plain: OptionSpec = { key: "json", flag: "--json", summary: "opcion.json" };

test.each([
  [{}, ""],
  [{ required: false, repeatable: false }, ""],
  [{ required: true }, " (obligatorio)"],
  [{ repeatable: true }, " (se puede repetir)"],
  [{ choices: ["a", "b"] }, " (<a> | <b>)"],
  [{ required: true, repeatable: true, choices: ["a"] }, " (obligatorio; se puede repetir; <a>)"],
])("an option with %j is explained with «%s»", (change, notes) => {
  const meaning = optionMeaning({ ...plain, ...change }, es, (value) => `<${value}>`);
  expect(meaning).toBe(`${es.t("opcion.json")}${notes}`);
});

test.each([
  [plain, "--json"],
  [{ ...plain, placeholder: "NUMERO" }, "--json NÚMERO"],
])("an option %j is written %s", (option, term) => expect(optionTerm(option, es)).toBe(term));
