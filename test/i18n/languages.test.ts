import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { program } from "../../src/compose/program.ts";
import { helpText } from "../../src/app/help-text.ts";
import { helpTopics, topicLines } from "../../src/features/help/help-topics.view.ts";
import { allOptions } from "../../src/app/global-options.ts";
import { findCommand } from "../../src/app/find-command.ts";
import { en } from "../../src/i18n/en.ts";
import { es } from "../../src/i18n/es.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";

/** Words that hardly a sentence of the one language does without and the other does not have. */
const marks = {
  es: /(?<![\p{L}\p{N}_-])(?:el|la|los|las|del|al|que|para|con|sin|una|unos|unas|por|más|como|se|su|sus|lo|ya|esta|este|está|están|desde|hasta|cada|donde|cuando|también|según|nada|todo|todos|todas|lista|dice)(?![\p{L}\p{N}_-])/iu,
  en: /(?<![\p{L}\p{N}_-])(?:the|of|is|are|with|for|not|your|this|that|and|or|to|from|by|an|it|its|which|what|when|where|be|was|has|have|shows|lists|tells)(?![\p{L}\p{N}_-])/iu,
};

/** Commands, flags, codes and official names are the same in both languages. */
function prose(text: string): string {
  return text
    .replace(/ \\\n +/g, " ")
    .replace(/^ {2}mesa .*$/gm, "")
    .replace(/[«“][^»”]*[»”]/g, "")
    .replace(/--[a-z-]+/g, "")
    .replace(/\{\w+\}/g, "")
    .replace(/\b[\w-]+(?: \| [\w-]+)+/g, "")
    .replace(/\b[a-z]+(?:[-_][a-z]+)+\b/g, "")
    .replace(/\b[A-Z][\w.]*_\w+/g, "")
    .replace(/\(?(?:SENAE|COPCI|Mesa de Servicios|Jefatura de [^.,)]*|Regístrese)\)?/g, "");
}

/** Where the other language's words stand, with the words. */
function leaks(text: string, other: "es" | "en"): readonly string[] {
  return prose(text)
    .split("\n")
    .filter((line) => marks[other].test(line));
}

test.each([
  ["Muestra the list", "en", true],
  ["Shows la lista", "es", true],
  ["Shows what «mesa ticket listar --desde» is for", "es", false],
  ['  mesa config poner editor "code --wait for this"', "en", false],
  ["The code sin-sesion, and MESA_CONTRASENA_ARCHIVO", "es", false],
] as const)("«%s» has words of %s: %s", (text, other, leaking) =>
  expect(leaks(text, other).length > 0).toBe(leaking),
);

describe("no language leaks into the other", () => {
  test.each([
    ["es", es, "en"],
    ["en", en, "es"],
  ] as const)("in the messages in %s", (_language, words, other) => {
    const strange = Object.entries(words).filter(([, text]) => leaks(text, other).length > 0);
    expect(strange).toEqual([]);
  });

  test("what both languages say alike is alike in both", () => {
    const english: Readonly<Record<string, string>> = en;
    const alike = Object.entries(es)
      .filter(([key, text]) => !key.startsWith("marcador.") && english[key] === text)
      .map(([, text]) => text);
    const wordless = alike.filter((text) => /\p{L}/u.test(prose(text)));
    const same = ["{por_segundo}/s", "Suite", "Proxy", "no"];
    const tickets = ["Tickets", "{tickets:ticket|tickets}", "{archivo}: {tickets:ticket|tickets}"];
    expect(new Set(wordless)).toEqual(new Set([...same, ...tickets]));
  });

  test.each([
    ["es", "en"],
    ["en", "es"],
  ] as const)("in the help and the topics in %s", async (language, other) => {
    const translator = await loadTranslator(language);
    const paths = program.commands.flatMap((node) => [
      [node.name],
      ...("commands" in node ? node.commands.map((one) => [node.name, one.name]) : []),
    ]);
    const found: string[] = [];
    for (const path of [[], ...paths]) {
      const place = { width: 200, platform: "linux", commands: program.commands } as const;
      const help = await helpText(findCommand(path, program.commands), translator, place);
      for (const line of leaks(help.join("\n"), other)) found.push(`${path.join(" ")}: ${line}`);
    }
    for (const topic of helpTopics) {
      const lines = topicLines(topic, translator).join("\n");
      for (const line of leaks(lines, other)) found.push(`${topic}: ${line}`);
    }
    expect(found).toEqual([]);
  });
});

test("what stands for a value has a name in both languages", async () => {
  const named = new Set<string>();
  for (const node of program.commands) {
    for (const entry of "commands" in node ? node.commands : [node]) {
      const { operands, ...command } = await entry.load();
      for (const { name } of operands) named.add(name.toUpperCase());
      for (const { placeholder } of allOptions({ operands, ...command })) {
        for (const word of placeholder?.match(/\p{Lu}{2,}/gu) ?? []) named.add(word);
      }
    }
  }
  const plain = [...named].map((word) => word.normalize("NFD").replace(/\p{M}/gu, ""));
  const nameless = plain.filter((word) => !Object.hasOwn(es, `marcador.${word}`));
  expect(new Set(nameless), "name it in src/i18n/{es,en}/placeholders.ts").toEqual(
    new Set(["MM", "DD", "HH", "ID", "MB", "URL", "CURSOR"]),
  );
});

/** Spanish by its nature: it goes to an Ecuadorian office, or names things on this machine. */
const spanish = [
  "catalogs/",
  "channels/",
  "compose/mail-form-reader.ts",
  "features/practice/demo.command.ts",
  "features/practice/run-demo.ts",
  "features/help/completion-tree.view.ts",
  "features/batch/row-errors.view.ts",
  "features/batch/template-columns.ts",
  "features/ci/describe-failures.ts",
  "/commands.ts",
  "desk/",
  "domain/failure-marks.ts",
  "domain/mask-secrets.ts",
  "domain/text-encoding.ts",
  "domain/typed-value.ts",
  "evidence/",
  "i18n/",
  "platform/files/user-files.ts",
  "features/mail/mask-words.ts",
  "platform/process/console-text.ts",
  "sending/cover-facts.ts",
  "sending/prepare-intent.ts",
];

test("no words for people stand outside the messages", () => {
  const found = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter(
      (name) =>
        name.endsWith(".ts") &&
        !spanish.some((place) => `/${name}`.includes(place.startsWith("/") ? place : `/${place}`)),
    )
    .flatMap((name) => {
      const code = readFileSync(`src/${name}`, "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/^\s*\/\/.*$/gm, "")
        // A defect of ours speaks to those who write mesa.
        .replace(/new TypeError\([^)]*\)/g, "");
      const literals = code.match(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
      return literals
        .filter((text) => /[áéíóúñ¿¡«»]|\p{Ll}{2,} (?:de|la|el|no|of|the|is) \p{Ll}/u.test(text))
        .map((text) => `${name}: ${text}`);
    });
  expect(found, "words belong into src/i18n; what goes to the desk is listed above").toEqual([]);
});
