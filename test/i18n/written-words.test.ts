import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commandIn } from "../../src/app/command-words.ts";
import { program } from "../../src/compose/program.ts";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { createMailFormReader } from "../../src/compose/mail-form-reader.ts";
import { formIds } from "../../src/domain/ticket.ts";
import { formCatalog } from "../../src/forms/form-catalog.ts";
import { fieldsOf } from "../../src/forms/form.ts";
import { writtenFields } from "../../src/forms/written-facts.ts";
import { es } from "../../src/i18n/es.ts";
import { coverFacts } from "../../src/sending/cover-facts.ts";
import type { WordRules } from "./word-rules.ts";
import { english } from "./words-en.ts";
import { spanish } from "./words-es.ts";

/** A page without its code, addresses, options and quotations of the other language. */
function prose(text: string): string {
  return text
    .replace(/```[\s\S]*?```|`[^`]*`/g, "x")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/[\w.-]+@[\w.-]+|https?:\S+/g, " ")
    .replace(/«mesa [^»]*»|“mesa [^”]*”/g, " ")
    .replace(/--[a-z][\w-]*/g, " ");
}

function offenders(text: string, rules: WordRules, exempt: RegExp): readonly string[] {
  return prose(text)
    .split("\n")
    .flatMap((line) =>
      rules.forbidden.flatMap(({ pattern, instead }) => {
        const found = pattern.exec(line)?.[0];
        return found === undefined || exempt.test(found) || exempt.test(line)
          ? []
          : [`${found} → ${instead}: ${line.slice(0, 120)}`];
      }),
    );
}

const markdownIn = (folder: string, but: RegExp): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md") && !but.test(name))
    .map((name) => `${folder}/${name}`);

/** Pages in English, the guide itself, and those that are made of messages are held elsewhere. */
const notSpanish = /^(?:architecture|glossary|estilo|errores|canales|referencia)\.md$/;

test.each(["README.md", ...markdownIn("docs", notSpanish)])("%s keeps to docs/estilo.md", (page) =>
  expect(offenders(readFileSync(page, "utf8"), spanish, /^orden$/)).toEqual([]),
);

test.each(["README.en.md", ...markdownIn("docs/en", /^(?:reference|errors|channels)\.md$/)])(
  "%s keeps to docs/estilo.md",
  (page) => expect(offenders(readFileSync(page, "utf8"), english, /^$/)).toEqual([]),
);

test("what the practice desk says and its contract keep to docs/estilo.md", () => {
  const contract = readFileSync("docs/openapi.yaml", "utf8");
  const code = readdirSync("src/desk", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const text = readFileSync(`src/desk/${name}`, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
      return text.match(/"[^"\n]* [^"\n]*"|`[^`\n]*\$[^`\n]*`/g) ?? [];
    })
    .filter(
      (literal) =>
        /[a-záéíóúñ]{3} /u.test(literal) && !/SELECT|UPDATE|INSERT|CREATE|DELETE/.test(literal),
    );
  expect(code.length).toBeGreaterThan(60);
  // Names of the contract, and the official's own inbox.
  const exempt = /^\s*(?:clave|bandeja|name|operationId):|\{clave\}|bandeja de entrada/;
  expect(offenders([contract, ...code].join("\n"), spanish, exempt)).toEqual([]);
});

describe.each(formIds)("what the form %s is written out as", (tipo) => {
  const fields = writtenFields(tipo);
  const datos = Object.fromEntries(
    fields.map(({ name, kind }) => [name, kind === "lines" ? ["uno"] : "2026-11-20"]),
  );
  const labels = fields.map(({ label }) => es[label]);

  test("has the form's labels, in its order, on the cover of the evidence", () =>
    expect(coverFacts(tipo, datos, builtInCatalogs).map(([label]) => label)).toEqual(labels));

  test("has them in the letter, too, under the form's official name", () => {
    const reader = createMailFormReader(builtInCatalogs);
    expect(reader.facts(tipo, datos).map(({ etiqueta }) => etiqueta)).toEqual(labels);
    expect(reader.title(tipo)).toBe(es[`formulario.${tipo}`]);
  });

  test("names every field of the form that is no file, each once", () => {
    const names = fieldsOf(formCatalog[tipo]).filter(
      ({ kind }) => kind !== "captures" && kind !== "files",
    );
    expect(labels.length).toBe(names.length);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

test("commands in the pages in English have their English words", () => {
  const wrong = ["README.en.md", ...markdownIn("docs/en", /^$/)].flatMap((page) =>
    [...readFileSync(page, "utf8").matchAll(/\bmesa(?:\.cmd)?( [a-z]+(?: [a-z]+)?)/g)]
      .map(([, words = ""]) => `mesa${words}`)
      .filter((line) => commandIn("en", line, program.commands) !== line)
      .map((line) => `${page}: ${line}`),
  );
  expect(wrong).toEqual([]);
});
