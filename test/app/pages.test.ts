import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { AnyCommand } from "../../src/app/command.ts";
import { findCommand } from "../../src/app/find-command.ts";
import { allOptions } from "../../src/app/global-options.ts";
import { parseInput } from "../../src/app/parse-input.ts";
import { program } from "../../src/compose/program.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const pages = ["README.md", "README.en.md", ...markdownIn("docs"), ...markdownIn("docs/en")];

function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
}

/** Every `mesa …` in a code block or in backticks, each up to a pipe, a comment or what it passes on. */
function commandsIn(page: string): readonly string[] {
  const text = readFileSync(page, "utf8").replace(/ \\\n\s*/g, " ");
  const blocks = [...text.matchAll(/```(?:sh|console|bat|powershell)\n([^]*?)```/g)];
  const lines = blocks.flatMap(([, block = ""]) =>
    block.split("\n").map((line) => line.replace(/^(?:\$|PS>|>) /, "")),
  );
  const quoted = [...text.matchAll(/[`«“]((?:npx )?mesa [^`»”]+)[`»”]/g)].map(
    ([, one = ""]) => one,
  );
  return [...lines, ...quoted]
    .filter((line) => /^(?:npx )?mesa [a-z]/.test(line))
    .map((line) =>
      line
        .replace(/^npx /, "")
        .replace(/^((?:"[^"]*"|'[^']*'|[^"'])*?) (?:[|#>&<]|-- |…).*$/, "$1"),
    );
}

/** The words of a line as a shell passes them on. */
function wordsOf(line: string): readonly string[] {
  return (line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map((word) =>
    word.replaceAll(/["']/g, ""),
  );
}

/**
 * Parses a line as the program does; undefined where it is well written. An argument may be missing:
 * prose names commands and options without it, and on a terminal most commands ask for it.
 */
function mistakeIn(command: AnyCommand, rest: readonly string[]) {
  try {
    parseInput(command, rest);
    return undefined;
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    return ["argumento-falta", "opcion-sin-valor"].includes(error.code) ? undefined : error.code;
  }
}

/** Commands that only tell something, and those that look at what the practice desk has. */
const telling =
  /^mesa (?:ayuda|help|explicar|explain|esquema|schema|tramite|procedure|transparencia|volumes|estado|status|licencias|catalogo (?:distritos|pantallas|operadores|motivos)|catalog (?:districts|screens|operators|reasons)|perfil listar|profile list|config ver|config show|(?:bandeja|borrador|ticket) listar|(?:outbox|draft|ticket) list|novedades|news|datos resumen|data summary)\b/;

test("every command of the pages that only tells something works as it stands", async () => {
  const folder = testFolder();
  const lines = new Set(pages.flatMap(commandsIn).map((line) => line.trim()));
  const run = [...lines].filter(
    (line) =>
      telling.test(line) &&
      !unreadable.test(line) &&
      !/--perfil (?!practica)|CODIGO|CODE|NOMBRE|[‹…]/.test(line),
  );
  expect(run.length).toBeGreaterThan(10);
  for (const line of run) {
    const env = { MESA_PERFIL: "practica" };
    const { code, stderr } = await runMesa(wordsOf(line).slice(1), { folder, env, cwd: folder });
    expect([line, code, stderr.includes("✗")]).toEqual([line, 0, false]);
  }
});

const unreadable = /XXXX|<[a-z]/;

test.each(pages)("every command that %s names exists, with its options", async (page) => {
  const wrong: string[] = [];
  for (const line of commandsIn(page).filter((one) => !unreadable.test(one))) {
    const words = wordsOf(line).slice(1);
    const found = findCommand(words, program.commands);
    const options = found.kind === "command" ? allOptions(await found.entry.load()) : [];
    const known = options.map(({ flag }) => flag);
    const bare = line.replace(/"[^"]*"/g, "x");
    const flags = [...bare.matchAll(/(?<= )--[a-z][a-z-]*/g)].map(([flag]) => flag);
    const strange = flags.filter((flag) => !known.some((one) => one === flag) && flag !== "--help");
    if (found.kind === "command" ? strange.length > 0 : words.length > 1) wrong.push(line);
    else if (found.kind === "command" && !/--help|\[--/.test(line)) {
      const mistake = mistakeIn(await found.entry.load(), found.rest);
      if (mistake !== undefined) wrong.push(`${line} (${mistake})`);
    }
  }
  expect(wrong).toEqual([]);
});

describe("what the README says to try", () => {
  test.each(["README.md", "README.en.md"])("works as it stands in %s", async (page) => {
    const folder = testFolder();
    const shown = commandsIn(page).filter((line) => line.includes("--perfil practica"));
    const quiet = shown.filter((line) => line.includes("--desde") || line.includes(" list"));
    expect(quiet.length).toBeGreaterThan(1);
    for (const line of new Set(quiet)) {
      const { code, stderr } = await runMesa(line.trim().split(/\s+/).slice(1), { folder });
      expect([line, code, stderr.includes("✗")]).toEqual([line, 0, false]);
    }
  });
});

test.each(["README.md", "README.en.md"])("%s is read in a few minutes", (page) => {
  const words = readFileSync(page, "utf8").split(/\s+/).filter(Boolean);
  expect(words.length).toBeLessThanOrEqual(900);
});
