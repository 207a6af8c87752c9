import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readJunit } from "../../src/junit/read-junit.ts";
import type { TestCase } from "../../src/ports/ci.ts";
import { posix } from "../support/posix.ts";
import { testFolder } from "../support/test-context.ts";

const folder = "test/fixtures/junit";

interface Truth {
  readonly esperado: "leer" | "rechazar";
  readonly casos: number;
  readonly omitidos: number;
  readonly fallan: number;
  readonly nombres: readonly string[];
}
const truth: Readonly<Record<string, Truth>> = JSON.parse(
  readFileSync(`${folder}/verdad.json`, "utf8"),
);

async function casesOf(name: string): Promise<readonly TestCase[]> {
  const cases: TestCase[] = [];
  await readJunit(`${folder}/${name}`, (one) => cases.push(one));
  return cases;
}

const readable = Object.entries(truth).filter(([, { esperado }]) => esperado === "leer");
const refused = Object.entries(truth).filter(([, { esperado }]) => esperado === "rechazar");

describe("every runner's report", () => {
  test.each(readable)("%s", async (name, { casos, omitidos, fallan, nombres }) => {
    const cases = await casesOf(name);
    const failing = cases.filter((one) => one.estado === "falla");
    expect([
      cases.length,
      cases.filter((one) => one.estado === "omitida").length,
      failing.length,
      failing.map((one) => one.prueba),
    ]).toEqual([casos, omitidos, fallan, nombres.map((one) => one.split(" :: ").at(-1))]);
    expect(failing.every((one) => (one.falla?.mensaje ?? "") !== "")).toBe(true);
  });
});

describe("what is broken or hostile is refused, naming the file:", () => {
  test.each(refused)("%s", async (name) => {
    await expect(casesOf(name)).rejects.toMatchObject({
      code: "informe-invalido",
      params: { archivo: `${folder}/${name}` },
    });
  });
});

/** State, failure and output of each test of a report. */
async function toldBy(text: string) {
  const path = join(testFolder(), "informe.xml");
  writeFileSync(path, text);
  const told: unknown[] = [];
  await readJunit(path, ({ prueba, estado, falla }) =>
    told.push([prueba, estado, ...(falla === undefined ? [] : [falla.traza, falla.salida])]),
  );
  return told;
}

test("only what stands in a test itself is the test's, and a suite's failure is told once", async () => {
  const within = (inside: string) =>
    toldBy(`<testsuite name="s"><testcase name="a">${inside}</testcase></testsuite>`);
  expect(await within("<x><failure>f</failure><skipped/><system-out>o</system-out></x>")).toEqual([
    ["a", "pasa"],
  ]);
  expect(
    await within(
      "<failure>f<b>g</b></failure><x><system-out>o</system-out></x><system-err>p</system-err>",
    ),
  ).toEqual([["a", "falla", "f", "p"]]);
  expect(await within("<failure>f</failure><x><failure>g</failure></x>")).toEqual([
    ["a", "falla", "f", ""],
  ]);
  const suite = `<testsuite name="s"><failure message="no">de la suite</failure>
    <testcase name="a"><failure>f</failure></testcase>más</testsuite>`;
  expect(await toldBy(suite)).toEqual([
    ["s", "falla", "de la suite", ""],
    ["a", "falla", "f", ""],
  ]);
});

test("behind a report that is longer than a piece of it the next one begins where it does", async () => {
  const one = (name: string) => `<testsuite name="s"><testcase name="${name}"/></testsuite>`;
  const long = `<testsuite name="s">${" ".repeat(20_000)}<testcase name="a"/></testsuite>`;
  expect(await toldBy(`${long} listo ${one("b")}${one("c")}`)).toEqual([
    ["a", "pasa"],
    ["b", "pasa"],
    ["c", "pasa"],
  ]);
});

test("a report is looked for in a mebibyte of other text, not in more", async () => {
  const behind = (characters: number) =>
    toldBy(`${"x".repeat(characters)}<testsuite name="s"><testcase name="a"/></testsuite>`);
  expect(await behind(2 ** 20 - 8192)).toEqual([["a", "pasa"]]);
  await expect(behind(2 ** 20 + 16_384)).rejects.toMatchObject({
    code: "informe-invalido",
    params: { causa: "sin-xml" },
  });
});

test.runIf(posix)("what is no file is no report, and nothing stays open", async () => {
  const folder = testFolder();
  const [pipe, report] = [join(folder, "tubo"), join(folder, "informe.xml")];
  execFileSync("mkfifo", [pipe]);
  writeFileSync(report, "<testsuite/>");
  const refusal = (causa: string) => ({ code: "archivo-ilegible", params: { causa } });
  await expect(readJunit(folder, () => {})).rejects.toMatchObject(refusal("es-carpeta"));
  await expect(readJunit(pipe, () => {})).rejects.toMatchObject(refusal("no-es-archivo"));
  await readJunit(report, () => {});
  if (process.platform !== "linux") return;
  const open = readdirSync("/proc/self/fd").flatMap((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`);
    } catch {
      // That of the listing itself.
      return [];
    }
  });
  expect(open.filter((path) => path.startsWith(folder))).toEqual([]);
});
