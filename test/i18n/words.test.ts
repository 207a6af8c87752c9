import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { allOptions } from "../../src/app/global-options.ts";
import { findByWord } from "../../src/app/command-entry.ts";
import { program } from "../../src/compose/program.ts";
import { en } from "../../src/i18n/en.ts";
import { es } from "../../src/i18n/es.ts";
import type { WordRules } from "./word-rules.ts";
import { english } from "./words-en.ts";
import { spanish } from "./words-es.ts";

/** Keys of what is no sentence though it is shown in an error. */
const labels = ["error.sugerencia", "problema.en-posicion"];

type Messages = Readonly<Record<string, string>>;

/** Longer messages are not read; the official page and the receipt's explanations may be. */
const maxCharacters = 200;

/** Words in a row that a hint may share with its message. */
const sharedWords = 4;

const languages: readonly (readonly ["es" | "en", Messages, WordRules])[] = [
  ["es", es, spanish],
  ["en", en, english],
];

/** Keys and texts for which something is found, with what was found. */
function offenders(
  messages: Messages,
  find: (text: string, key: string) => string | undefined,
): readonly string[] {
  return Object.entries(messages).flatMap(([key, text]) => {
    const found = find(text, key);
    return found === undefined ? [] : [`${key}: ${found} · ${text}`];
  });
}

/** A message without its placeholders and the commands, options and file names that it quotes. */
const prose = (text: string): string =>
  text
    .replace(/[«“](?:mesa|ticket) [^»”]*[»”]/g, "«»")
    .replace(/\{\w+:([^{}]*)\}/g, "$1")
    .replace(/\{\w+\}/g, "")
    .replace(/--[a-z-]+/g, "");

const count = (text: string, sign: string): number => text.split(sign).length - 1;

test.each(["es", "en"])("no key of %s is defined twice", async (language) => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const file of readdirSync(`src/i18n/${language}`)) {
    const part: unknown = await import(pathToFileURL(`src/i18n/${language}/${file}`).href);
    const keys = Object.values(Object(part)).flatMap((words) => Object.keys(Object(words)));
    for (const key of keys) {
      const first = seen.get(key);
      if (first !== undefined) twice.push(`${key}: ${first}, ${file}`);
      seen.set(key, file);
    }
  }
  expect(twice).toEqual([]);
});

describe.each(languages)("the messages in %s", (language, messages, rules) => {
  test("hold no word that docs/estilo.md replaces", () => {
    expect(
      offenders(messages, (text, key) => {
        if (key.startsWith("marcador.")) return undefined;
        const plain = prose(text);
        const found = rules.forbidden.find(
          ({ pattern, except = [] }) => pattern.test(plain) && !except.includes(key),
        );
        return found === undefined ? undefined : `write “${found.instead}”`;
      }),
    ).toEqual([]);
  });

  test("have the quotation marks of their language, in pairs", () => {
    expect(
      offenders(messages, (text) => {
        const foreign = rules.foreignQuotes.exec(text)?.[0];
        if (foreign !== undefined) return foreign;
        const plain = text.replace(/\(\?\)|\[\?\]|escriba !|type !|<![A-Z]+/g, "");
        const odd = rules.pairs.find(([open, close]) => count(plain, open) !== count(plain, close));
        return odd?.join("");
      }),
    ).toEqual([]);
  });

  test("end in a full stop where they are sentences, and only there", () => {
    expect(
      offenders(messages, (text, key) => {
        if (/^(?:error|problema|advertencia)\./.test(key)) {
          return /[.?…}]$/.test(text) || labels.includes(key) ? undefined : "no full stop";
        }
        const isLabel = /^(?:orden|opcion|argumento)\.|^campo\..*\.ayuda$/.test(key);
        return isLabel && /[^.]\.$/.test(text) && !/\p{Ll}\.\s?\p{Ll}\.$/u.test(text)
          ? "full stop"
          : undefined;
      }),
    ).toEqual([]);
  });

  test("begin with a capital letter where they stand after ✗", () => {
    const starts = /^(?:[\p{Lu}«“]|\{emisor\})/u;
    expect(
      offenders(messages, (text, key) =>
        /^error\.[\w-]+$/.test(key) && !starts.test(text) ? "begins otherwise" : undefined,
      ),
    ).toEqual([]);
  });

  test(`have ${maxCharacters} characters at most`, () => {
    expect(
      offenders(messages, (text, key) =>
        text.length > maxCharacters && !rules.anyLength.test(key) ? `${text.length}` : undefined,
      ),
    ).toEqual([]);
  });

  test("count nothing in a fixed plural", () => {
    expect(
      offenders(messages, (text, key) =>
        rules.alwaysMany.includes(key) ? undefined : rules.countedPlural.exec(text)?.[0],
      ),
    ).toEqual([]);
  });

  test("give a hint that does not repeat the error", () => {
    const runs = (text: string): readonly string[] => {
      const words =
        prose(text)
          .toLowerCase()
          .match(/\p{L}+/gu) ?? [];
      return words.flatMap((_, at) => {
        const run = words.slice(at, at + sharedWords);
        return run.length === sharedWords ? [run.join(" ")] : [];
      });
    };
    expect(
      offenders(messages, (text, key) => {
        const hint = messages[`${key}.sugerencia`];
        if (hint === undefined) return undefined;
        const said = runs(hint);
        return runs(text).find((run) => said.includes(run));
      }),
    ).toEqual([]);
  });

  test("quote only commands and options that exist, in their own language", async () => {
    const nameOf = (node: { readonly name: string; readonly alias: string }): string =>
      language === "es" ? node.name : node.alias;
    const wrong: string[] = [];
    for (const [key, text] of Object.entries(messages)) {
      for (const [, line = ""] of text.matchAll(/[«“]mesa ([^»”]*)[»”]/g)) {
        const [first = "", second = "", ...others] = line.split(" ");
        if (first.startsWith("-")) continue;
        const node = findByWord(program.commands, first);
        const entry =
          node === undefined || "load" in node ? node : findByWord(node.commands, second);
        if (node === undefined || entry === undefined || nameOf(node) !== first) {
          if (!(first === "{orden}" || second.startsWith("{"))) wrong.push(`${key}: ${line}`);
          continue;
        }
        if (entry !== node && nameOf(entry) !== second) wrong.push(`${key}: ${line}`);
        const flags = [second, ...others].filter((one) => one.startsWith("--"));
        const known = flags.length === 0 ? [] : allOptions(await entry.load());
        for (const one of flags) {
          if (!known.some(({ flag }) => flag === one) && one !== '--wait"') {
            wrong.push(`${key}: ${one}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
