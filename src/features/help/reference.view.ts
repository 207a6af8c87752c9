import type { CommandEntry, CommandShape, TreeNode } from "../../app/command-entry.ts";
import { commandGroups } from "../../app/command-groups.ts";
import { commandIn, wordIn } from "../../app/command-words.ts";
import { allOptions, globalOptions } from "../../app/global-options.ts";
import { operandUsage, optionMeaning, optionTerm } from "../../app/help-text.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { formIds } from "../../domain/ticket.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import type { Translator } from "../../i18n/translator.ts";
import { placeholder } from "../../view/placeholder.ts";
import {
  preferenceChoices,
  preferenceDefaults,
  preferenceForms,
  preferenceKeys,
  retention,
} from "../../ports/preferences.ts";
import { environmentVariables } from "./help-topics.view.ts";

/** What every part of the page is made of. */
interface Book {
  readonly tree: readonly TreeNode[];
  readonly translator: Translator;
}

/**
 * The reference as one page of Markdown in the translator's language: every command by the groups of the
 * help, the options of all, exit codes, settings, environment variables and JSON Schemas.
 */
export async function referencePage(
  tree: readonly TreeNode[],
  translator: Translator,
): Promise<string> {
  const { t } = translator;
  const book: Book = { tree, translator };
  const groups = commandGroups(tree).map(({ name, nodes }) => ({
    title: t(`grupo.${name}`),
    nodes,
  }));
  const commands = await Promise.all(
    groups.map(async ({ title, nodes }) => [
      ...heading(2, title),
      ...(await Promise.all(nodes.map((node) => nodePart(node, book)))).flat(),
    ]),
  );
  const appendices = [
    ["ayuda.opciones-comunes", commonOptions(book)],
    ["ayuda.codigos", exitCodePart(book)],
    ["referencia.ajustes", settingsPart(book)],
    ["referencia.entorno", variablesPart(book)],
    ["referencia.esquemas", schemasPart(book)],
  ] as const;
  const lines = [
    ...heading(1, t("referencia.titulo")),
    t("referencia.enlaces"),
    "",
    t("referencia.introduccion"),
    "",
    ...groups.map(
      ({ title, nodes }) =>
        `- ${link(title, title)}: ${nodes.map((node) => contentsEntry(node, book)).join(" · ")}`,
    ),
    `- ${appendices.map(([title]) => link(t(title), t(title))).join(" · ")}`,
    "",
    ...commands.flat(),
    ...appendices.flatMap(([title, part]) => [...heading(2, t(title)), ...part]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

/** A noun with links to its verbs, or a command that stands alone. */
function contentsEntry(node: TreeNode, { translator: { language } }: Book): string {
  const word = wordIn(language, node);
  const noun = link(word, `mesa ${word}`);
  if ("load" in node) return noun;
  const verbs = node.commands.map((entry) => {
    const verb = wordIn(language, entry);
    return link(verb, `mesa ${word} ${verb}`);
  });
  return `${noun} (${verbs.join(", ")})`;
}

async function nodePart(node: TreeNode, book: Book): Promise<readonly string[]> {
  const { text, language } = book.translator;
  if ("load" in node) return await commandPart([node], node, book);
  const commands = await Promise.all(
    node.commands.map((entry) => commandPart([node, entry], entry, book)),
  );
  const title = `mesa ${wordIn(language, node)}`;
  return [...heading(3, title), escape(text(node.summary)), "", ...commands.flat()];
}

/** One command: what it does, its other name, its usage, arguments and options, and examples. */
async function commandPart(
  words: readonly Pick<CommandEntry, "name" | "alias">[],
  entry: CommandEntry,
  { tree, translator }: Book,
): Promise<readonly string[]> {
  const { t, text, language } = translator;
  const command = await entry.load();
  const name = words.map((word) => wordIn(language, word)).join(" ");
  const other = words.map((word) => wordIn(language === "es" ? "en" : "es", word)).join(" ");
  const operands = command.operands.map((one) => [
    code(placeholder(one.name.toUpperCase(), translator)),
    one.choices === undefined
      ? text(one.summary)
      : `${text(one.summary)} (${one.choices.map(code).join(" | ")})`,
  ]);
  const options = command.options.map((one) => optionCells(one, translator));
  return [
    ...heading(words.length + 2, `mesa ${name}`),
    `${escape(text(entry.summary))}.${name === other ? "" : ` ${t("ayuda.alias")}: \`${other}\`.`}`,
    "",
    "```text",
    `mesa ${name} ${operandUsage(command, translator)}`,
    "```",
    "",
    ...table([t("ayuda.argumentos"), ""], operands),
    ...table([t("ayuda.opciones"), ""], options),
    ...furtherOptions(command, translator),
    "```sh",
    ...entry.examples.map((example) => `mesa ${commandIn(language, example, tree)}`),
    "```",
    "",
  ];
}

/** The options that a command shares with some others. */
function furtherOptions(command: CommandShape, translator: Translator): readonly string[] {
  const own = new Set([...command.options, ...globalOptions]);
  const others = allOptions(command).filter((option) => !own.has(option));
  if (others.length === 0) return [];
  const terms = others.map((one) => code(optionTerm(one, translator)));
  return [`${translator.t("referencia.y")}: ${terms.join(", ")}.`, ""];
}

function commonOptions({ translator }: Book): readonly string[] {
  const { t } = translator;
  const all = allOptions({ options: [], operands: [], listed: true, silent: false });
  const shared = all.filter((option) => !globalOptions.includes(option));
  return [
    ...table(
      [t("referencia.todos"), ""],
      [
        ...globalOptions.map((one) => optionCells(one, translator)),
        [code("-h, --help"), t("opcion.help")],
      ],
    ),
    ...table(
      [t("referencia.algunos"), ""],
      shared.map((one) => optionCells(one, translator)),
    ),
  ];
}

function exitCodePart({ translator: { t, language } }: Book): readonly string[] {
  const rows = Object.values(exitCodes).map((exit) => [
    String(exit),
    t(`salida-breve.${exit}`),
    t(`salida.${exit}`),
  ]);
  const ruta = language === "es" ? "errores.md" : "errors.md";
  return [
    ...table([t("columna.codigo"), t("columna.nombre"), ""], rows),
    t("referencia.errores", { ruta }),
    "",
  ];
}

function settingsPart({ translator: { t, find } }: Book): readonly string[] {
  const choices: Readonly<Record<string, readonly string[] | undefined>> = preferenceChoices;
  const forms: Readonly<Record<string, { readonly told: string } | undefined>> = preferenceForms;
  const defaults: Readonly<Record<string, string | undefined>> = {
    ...preferenceDefaults,
    ...retention,
  };
  const rows = Object.entries(preferenceKeys).map(([key, variable]) => {
    const told = forms[key]?.told ?? "";
    const form = find(`esperado.${told}`) ?? told;
    const values = choices[key] ?? form.split(", ").filter((one) => one !== "");
    return [
      code(key),
      code(variable),
      values.map(code).join(" | "),
      defaults[key] === undefined ? "" : code(defaults[key]),
    ];
  });
  return table(
    [
      t("columna.ajuste"),
      t("referencia.entorno"),
      t("referencia.valores"),
      t("referencia.si-se-omite"),
    ],
    rows,
  );
}

function variablesPart({ translator: { t } }: Book): readonly string[] {
  return [
    escape(t("tema.entorno").replace(`${t("referencia.entorno")}. `, "")),
    "",
    ...table(
      [t("columna.nombre"), ""],
      environmentVariables.map((name) => [code(name), t(`entorno.${name}`)]),
    ),
  ];
}

function schemasPart({ tree, translator: { t, language } }: Book): readonly string[] {
  const line = (name: string): string => code(commandIn(language, `mesa esquema ${name}`, tree));
  return table(
    ["", ""],
    [
      ...formIds.map((id) => [line(id), t(`formulario.${id}`)]),
      [line("lote"), t("lote.esquema")],
      [line("salida"), t("referencia.salida")],
    ],
  );
}

function optionCells(option: OptionSpec, translator: Translator): readonly string[] {
  return [code(optionTerm(option, translator)), optionMeaning(option, translator, code)];
}

function heading(level: number, title: string): readonly string[] {
  return [`${"#".repeat(level)} ${title}`, ""];
}

/** A link to a heading of this page, by the name that GitHub gives it. */
function link(text: string, title: string): string {
  return `[${text}](#${title.toLowerCase().replace(/[()]/g, "").replaceAll(" ", "-")})`;
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => escape(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line), ""];
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Text in which Markdown reads no tag. */
function escape(text: string): string {
  return text.replace(/<(?=[^`]*(?:`[^`]*`[^`]*)*$)/g, "&lt;");
}
