import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { readJunit } from "../../src/junit/read-junit.ts";
import type { ReportDoubt, TestCase } from "../../src/ports/ci.ts";
import { testFolder } from "../support/test-context.ts";

/** Counts of a report: tests, failing, skipped, unstable, doubts; or the cause of its refusal. */
async function countsOf(path: string): Promise<readonly number[] | string> {
  const tests: TestCase[] = [];
  const doubts: ReportDoubt[] = [];
  try {
    await readJunit(
      path,
      (one) => tests.push(one),
      (one) => doubts.push(one),
    );
  } catch (error) {
    if (error instanceof MesaError) return String(error.params["causa"]);
    throw error;
  }
  const count = (estado: TestCase["estado"]): number =>
    tests.filter((one) => one.estado === estado).length;
  return [
    tests.length - 2 * count("repetida"),
    count("falla"),
    count("omitida"),
    tests.filter((one) => one.inestable).length,
    doubts.length,
  ];
}

test.each([
  ["j01-suite-error.xml", [1, 1, 0, 0, 0]],
  ["j03-counts-without-cases.xml", [0, 0, 0, 0, 1]],
  ["j04-skipped-teardown-error.xml", [2, 1, 0, 0, 0]],
  ["j05-disabled-status.xml", [3, 0, 2, 0, 0]],
  ["j07-retried-passes.xml", [1, 0, 0, 1, 0]],
  ["j08-declares-utf16-is-utf8.xml", [1, 1, 0, 0, 0]],
  ["j09-raw-control.xml", [1, 1, 0, 0, 0]],
  ["j11-npm-heading.xml", [1, 1, 0, 0, 0]],
  ["j12-two-documents.xml", [2, 1, 0, 0, 0]],
  ["j13-xml11.xml", [1, 1, 0, 0, 0]],
  ["j14-unescaped.xml", "xml-signo"],
  ["j15-says-utf8-is-latin1.xml", [1, 1, 0, 0, 0]],
  ["j16-doctype-no-subset.xml", [1, 1, 0, 0, 0]],
  ["j18-two-boms.xml", [1, 1, 0, 0, 0]],
  ["j19-prefixed.xml", [1, 1, 0, 0, 0]],
])("%s", async (name, expected) => {
  expect(await countsOf(join("test/fixtures/casos/junit", name))).toEqual(expected);
});

const passes = '<testcase classname="C" name="a"/>';
const fails = '<testcase classname="C" name="a"><failure message="no">x</failure></testcase>';
const other = fails.replace('"a"', '"b"');
const skipped = '<testcase classname="C" name="a"><skipped/></testcase>';

/** One suite with this inside. */
function suite(inside: string, attributes = ""): string {
  return `<testsuite name="s" ${attributes}>${inside}</testsuite>`;
}

const dialects: Readonly<Record<string, readonly [string, readonly number[] | string]>> = {
  "a failure of a nested suite": [suite(suite("<failure>x</failure>")), [1, 1, 0, 0, 0]],
  "an error beside tests that pass": [suite(`${passes}<error/>`), [2, 1, 0, 0, 0]],
  "a failure of the root": ["<testsuites><error>x</error></testsuites>", [1, 1, 0, 0, 0]],
  "two errors of one suite": [
    suite('<error message="uno"/><error message="dos"/>', 'errors="2"'),
    [2, 2, 0, 0, 0],
  ],
  "totals of errors without any": [suite(passes, 'tests="1" errors="2"'), [1, 0, 0, 0, 1]],
  "totals of a root": [`<testsuites failures="1">${suite(passes)}</testsuites>`, [1, 0, 0, 0, 1]],
  "totals of tests without any": [suite("", 'tests="5" failures="0"'), [0, 0, 0, 0, 1]],
  "totals that leave nested suites out": [suite(suite(fails), 'failures="0"'), [1, 1, 0, 0, 0]],
  "totals of checks": [
    suite(
      '<testcase name="a"><failure/><failure/></testcase>',
      'tests="12" failures="2" errors="0"',
    ),
    [1, 1, 0, 0, 0],
  ],
  "a skip before a failure": [
    suite('<testcase name="a"><skipped/><failure message="x"/></testcase>'),
    [1, 1, 0, 0, 0],
  ],
  "a failure before a skip": [
    suite('<testcase name="a"><error message="x"/><skipped message="y"/></testcase>'),
    [1, 1, 0, 0, 0],
  ],
  "a todo that fails": [
    suite('<testcase name="a"><skipped type="todo"/><failure message="x"/></testcase>'),
    [1, 0, 1, 0, 0],
  ],
  "a todo whose failure comes first": [
    suite('<testcase name="a"><failure message="x"/><skipped type="todo"/></testcase>'),
    [1, 0, 1, 0, 0],
  ],
  "disabled and failed": [
    suite('<testcase name="a" status="disabled"><failure/></testcase>', 'failures="1"'),
    [1, 0, 1, 0, 0],
  ],
  suppressed: [suite('<testcase name="a" result="suppressed"/>'), [1, 0, 1, 0, 0]],
  "not run": [suite('<testcase name="a" status="notrun"/>'), [1, 0, 1, 0, 0]],
  "not executed": [
    suite('<testcase name="a" executed="False"/><testcase name="b" executed="True"/>'),
    [2, 0, 1, 0, 0],
  ],
  "disabled by an attribute": [
    suite('<testcase name="a" disabled="true"/><testcase name="b" disabled="false"/>'),
    [2, 0, 1, 0, 0],
  ],
  "a disabled element": [suite('<testcase name="a"><disabled/></testcase>'), [1, 0, 1, 0, 0]],
  "status passed": [suite('<testcase name="a" status="PASSED"/>'), [1, 0, 0, 0, 0]],
  "status failed without an element": [
    suite('<testcase name="a" status="FAILED"/>'),
    [1, 1, 0, 0, 0],
  ],
  "failed, failed, passed": [suite(fails + fails + passes), [1, 0, 0, 1, 0]],
  "failed twice in the same way": [suite(fails + fails), [1, 1, 0, 0, 0]],
  "failed twice in different ways": [suite(fails + fails.replace("no", "ni")), [2, 2, 0, 0, 0]],
  "passed, then failed": [suite(passes + fails), [1, 1, 0, 1, 0]],
  "failed, then skipped": [suite(fails + skipped), [1, 1, 0, 0, 0]],
  "passed twice": [suite(passes + passes), [2, 0, 0, 0, 0]],
  "two tests, of which one is repeated": [suite(fails + other + passes), [2, 1, 0, 1, 0]],
  "one name in two suites": [
    `<testsuites>${suite(fails)}${suite(passes).replace('"s"', '"t"')}</testsuites>`,
    [2, 1, 0, 0, 0],
  ],
  "one name on two hosts": [
    `<testsuites>${suite(fails, 'hostname="chromium"')}${suite(passes, 'hostname="firefox"')}</testsuites>`,
    [2, 1, 0, 0, 0],
  ],
  "repeated in a second suite of the same name": [
    `<testsuites>${suite(fails)}${suite(passes)}</testsuites>`,
    [1, 0, 0, 1, 0],
  ],
  "one name in two files": [
    suite(fails.replace(" name=", ' file="a" name=') + passes.replace(" name=", ' file="b" name=')),
    [2, 1, 0, 0, 0],
  ],
  "a flaky failure of Surefire": [
    suite('<testcase name="a"><flakyFailure message="x"/></testcase>', 'failures="0"'),
    [1, 0, 0, 1, 0],
  ],
  "a rerun of Surefire": [
    suite('<testcase name="a"><failure/><rerunFailure/></testcase>', 'failures="1"'),
    [1, 1, 0, 0, 0],
  ],
  "an entity of HTML": [
    suite('<testcase name="a&nbsp;b"><failure>&eacute;</failure></testcase>'),
    [1, 1, 0, 0, 0],
  ],
  "a character that XML forbids": [
    suite('<testcase name="a"><failure message="&#0;&#x1b;[31m&#xFFFE;">&#8;</failure></testcase>'),
    [1, 1, 0, 0, 0],
  ],
  "an entity that nobody declared": [suite('<testcase name="a&foo;b"/>'), [1, 0, 0, 0, 0]],
  "text around": [`> npm test\n<hola>\n${suite(fails)}\n\nnpm ERR! 1 & <\n`, [1, 1, 0, 0, 0]],
  "text between documents": [`${suite(passes)}\nlisto & más\n${suite(other)}`, [2, 1, 0, 0, 0]],
  "three documents in one line": [suite(fails) + suite(other) + suite(passes), [2, 1, 0, 1, 0]],
  "a comment and an instruction first": [`<!-- a --><?b c?>${suite(fails)}`, [1, 1, 0, 0, 0]],
  "a document type with an address": [
    `<!DOCTYPE testsuite SYSTEM "junit.dtd">${suite(fails)}`,
    [1, 1, 0, 0, 0],
  ],
  "declared entities": [`<!DOCTYPE t [<!ENTITY a "b">]>${suite(fails)}`, "doctype"],
  "a default namespace": [suite(fails, 'xmlns="https://junit.example"'), [1, 1, 0, 0, 0]],
  "NUnit 3": ['<?xml version="1.0"?><test-run id="2"/>', "otro-formato"],
  "xUnit.net": ["<assemblies/>", "otro-formato"],
  "a page": ["<!DOCTYPE html><html></html>", "otro-formato"],
  "another root": ["<report/>", "otra-raiz"],
  "a second document cut off": [`${suite(passes)}<testsuite name="t">${fails}`, "cortado"],
  "a report cut off in a tag": [suite(fails).slice(0, 60), "cortado"],
  "no XML": ["todo bien\n", "sin-xml"],
  nothing: ["", "vacio"],
  "only blanks": [" \n", "vacio"],
};

test.each(Object.entries(dialects))("%s", async (_name, [text, expected]) => {
  const path = join(testFolder(), "informe.xml");
  writeFileSync(path, text);
  expect(await countsOf(path)).toEqual(expected);
});

describe("bytes decide about the encoding, whatever is declared", () => {
  const text = '<testsuite name="ñ"><testcase classname="ñ" name="envía — señal"/></testsuite>';
  const latin = text.replace("—", "-");
  const wide = (order: "le" | "be", mark: string, words: string): Buffer => {
    const bytes = Buffer.from(mark + words, "utf16le");
    return order === "le" ? bytes : bytes.swap16();
  };
  const declare = (name: string, words: string): string =>
    `<?xml version="1.0" encoding="${name}"?>${words}`;
  test.each([
    ["UTF-8 that says UTF-16", Buffer.from(declare("utf-16", text)), text],
    ["UTF-8 that says ISO-8859-1", Buffer.from(declare("ISO-8859-1", text)), text],
    ["UTF-8 that says unicode", Buffer.from(declare("unicode", text)), text],
    ["UTF-8 that says what nobody knows", Buffer.from(declare("UTF-32", text)), text],
    ["UTF-8 that says GBK", Buffer.from(declare("GBK", text)), text],
    ["Latin 1 that says UTF-8", Buffer.from(declare("UTF-8", latin), "latin1"), latin],
    ["Latin 1 that says nothing", Buffer.from(latin, "latin1"), latin],
    ["UTF-16 with a mark that says UTF-8", wide("le", "\ufeff", declare("utf-8", text)), text],
    ["UTF-16 big-endian without a mark", wide("be", "", declare("utf-16", text)), text],
    ["UTF-16 little-endian, nothing said", wide("le", "", text), text],
  ])("%s", async (_name, bytes, said) => {
    const path = join(testFolder(), "informe.xml");
    writeFileSync(path, bytes);
    const names: string[] = [];
    await readJunit(path, ({ prueba }) => names.push(prueba));
    expect(names).toEqual([/ name="(env[^"]*)"/.exec(said)?.[1]]);
  });
});

test("a report of any length whose letters are cut by the reader's pieces", async () => {
  const path = join(testFolder(), "informe.xml");
  const name = "ñ€𝄞".repeat(3000);
  writeFileSync(path, `\n${suite(`<testcase name="a"><failure>${name}</failure></testcase>`)}`);
  const texts: (string | undefined)[] = [];
  await readJunit(path, ({ falla }) => texts.push(falla?.traza));
  expect(texts).toEqual([name.slice(0, 8000)]);
  expect(readFileSync(path).length).toBeGreaterThan(24_000);
});

test("an attribute of more than 4 MiB is refused", async () => {
  const path = join(testFolder(), "informe.xml");
  const message = "x".repeat(4 * 1024 * 1024 + 16_384);
  writeFileSync(path, `<testsuite><testcase name="a"><failure message="${message}"/></testcase>`);
  await expect(readJunit(path, () => {})).rejects.toMatchObject({
    params: { causa: "largo", maximo: 4 },
  });
});
