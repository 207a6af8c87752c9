import { readdirSync, readFileSync } from "node:fs";
import englishDictionary from "dictionary-en";
import spanishDictionary from "dictionary-es";
import nspell from "nspell";
import { describe, expect, test } from "vitest";
import { en } from "../../src/i18n/en.ts";
import { es } from "../../src/i18n/es.ts";
import { accentedNouns, allowedEverywhere, allowedWords } from "./allowed-words.ts";

type Texts = readonly (readonly [place: string, text: string])[];

/** The pages of docs/ in Spanish: the style guide quotes English, three more are made of messages. */
const spanishPages = [
  "README.md",
  ...markdownIn("docs").filter(
    (path) =>
      !/(?:architecture|performance|glossary|estilo|errores|canales|referencia)\.md$/.test(path),
  ),
];

const englishPages = [
  "README.en.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "docs/architecture.md",
  "docs/performance.md",
  "docs/glossary.md",
  ...markdownIn("docs/en").filter((path) => !/\/(?:reference|errors|channels)\.md$/.test(path)),
  ...markdownIn("docs/decisions"),
];

function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
}

/** What is no prose: code, addresses, options, placeholders, file names, constants. */
function prose(text: string): string {
  return text
    .replace(/```[\s\S]*?```|``[^\n]*?``|`[^`]*`/g, " ")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/<[^>]+>|https?:\S+|[\w.-]+@[\w.-]+/g, " ")
    .replace(/[«“](?:mesa|ticket|id)\b[^»”]*[»”]/g, " ")
    .replace(/\{\w+(?::([^{}]*))?\}/g, " $1 ")
    .replace(/--?[a-z][\w-]*(?:[= ][a-z]+(?:\|[a-z]+)+)?/g, " ")
    .replace(/\S*[/\\_|]\S*|[\p{L}\p{N}-]*\.[\p{L}\p{N}]+|\p{L}+-\d+/gu, " ")
    .replace(/\b\p{Lu}[\p{Lu}\d]+s?\b/gu, " ");
}

/** Each word once, with the first place where it stands. */
function wordsOf(texts: Texts, language: "es" | "en"): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const [place, text] of texts) {
    // A page in English that quotes Spanish has it between «».
    const own = language === "es" ? text : text.replace(/«[^»]*»/g, " ");
    const found = prose(own).match(/(?<![\p{L}\p{N}])\p{L}[\p{L}’']*\p{L}(?![\p{L}\p{N}])/gu);
    for (const word of found ?? []) {
      const plain = word.replaceAll("’", "'").replace(/'s$/, "");
      if (!words.has(plain)) words.set(plain, place);
    }
  }
  return words;
}

const pagesOf = (paths: readonly string[]): Texts =>
  paths.map((path) => [path, readFileSync(path, "utf8")]);

describe.each([
  ["es", spanishDictionary, es, spanishPages],
  ["en", englishDictionary, en, englishPages],
] as const)("the spelling in %s", (language, dictionary, messages, pages) => {
  test("is that of the dictionary, in messages and pages", () => {
    const speller = nspell(dictionary);
    const allowed = new Set([...allowedEverywhere, ...allowedWords[language]]);
    const words = wordsOf([...Object.entries(messages), ...pagesOf(pages)], language);
    const wrong = [...words].filter(
      ([word]) => !allowed.has(word) && !allowed.has(word.toLowerCase()) && !speller.correct(word),
    );
    expect(
      wrong.map(([word, place]) => `${place}: ${word}`),
      "correct it, or add it to test/i18n/allowed-words.ts",
    ).toEqual([]);
  });
});

test("nouns that would be other words without their accent carry it", () => {
  const bare = new Map(
    accentedNouns.map((noun) => [noun.normalize("NFD").replace(/\p{M}/gu, ""), noun]),
  );
  const missing = [...Object.entries(es), ...pagesOf(spanishPages)].flatMap(([place, text]) => {
    const words = prose(text.replace(/[«“][^»”]*[»”]/g, " ")).match(/\p{L}+/gu) ?? [];
    return words.flatMap((word) => {
      const noun = bare.get(word.toLowerCase());
      return noun === undefined ? [] : [`${place}: ${word} for ${noun}`];
    });
  });
  expect(missing).toEqual([]);
});
