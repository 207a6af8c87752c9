import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeJunit } from "../../support/junit.ts";
import { nthTicket } from "../../support/nth-ticket.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const flags = ["--perfil", "practica", "--formulario", "test/fixtures/ci-incidente.json"];

/** The lines that a person reads of a report. */
async function linesOf(path: string, folder: string, ...more: readonly string[]) {
  const { stdout } = await runMesa(["ci", "reportar", path, ...flags, ...more], { folder });
  return stdout.trimEnd().split("\n");
}

test("where all pass, those that were skipped are counted apart", async () => {
  const folder = testFolder();
  const path = join(folder, "j.xml");
  const skipped = '<testcase classname="C" name="c"><skipped/></testcase>';
  const write = (inside: string): void =>
    writeFileSync(path, `<testsuite name="s">${inside}</testsuite>`);
  const passing = '<testcase classname="C" name="a"/><testcase classname="C" name="b"/>';
  write(passing);
  expect(await linesOf(path, folder)).toEqual(["✓ Pasan todas (2)"]);
  write(passing + skipped);
  expect(await linesOf(path, folder)).toEqual(["✓ Pasan todas (2; omitidas: 1)"]);
});

test("twenty failures are named, the others counted; then what became of them", async () => {
  const folder = testFolder();
  const failures = Array.from({ length: 22 }, (_none, at) => ({
    suite: `S${"abcdefghijklmnopqrstuv".charAt(at)}`,
    name: "prueba",
    fails: `no se pudo ${"x".repeat(200)}`,
  }));
  const first = await linesOf(writeJunit(folder, failures), folder);
  expect(first[0]).toBe("✗ Pruebas que fallan: 22 de 22 (omitidas: 0)");
  expect(first.filter((line) => line.startsWith("  - "))).toEqual(
    failures.slice(0, 20).map(({ suite }) => `  - ${suite} › prueba`),
  );
  expect(first.filter((line) => line.startsWith("    | ")).map(({ length }) => length)).toEqual(
    failures.slice(0, 20).map(() => 78),
  );
  const at = first.indexOf("  … y 2 fallas más");
  expect(first.slice(at + 1)).toEqual([
    `✓ La falla tiene un ticket nuevo: ${nthTicket(1)} (registrado).`,
    expect.stringMatching(/^ {2}\S/),
  ]);
  const again = await linesOf(writeJunit(folder, failures), folder);
  expect(again.slice(at + 1)).toEqual([
    `La falla ya tiene un ticket abierto: ${nthTicket(1)} (registrado).`,
    expect.stringMatching(/^ {2}\S/),
  ]);
  const passing = failures.map(({ suite, name }) => ({ suite, name }));
  const back = await linesOf(writeJunit(folder, passing), folder);
  expect(back).toEqual(["✓ Pasan todas (22)", expect.stringContaining(nthTicket(1))]);
});
