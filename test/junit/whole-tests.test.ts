import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readJunit } from "../../src/junit/read-junit.ts";
import { reportDecoder } from "../../src/junit/report-text.ts";
import type { ReportDoubt, TestCase } from "../../src/ports/ci.ts";
import { testFolder } from "../support/test-context.ts";

/** All that is read of a report. */
async function read(text: string) {
  const path = join(testFolder(), "informe.xml");
  writeFileSync(path, text);
  const tests: TestCase[] = [];
  const doubts: ReportDoubt[] = [];
  await readJunit(
    path,
    (one) => tests.push(one),
    (one) => doubts.push(one),
  );
  return { tests, doubts };
}

const passed = (more: Partial<TestCase> = {}): TestCase => ({
  suite: "C",
  prueba: "a",
  estado: "pasa",
  falla: undefined,
  momento: undefined,
  ...more,
});
const failed = (falla: Partial<NonNullable<TestCase["falla"]>>, more: Partial<TestCase> = {}) =>
  passed({
    estado: "falla",
    falla: { mensaje: "no", traza: "", salida: "", archivo: undefined, linea: undefined, ...falla },
    ...more,
  });

const testcase = (inside: string, attributes = 'classname="C" name="a"'): string =>
  `<testcase ${attributes}>${inside}</testcase>`;
const suite = (inside: string, attributes = 'name="s"'): string =>
  `<testsuite ${attributes}>${inside}</testsuite>`;
const oneTest = async (inside: string, attributes?: string) =>
  (await read(suite(testcase(inside, attributes)))).tests;

test.each([
  ['<failure message=" no " type="T">\n\n  en a\n  en b \n</failure>', { traza: "  en a\n  en b" }],
  ["<failure type='T'/>", { mensaje: "T" }],
  ["<failure/>", { mensaje: "" }],
  [
    "<failure>\n uno\n\n dos\ntres\ncuatro\ncinco\nseis\nsiete</failure>",
    {
      mensaje: "uno\ndos\ntres\ncuatro\ncinco\nseis",
      traza: " uno\n\n dos\ntres\ncuatro\ncinco\nseis\nsiete",
    },
  ],
  [
    "<failure message='no'/><system-out> uno\n</system-out><system-err>dos </system-err>",
    { salida: "uno\ndos" },
  ],
  ["<failure message='no'/><properties>x</properties>", {}],
  ["<failure message='no'>a</failure><error message='otro'>b</error>", { traza: "ab" }],
  [
    "<failure message='[31mno[0m &amp;#27;[1m&amp;#x1B;'>\u009b31mx</failure>",
    {
      mensaje: "no \ufffd",
      traza: "x",
    },
  ],
  [`<failure message='${"m".repeat(8001)}'/>`, { mensaje: "m".repeat(8000) }],
  [`<failure message='no'>${"t".repeat(8001)}</failure>`, { traza: "t".repeat(8000) }],
  [
    `<failure message='no'/><system-out>a${"b".repeat(8000)}</system-out>`,
    { salida: "b".repeat(8000) },
  ],
])("of a failure all is told: %#", async (inside, falla) => {
  expect(await oneTest(inside)).toEqual([failed(falla)]);
});

test.each([
  ['file="a.js" line="7"', { archivo: "a.js", linea: 7 }],
  ['file="a.js" line="1"', { archivo: "a.js", linea: 1 }],
  ['file="a.js" line="0"', { archivo: "a.js" }],
  ['line="7.5"', {}],
  ['line="x"', {}],
])("a failure with %s stands there", async (attributes, falla) => {
  const inside = "<failure message='no'/>";
  const tests = await oneTest(inside, `classname="C" name="a" ${attributes}`);
  expect(tests).toEqual([failed(falla)]);
});

test.each([
  ['classname="C" name="a"', "C", "a"],
  ['classname="a" name="a"', "s", "a"],
  ['classname="test" name="a"', "s", "a"],
  ['name="a"', "s", "a"],
  ['classname=" C  D " name="a\n b"', "C D", "a b"],
  [`classname="${"c".repeat(501)}" name="a"`, "c".repeat(500), "a"],
  ['classname="C"', "C", ""],
])("a test with %s is of the suite %s", async (attributes, name, prueba) => {
  expect(await oneTest("", attributes)).toEqual([passed({ suite: name, prueba })]);
});

test("a class that says nothing stays where the suite says nothing either", async () => {
  const inside = testcase("", 'classname="test" name="a"');
  expect((await read(suite(inside, ""))).tests).toEqual([passed({ suite: "test" })]);
});

test.each([
  ['timestamp="2026-11-20T10:32:00-05:00"', "2026-11-20T15:32:00.000Z"],
  ['timestamp="2026-11-20T10:32:00Z"', "2026-11-20T10:32:00.000Z"],
  ['timestamp="2026-11-20T10:32:00"', undefined],
  ['timestamp="2026-13-20T10:32:00Z"', undefined],
  ["", undefined],
])(
  "a suite with %s has the moment %s, and so have those within it",
  async (attributes, momento) => {
    const { tests } = await read(suite(suite(testcase("")), `name="s" ${attributes}`));
    expect(tests).toEqual([passed({ momento })]);
    const error = "<error message='no' type='T'>x</error>";
    expect((await read(suite(error, `name=" s " ${attributes}`))).tests).toEqual([
      failed({ traza: "x" }, { suite: "s", prueba: "s", momento }),
    ]);
  },
);

const doubt = (name: string, code: string, dice: number, trae: number) => ({
  suite: name,
  code,
  dice,
  trae,
});

test.each([
  [
    suite(testcase(""), 'name="s" tests="5" failures="1" errors="2"'),
    [doubt("s", "fallas-sin-casos", 3, 0)],
  ],
  [
    suite(testcase("<failure/>"), 'name="s" failures="1" errors="1"'),
    [doubt("s", "fallas-sin-casos", 2, 1)],
  ],
  [suite(testcase("<failure/><error/>"), 'name="s" failures="2"'), []],
  [suite("<error/>", 'name="s" tests="5" errors="1"'), []],
  [suite("", 'name=" s " tests="5"'), [doubt("s", "pruebas-sin-casos", 5, 0)]],
  [suite("", 'name="s" tests="0"'), []],
  [suite("", 'name="s" tests="mil" failures="-1"'), []],
  [suite("", 'name="s" tests=" 7 "'), [doubt("s", "pruebas-sin-casos", 7, 0)]],
  // What lacks in a suite lacks in those around it for the same reason.
  [
    `<testsuites failures="1" tests="3">${suite("", 'name="s" failures="1" tests="3"')}</testsuites>`,
    [doubt("s", "fallas-sin-casos", 1, 0)],
  ],
  [
    `<testsuites name="t" failures="3">${suite(testcase("<failure/>"), 'name="s" failures="2"')}</testsuites>`,
    [doubt("s", "fallas-sin-casos", 2, 1), doubt("t", "fallas-sin-casos", 3, 2)],
  ],
  [suite(testcase("<rerunFailure/><flakyError/>"), 'name="s" failures="2"'), []],
  // What is no number is none, within others and around them.
  [
    `<testsuites name="t" failures="2">${suite("", 'name="s" failures="x" tests="y"')}</testsuites>`,
    [doubt("t", "fallas-sin-casos", 2, 0)],
  ],
])("totals that nothing stands for are told: %s", async (text, doubts) => {
  expect((await read(text)).doubts).toEqual(doubts);
});

test("a test repeated in the same report counts by its last result", async () => {
  const fails = (message: string): string => testcase(`<failure message="${message}">x</failure>`);
  const ends = async (...cases: readonly string[]) => (await read(suite(cases.join("")))).tests;
  const x = { traza: "x" };
  expect(await ends(fails("no"), testcase(""))).toEqual([passed({ inestable: true })]);
  expect(await ends(testcase(""), fails("no"))).toEqual([
    passed(),
    passed({ estado: "repetida" }),
    failed(x, { inestable: true }),
  ]);
  expect(await ends(fails("no"), fails("tampoco"), fails("no"))).toEqual([
    failed({ ...x, mensaje: "tampoco" }),
    failed(x),
  ]);
  expect(await ends(fails("no"), testcase("<skipped/>"))).toEqual([failed(x)]);
  // Another suite, host, class, name or file is another test.
  for (const attributes of ['name="a"', 'classname="C"', 'classname="C" name="a" file="b"']) {
    expect(await ends(fails("no"), testcase("", attributes))).toHaveLength(2);
  }
  const two = (other: string): string =>
    `<testsuites>${suite(fails("no"))}${suite(testcase(""), other)}</testsuites>`;
  expect((await read(two('name="t"'))).tests).toHaveLength(2);
  expect((await read(two('name="s" hostname="h"'))).tests).toHaveLength(2);
  expect((await read(two('name="s"'))).tests).toHaveLength(1);
});

test("errors of suites are one where suite, host and words are the same", async () => {
  const errors = async (...of: readonly (readonly [attributes: string, words: string])[]) => {
    const suites = of.map(([attributes, words]) =>
      suite(`<error message="no">${words}</error>`, attributes),
    );
    return (await read(`<testsuites>${suites.join("")}</testsuites>`)).tests.length;
  };
  expect(await errors(['name="s"', "x"], ['name="s"', "x"])).toBe(1);
  expect(await errors(['name="s"', "x"], ['name="s"', "y"])).toBe(2);
  expect(await errors(['name="s"', "x"], ['name="t"', "x"])).toBe(2);
  expect(await errors(['name="s"', "x"], ['name="s" hostname="h"', "x"])).toBe(2);
});

test("two hundred failures are kept with their traces, all with their messages", async () => {
  const cases = Array.from({ length: 202 }, (_none, at) =>
    testcase("<failure message='no'>x</failure><system-out>y</system-out>", `name="p${at}"`),
  );
  const { tests } = await read(suite(cases.join("")));
  expect(tests.map(({ falla }) => [falla?.mensaje, falla?.traza, falla?.salida].join())).toEqual([
    ...Array(200).fill("no,x,y"),
    "no,,",
    "no,,",
  ]);
});

test("documents follow one another with anything between, wherever a piece ends", async () => {
  // A reader's piece has 8 kB.
  for (const length of [8150, 8185]) {
    const first = suite(testcase(""));
    const between = "x".repeat(length - first.length);
    const { tests } = await read(`${first}${between}${suite(testcase(""), 'name="t"')}`);
    expect([length, tests]).toEqual([length, [passed(), passed()]]);
  }
});

test.each([
  ["", "vacio"],
  [" \n", "vacio"],
  ["nada", "sin-xml"],
  ["<testsuite>", "cortado"],
  ['<!DOCTYPE a [<!ENTITY b "c">]><testsuite/>', "doctype"],
])("what is no report says why: %#", async (text, causa) => {
  await expect(read(text)).rejects.toMatchObject({ code: "informe-invalido", params: { causa } });
});

test("the declaration of an encoding is looked for where a report begins", () => {
  const decoded = (before: string, byte: number): string | undefined => {
    const head = Buffer.from(`${before}<?xml version="1.0" encoding="ibm850"?>`, "latin1");
    const decoder = reportDecoder(Buffer.concat([head, Buffer.of(byte)]));
    return decoder?.piece(Buffer.of(byte));
  };
  expect(decoded("", 0xa4)).toBe("ñ");
  expect(decoded(" ".repeat(4096), 0xa4)).toBe("¤");
});
