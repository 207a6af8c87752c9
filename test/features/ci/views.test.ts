import { expect, test } from "vitest";
import type { Ticket } from "../../../src/domain/ticket.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { ciJunit, ciQuality, ciSummary, nameOf } from "../../../src/features/ci/ci-formats.view.ts";
import type { CiResult } from "../../../src/features/ci/ci-result.view.ts";
import { ciView } from "../../../src/features/ci/ci.view.ts";
import type { DetailedFailure } from "../../../src/features/ci/gather-tests.ts";
import { loadTranslator } from "../../../src/i18n/load-translator.ts";
import { viewTools } from "../../support/view-tools.ts";

const failure: DetailedFailure = {
  suite: "Dai",
  prueba: "transmite",
  mensaje: "esperaba 1",
  traza: "",
  salida: "",
  archivo: undefined,
  linea: undefined,
  marca: { prueba: "p1", falla: "f1" },
};
const ticket: Ticket = {
  numero: "MS-1",
  tipo: "incidente",
  estado: "asignado",
  unidad: "",
  funcionario: null,
  asunto: "DAI · falla",
  creado: "",
  actualizado: "",
  sigue_a: null,
};
const run: CiResult["run"] = {
  pruebas: { total: 3, fallan: 1, omitidas: 1 },
  marcas: [failure.marca],
  fallas: [failure],
  inestables: [],
  dudas: [],
  danados: [],
  momento: undefined,
};
const result: CiResult = {
  resultado: "aceptado",
  run,
  informes: ["/a/junit.xml"],
  huella: "abc",
  ticket,
  nota: false,
  recuperados: [],
  envio: undefined,
  problema: undefined,
  formato: "texto",
  estricto: false,
};
test.each([
  ["Dai", "transmite", "Dai › transmite"],
  ["", "transmite", "transmite"],
  ["transmite", "transmite", "transmite"],
  ["Dai", "pinta\n\u001b[31mrojo", "Dai › pinta rojo"],
])("the test of suite %j and name %j is called %j", (suite, prueba, name) => {
  expect(nameOf({ suite, prueba })).toBe(name);
});

const failing = [
  "✗ Pruebas que fallan: 1 de 3 (omitidas: 1)",
  "  - Dai › transmite",
  "    | esperaba 1",
];
const all = { ...run, pruebas: { total: 0, fallan: 0, omitidas: 0 }, marcas: [], fallas: [] };

test.each<[string, Partial<CiResult>, readonly string[]]>([
  ["a new ticket", {}, ["✓ La falla tiene un ticket nuevo: MS-1 (asignado).", "  DAI · falla"]],
  [
    "a known one with a note",
    { resultado: "repetido", nota: true },
    [
      "La falla ya tiene un ticket abierto: MS-1 (asignado).",
      "  Se anotó en el ticket que la falla continúa.",
    ],
  ],
  [
    "a known one without a note",
    { resultado: "repetido" },
    [
      "La falla ya tiene un ticket abierto: MS-1 (asignado).",
      "  No se añadió otra nota: la última es reciente.",
    ],
  ],
  [
    "fewer than the threshold",
    { resultado: "nada", ticket: null },
    ["Fallan menos pruebas que las de --umbral: no se reporta."],
  ],
  [
    "what could not be reported",
    { resultado: "sin_enviar", ticket: null, problema: new MesaError("sesion-caducada") },
    ["La falla no se reportó."],
  ],
  [
    "tests that pass again",
    {
      resultado: "nada",
      ticket: null,
      problema: new MesaError("sesion-caducada"),
      recuperados: [
        { ticket, nota: true, cerrado: false },
        { ticket, nota: true, cerrado: true },
      ],
    },
    [
      "La falla no se reportó.",
      "✓ Las pruebas del ticket MS-1 pasan de nuevo.",
      "✓ Las pruebas del ticket MS-1 pasan de nuevo; se dio la conformidad.",
    ],
  ],
])("of a failure a person reads: %s", async (_what, change, lines) => {
  expect(await ciView({ ...result, ...change }, await viewTools())).toEqual([...failing, ...lines]);
});

test("whether it was reported is said to be unknown, and nothing of no tests", async () => {
  const tools = await viewTools();
  const doubtful = await ciView({ ...result, resultado: "dudoso", ticket: null }, tools);
  expect(doubtful.slice(3)).toEqual([expect.stringMatching(/\S/)]);
  const nothing: CiResult = { ...result, resultado: "nada", run: all, ticket: null };
  expect(await ciView(nothing, tools)).toEqual(["✓ Pruebas que fallan: 0 de 0 (omitidas: 0)"]);
});

test("what leaves doubts is told: damaged reports, totals without tests, unstable tests", async () => {
  const doubts = {
    danados: [new MesaError("informe-invalido", { params: { archivo: "/a/roto.xml" } })],
    dudas: [
      { suite: "Dai", code: "fallas-sin-casos" as const, dice: 2, trae: 1, informe: "/a/j.xml" },
    ],
    inestables: ["Dai › a veces"],
  };
  const tools = await viewTools({ width: 200 });
  const lines = await ciView({ ...result, run: { ...run, ...doubts } }, tools);
  expect(lines.slice(3, 6)).toEqual([
    expect.stringMatching(/^ {2}! .*\/a\/roto\.xml/),
    expect.stringMatching(/^ {2}! .*(?:2 ≠ 1|\/a\/j\.xml)/),
    expect.stringMatching(/^ {2}! .*Dai › a veces/),
  ]);
});

test("a message is cut to the terminal, to 32 columns at least", async () => {
  const long = { ...result, run: { ...run, fallas: [{ ...failure, mensaje: "x".repeat(300) }] } };
  const messageAt = async (width: number) =>
    (await ciView(long, await viewTools({ width })))[2]?.replace("    | ", "");
  expect(await messageAt(100)).toBe(`${"x".repeat(91)}…`);
  expect(await messageAt(20)).toBe(`${"x".repeat(39)}…`);
  const fits = { ...run, fallas: [{ ...failure, mensaje: "x".repeat(92) }] };
  expect(
    (await ciView({ ...result, run: fits }, await viewTools({ width: 100 })))[2],
  ).not.toContain("…");
});

test.each<[string, Partial<DetailedFailure>, string, number]>([
  ["its report", { archivo: "a.test.ts", linea: 7, traza: "at f (b.ts:1:1)" }, "a.test.ts", 7],
  ["its report without a line", { archivo: "a.test.ts" }, "a.test.ts", 1],
  ["its trace", { traza: "Error\n    at f (src/dai.test.ts:12:5)" }, "src/dai.test.ts", 12],
  ["an address in its trace", { traza: "at file:///w/dai.js:3:1" }, "/w/dai.js", 3],
  ["PHPUnit", { traza: "/w/dai.php:7" }, "/w/dai.php", 7],
  [".NET", { traza: "  at Dai.Test() in C:\\w\\Dai.cs:line 41" }, "C:\\w\\Dai.cs", 41],
  [
    "the first line that is the project's own",
    { traza: "at x (node_modules/a/b.js:1:1)\nat y (node:fs:2:2)\nat z (src/z.ts:9:1)" },
    "src/z.ts",
    9,
  ],
  ["its message", { mensaje: "falla en (src/m.py:4)" }, "src/m.py", 4],
  ["nowhere: the report itself", { traza: "nada" }, "/a/junit.xml", 1],
])("GitLab's report takes the place of a failure from %s", (_what, facts, path, begin) => {
  const [issue] = ciQuality({ ...result, run: { ...run, fallas: [{ ...failure, ...facts }] } });
  expect(issue?.location).toEqual({ path, lines: { begin } });
});

test("GitLab's report names test, message and ticket, and each failure by its marks", () => {
  const about = { check_name: "mesa-ci", fingerprint: "p1f1", severity: "major" };
  expect(ciQuality(result)[0]).toMatchObject({
    ...about,
    description: "Dai › transmite: esperaba 1 [MS-1]",
  });
  expect(ciQuality({ ...result, ticket: null })[0]).toMatchObject({
    ...about,
    description: "Dai › transmite: esperaba 1",
  });
});

test("the JUnit report has what is known as properties, and no tests", () => {
  const xml = ciJunit({ ...result, huella: 'a<"&\u0001' });
  expect(xml.filter((line) => line.includes("<property "))).toEqual([
    '      <property name="mesa.resultado" value="aceptado"/>',
    '      <property name="mesa.ticket" value="MS-1"/>',
    '      <property name="mesa.estado" value="asignado"/>',
    '      <property name="mesa.huella" value="a&lt;&quot;&amp;"/>',
    '      <property name="mesa.fallan" value="1"/>',
  ]);
  expect(ciJunit({ ...result, ticket: null, huella: null }).join("")).not.toMatch(/ticket|huella/);
});

test("the job's summary has a table whose cells no foreign text can leave", async () => {
  const translator = await loadTranslator("es");
  const hostile = { ...failure, suite: "a|b", mensaje: `<img src=x>\n${"x".repeat(400)}` };
  const fallas = Array.from({ length: 51 }, () => hostile);
  const lines = ciSummary({ ...result, run: { ...run, fallas } }, translator).split("\n");
  expect(lines.slice(0, 6)).toEqual([
    "### mesa: Pruebas que fallan: 1 de 3 (omitidas: 1)",
    "",
    "Ticket **MS-1** · asignado",
    "",
    "| Suite | Prueba | Mensaje |",
    "| --- | --- | --- |",
  ]);
  const rows = lines.filter((line) => line.startsWith("| a"));
  expect(rows).toHaveLength(50);
  expect(rows[0]).toMatch(/^\| a&#124;b \| transmite \| &#60;img src=x&#62; x{288} \|$/);
  const none = ciSummary({ ...result, run: all, ticket: null }, translator);
  expect(none).not.toMatch(/\||Ticket/);
});
