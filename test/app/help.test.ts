import { expect, test } from "vitest";
import { commandIn } from "../../src/app/command-words.ts";
import { program } from "../../src/compose/program.ts";
import { errorCodes } from "../../src/errors/error-codes.ts";
import { runMesa } from "../support/test-context.ts";

test.each(["es", "en"])(
  "the help of the whole is one screen with every command and every exit code (%s)",
  async (language) => {
    const { stdout } = await runMesa(["--help", "--idioma", language]);
    expect(stdout.trimEnd().split("\n").length).toBeLessThanOrEqual(24);
    for (const code of [0, 1, 2, 3, 4, 5, 6, 7, 8, 70, 130])
      expect(stdout).toMatch(new RegExp(`[:·]\\s${code}\\s[a-z]`));
    const listed = stdout.match(/^ {2}[^\n]+(?:\n {4,}[^\n]+)*/gm)?.join("  ") ?? "";
    const names = program.commands.map(({ name, alias }) => (language === "en" ? alias : name));
    const words = listed.split(/\s{2,}/);
    expect(names.filter((name) => !words.includes(name))).toEqual([]);
    // What has no group of its own is shown in the last one.
    const [, last = ""] =
      /^ {2}(?:Ayuda|Help) {2,}(\S[^\n]*(?:\n {6,}\S[^\n]*)*)/m.exec(stdout) ?? [];
    expect(last.split(/\s+/)).toEqual(
      language === "en" ? ["help", "explain", "licenses"] : ["ayuda", "explicar", "licencias"],
    );
  },
);

test("the page of exit codes has each error under the code that it ends with", async () => {
  const { stdout } = await runMesa(["ayuda", "salidas"], { width: 2000 });
  const listed = stdout
    .split(/\n\n(?=\d)/)
    .slice(1)
    .flatMap((part) => {
      const [head = "", ...names] = part.trim().split("\n");
      expect(head).toMatch(/^\d+ {2}\S/);
      const codes = names.join(" ").split(/[\s,]+/);
      return codes.filter(Boolean).map((name) => [name, parseInt(head, 10)]);
    });
  expect(Object.fromEntries(listed)).toEqual(errorCodes);
});

test("the version is told wherever it is asked for on the line, and as data", async () => {
  const { stdout } = await runMesa(["--version"]);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  const behind = await runMesa(["ticket", "ver", "1", "--version"]);
  expect([behind.code, behind.stdout]).toEqual([0, stdout]);
  const data = JSON.parse((await runMesa(["--version", "--json"])).stdout);
  expect(data).toMatchObject({ v: 1, version: stdout.trim() });
});

test.each(["es", "en"] as const)(
  "the manual and the page of failures in %s name commands by that language's words",
  async (language) => {
    const manual = await runMesa(["completar", "manual", "--idioma", language]);
    const pages: Readonly<Record<string, string>> = JSON.parse(manual.stdout);
    const failures = await runMesa(["ayuda", "fallas", "--idioma", language]);
    const texts = [...Object.entries(pages), ["fallas", failures.stdout] as const];
    const lines = texts.flatMap(([name, text]) =>
      [...text.replaceAll("\\-", "-").matchAll(/\bmesa [a-z]+(?: [a-z]+)?/g)].map(([line]) => ({
        name,
        line,
      })),
    );
    expect(lines.length).toBeGreaterThan(150);
    const right = lines.map(({ name, line }) => ({
      name,
      line: commandIn(language, line, program.commands),
    }));
    expect(lines).toEqual(right);
  },
);
