import { exitCodes } from "../../errors/exit-codes.ts";
import type { Translator } from "../../i18n/translator.ts";
import type {
  CommandEntry,
  CommandGroup,
  CommandShape,
  TreeNode,
} from "../../app/command-entry.ts";
import { commandIn, wordIn } from "../../app/command-words.ts";
import { globalOptions, outputOption } from "../../app/global-options.ts";
import { helpTopics, topicLines } from "./help-topics.view.ts";
import { placeholder } from "../../view/placeholder.ts";
import { operandUsage, optionTerm } from "../../app/help-text.ts";
import { wrapCommand } from "../../view/wrap-text.ts";

/** Examples are not filled by man; pages have 78 columns, less its indentation. */
const pageColumns = 70;

interface Edition {
  readonly version: string;
  /** `AAAA-MM-DD` */
  readonly date: string;
}

/** What every page is made of. */
interface Book extends Edition {
  readonly tree: readonly TreeNode[];
  readonly translator: Translator;
  /** A command's page by its words: `ticket ver` → `mesa-ticket-ver`, and in English `mesa-ticket-show`. */
  readonly titleOf: (words: readonly Named[]) => string;
}

type Named = Pick<CommandEntry, "name" | "alias">;

/**
 * Manual pages in roff (man(7)) by file name, in the translator's language: `mesa.1`, one for each noun
 * and one for each command. English pages go by the English words, with `-en` behind them where the
 * Spanish ones are the same, so that both can lie in one folder.
 */
export async function manPages(
  commandTree: readonly TreeNode[],
  translator: Translator,
  edition: Edition,
): Promise<Readonly<Record<string, string>>> {
  const titleOf = (words: readonly Named[]): string => pageTitle(words, translator);
  const book: Book = { ...edition, tree: commandTree, translator, titleOf };
  const pages: Record<string, string> = { [`${book.titleOf([])}.1`]: rootPage(book) };
  for (const node of commandTree) {
    if ("load" in node) {
      pages[`${book.titleOf([node])}.1`] = await commandPage([node], node, book);
      continue;
    }
    pages[`${book.titleOf([node])}.1`] = groupPage(node, book);
    for (const entry of node.commands)
      pages[`${book.titleOf([node, entry])}.1`] = await commandPage([node, entry], entry, book);
  }
  return pages;
}

function pageTitle(words: readonly Named[], { language }: Translator): string {
  const spanish = ["mesa", ...words.map(({ name }) => name)].join("-");
  if (language === "es") return spanish;
  const english = ["mesa", ...words.map(({ alias }) => alias)].join("-");
  return english === spanish ? `${english}-en` : english;
}

/** The words of a command as one types them in the language of the page. */
function typed(words: readonly Named[], { language }: Translator): string {
  return words.map((word) => wordIn(language, word)).join(" ");
}

function rootPage(book: Book): string {
  const { tree, translator, titleOf } = book;
  const { t, text } = translator;
  const topics = helpTopics.filter((topic) => topic === "entorno" || topic === "canales");
  return roff([
    ...heading(titleOf([]), t("ayuda.lema").replace(/^mesa: /, ""), book),
    ...part("manual.sinopsis", t, [`.B mesa`, `${t("ayuda.orden")} ${t("ayuda.opciones-breve")}`]),
    ...part(
      "ayuda.ordenes",
      t,
      tree.flatMap((node) => term(`${titleOf([node])}(1)`, text(node.summary))),
    ),
    ...part(
      "ayuda.opciones-comunes",
      t,
      [outputOption, ...globalOptions].flatMap((one) =>
        term(optionTerm(one, translator), text(one.summary)),
      ),
    ),
    ...part(
      "ayuda.codigos",
      t,
      Object.values(exitCodes).flatMap((code) => term(String(code), t(`salida.${code}`))),
    ),
    ...topics.flatMap((topic) => {
      const [title = "", ...lines] = topicLines(topic, translator);
      return [
        `.SH ${escape(title.replace(/[.:].*$/, "").toUpperCase())}`,
        ".nf",
        ...plain(lines),
        ".fi",
      ];
    }),
    ...part("manual.fallas", t, [".nf", ...plain(topicLines("fallas", translator)), ".fi"]),
  ]);
}

function groupPage(node: CommandGroup, book: Book): string {
  const { translator, titleOf } = book;
  const { t, text } = translator;
  return roff([
    ...heading(titleOf([node]), text(node.summary), book),
    ...part("manual.sinopsis", t, [
      `.B mesa ${escape(typed([node], translator))}`,
      `${t("ayuda.orden")} ${t("ayuda.opciones-breve")}`,
    ]),
    ...part(
      "ayuda.ordenes",
      t,
      node.commands.flatMap((entry) => term(`${titleOf([node, entry])}(1)`, text(entry.summary))),
    ),
    ...seeAlso([titleOf([])], t),
  ]);
}

async function commandPage(
  words: readonly Named[],
  entry: CommandEntry,
  book: Book,
): Promise<string> {
  const { translator, titleOf } = book;
  const above = words.slice(0, -1).map((_one, at) => titleOf(words.slice(0, at + 1)));
  return roff([
    ...heading(titleOf(words), translator.text(entry.summary), book),
    ...commandPart(typed(words, translator), entry, await entry.load(), book),
    ...seeAlso([titleOf([]), ...above], translator.t),
  ]);
}

function commandPart(
  words: string,
  entry: CommandEntry,
  command: CommandShape,
  { tree, translator }: Book,
): readonly string[] {
  const { t, text, language } = translator;
  const examples = entry.examples.map((example) => commandIn(language, example, tree));
  return [
    ...part("manual.sinopsis", t, [
      `.B mesa ${escape(words)}`,
      escape(operandUsage(command, translator)),
    ]),
    ...part("manual.descripcion", t, [escape(text(entry.summary))]),
    ...command.operands.flatMap((one) =>
      term(placeholder(one.name.toUpperCase(), translator), text(one.summary)),
    ),
    ...command.options.flatMap((one) => term(optionTerm(one, translator), text(one.summary))),
    ...part("ayuda.ejemplos", t, [
      ".nf",
      ...plain(examples.flatMap((example) => wrapCommand(`mesa ${example}`, pageColumns))),
      ".fi",
    ]),
  ];
}

function heading(
  name: string,
  summary: string,
  { translator: { t }, version, date }: Book,
): readonly string[] {
  return [
    `.TH ${name.toUpperCase()} 1 "${date}" "mesa ${version}"`,
    `.SH ${escape(t("manual.nombre"))}`,
    `${name.replaceAll("-", "\\-")} \\- ${escape(summary)}`,
  ];
}

function part(
  title:
    | "manual.sinopsis"
    | "manual.vea"
    | "manual.fallas"
    | "manual.descripcion"
    | "ayuda.ejemplos"
    | "ayuda.ordenes"
    | "ayuda.opciones-comunes"
    | "ayuda.codigos",
  t: Translator["t"],
  lines: readonly string[],
): readonly string[] {
  return [`.SH ${escape(t(title).toUpperCase())}`, ...lines];
}

function seeAlso(pages: readonly string[], t: Translator["t"]): readonly string[] {
  return part("manual.vea", t, [pages.map((page) => `\\fB${escape(page)}\\fR(1)`).join(", ")]);
}

function term(name: string, meaning: string): readonly string[] {
  return [".TP", `.B ${escape(name)}`, escape(meaning)];
}

function plain(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? ".sp" : escape(line)));
}

/** Text that roff takes as it is: no escapes, no request at the start of a line. */
function escape(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^([.'])/, "\\&$1");
}

function roff(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
