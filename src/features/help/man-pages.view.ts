import { exitCodes } from "../../errors/exit-codes.ts";
import type { Translator } from "../../i18n/translator.ts";
import type {
  CommandEntry,
  CommandGroup,
  CommandShape,
  TreeNode,
} from "../../app/command-entry.ts";
import { globalOptions, outputOption } from "../../app/global-options.ts";
import { helpTopics, topicLines } from "./help-topics.view.ts";
import { placeholder } from "../../view/placeholder.ts";
import { operandUsage, optionTerm } from "../../app/help-text.ts";

/**
 * Manual pages in roff (man(7)) by file name: `mesa.1`, and one for each first word of the command
 * tree. They have no date, so that they change only when the tree does.
 */
export async function manPages(
  commandTree: readonly TreeNode[],
  translator: Translator,
): Promise<Readonly<Record<string, string>>> {
  const pages: Record<string, string> = { "mesa.1": rootPage(commandTree, translator) };
  for (const node of commandTree) {
    pages[`mesa-${node.name}.1`] = await nodePage(node, translator);
  }
  return pages;
}

function rootPage(commandTree: readonly TreeNode[], translator: Translator): string {
  const { t, text } = translator;
  const topics = helpTopics.filter((topic) => topic === "entorno" || topic === "canales");
  return roff([
    ...heading("mesa", t("ayuda.lema").replace(/^mesa: /, ""), t),
    ...part("manual.sinopsis", t, [`.B mesa`, `${t("ayuda.orden")} ${t("ayuda.opciones-breve")}`]),
    ...part(
      "ayuda.ordenes",
      t,
      commandTree.flatMap((node) => term(`mesa-${node.name}(1)`, text(node.summary))),
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
  ]);
}

async function nodePage(
  node: CommandEntry | CommandGroup,
  translator: Translator,
): Promise<string> {
  const { t, text } = translator;
  const entries = "load" in node ? [node] : node.commands;
  const described: string[] = [];
  for (const entry of entries) {
    const words = entry === node ? node.name : `${node.name} ${entry.name}`;
    described.push(...commandPart(words, entry, await entry.load(), translator));
  }
  return roff([
    ...heading(`mesa-${node.name}`, text(node.summary), t),
    ...described,
    ...part("manual.vea", t, [".BR mesa (1)"]),
  ]);
}

function commandPart(
  words: string,
  entry: CommandEntry,
  command: CommandShape,
  translator: Translator,
): readonly string[] {
  const { t, text } = translator;
  return [
    `.SH ${escape(`mesa ${words}`)}`,
    `.B mesa ${escape(words)}`,
    escape(operandUsage(command, translator)),
    ".PP",
    escape(text(entry.summary)),
    ...command.operands.flatMap((one) =>
      term(placeholder(one.name.toUpperCase(), translator), text(one.summary)),
    ),
    ...command.options.flatMap((one) => term(optionTerm(one, translator), text(one.summary))),
    ".PP",
    `${escape(t("ayuda.ejemplos"))}:`,
    ".PP",
    ".nf",
    ...plain(entry.examples.map((example) => `  mesa ${example}`)),
    ".fi",
  ];
}

function heading(name: string, summary: string, t: Translator["t"]): readonly string[] {
  return [
    `.TH ${name.toUpperCase()} 1 "" mesa`,
    `.SH ${escape(t("manual.nombre"))}`,
    `${name.replaceAll("-", "\\-")} \\- ${escape(summary)}`,
  ];
}

function part(
  title:
    | "manual.sinopsis"
    | "manual.vea"
    | "ayuda.ordenes"
    | "ayuda.opciones-comunes"
    | "ayuda.codigos",
  t: Translator["t"],
  lines: readonly string[],
): readonly string[] {
  return [`.SH ${escape(t(title).toUpperCase())}`, ...lines];
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
