import { exitCodes } from "../errors/exit-codes.ts";
import type { OptionSpec } from "../forms/option-spec.ts";
import type { Language, Translator } from "../i18n/translator.ts";
import { placeholder } from "../view/placeholder.ts";
import { wrapCommand, wrapText } from "../view/wrap-text.ts";
import type { FoundCommand } from "./find-command.ts";
import type { HelpShape, TreeNode } from "./command-entry.ts";
import { commandGroups } from "./command-groups.ts";
import { commandIn, wordIn } from "./command-words.ts";
import { allOptions } from "./global-options.ts";

/** Where help is read. */
interface Place {
  readonly columns: number;
  readonly platform: NodeJS.Platform;
}

type Row = readonly [term: string, meaning: string];

/** The help of what the words stand for, made from the command tree. */
export async function helpText(
  found: FoundCommand,
  translator: Translator,
  {
    width,
    platform,
    commands,
    shape,
  }: {
    readonly width: number;
    readonly platform: NodeJS.Platform;
    /** The whole tree, in which examples look up the words of the user's language. */
    readonly commands: readonly TreeNode[];
    /** The command's shape where it is known without loading the command. */
    readonly shape?: HelpShape | undefined;
  },
): Promise<readonly string[]> {
  const columns = Math.min(Math.max(width, 40), 100);
  switch (found.kind) {
    case "root":
      return rootHelp(found.nodes, translator, { columns, platform });
    case "group":
      return groupHelp(found.node, translator, columns);
    case "command":
      return await commandHelp(found, translator, { columns, platform, commands, shape });
  }
}

/** All commands on one screen of 24 lines, by the names of the user's language. */
function rootHelp(
  nodes: readonly TreeNode[],
  { t, language, program }: Translator,
  { columns, platform }: Place,
): readonly string[] {
  const rows = commandGroups(nodes).map((group): Row => [
    t(`grupo.${group.name}`),
    group.nodes.map((node) => wordIn(language, node)).join("  "),
  ]);
  const codes = Object.values(exitCodes).map((code) => `${code} ${t(`salida-breve.${code}`)}`);
  const [start, create, list] =
    language === "en"
      ? ["init", "incident create", "ticket list"]
      : ["iniciar", "incidente crear", "ticket listar"];
  return [
    ...wrapText(t("ayuda.lema"), columns),
    "",
    `${t("ayuda.uso")}: ${program} ${t("ayuda.orden")} ${t("ayuda.opciones-breve")}`,
    "",
    ...table(rows, columns),
    ...section(
      t("ayuda.empezar"),
      [
        "demo",
        `${create} --perfil practica --desde ejemplos/incidente.json`,
        `${list} --perfil practica`,
        start,
      ].flatMap((example) => exampleLines(example, { columns, platform, program })),
    ),
    "",
    ...wrapText(`${t("ayuda.codigos")}: ${codes.join(" · ")}.`, columns),
    ...wrapText(t("ayuda.mas"), columns),
  ];
}

function groupHelp(
  node: Extract<FoundCommand, { kind: "group" }>["node"],
  { t, text, language, program }: Translator,
  columns: number,
): readonly string[] {
  const rows = node.commands.map((entry): Row => [wordIn(language, entry), text(entry.summary)]);
  return [
    ...wrapText(text(node.summary), columns),
    ...section(t("ayuda.uso"), [
      `  ${program} ${wordIn(language, node)} ${t("ayuda.orden")} ${t("ayuda.opciones-breve")}`,
    ]),
    ...section(t("ayuda.ordenes"), table(rows, columns)),
    ...otherWord(node, language, t("ayuda.alias")),
  ];
}

async function commandHelp(
  { entry, path }: Extract<FoundCommand, { kind: "command" }>,
  translator: Translator,
  {
    columns,
    platform,
    commands,
    shape,
  }: Place & { readonly commands: readonly TreeNode[]; readonly shape: HelpShape | undefined },
): Promise<readonly string[]> {
  const { t, text, language, program } = translator;
  const command = shape ?? (await entry.load());
  const own = new Set(command.options);
  const options = allOptions(command);
  const ownRows = options
    .filter((option) => own.has(option))
    .map((one) => optionRow(one, translator));
  const commonRows = options
    .filter((option) => !own.has(option))
    .map((one) => optionRow(one, translator));
  const operands = command.operands.map((one): Row => [
    placeholder(one.name.toUpperCase(), translator),
    text(one.summary),
  ]);
  return [
    ...wrapText(text(entry.summary), columns),
    ...section(t("ayuda.uso"), [
      `  ${program} ${commandIn(language, path.join(" "), commands)} ${operandUsage(command, translator)}`.trimEnd(),
    ]),
    ...section(t("ayuda.argumentos"), table(operands, columns)),
    ...section(t("ayuda.opciones"), table(ownRows, columns)),
    ...section(
      t("ayuda.opciones-comunes"),
      table([...commonRows, ["-h, --help", t("opcion.help")]], columns),
    ),
    ...section(
      t("ayuda.ejemplos"),
      entry.examples.flatMap((example) =>
        exampleLines(commandIn(language, example, commands), { columns, platform, program }),
      ),
    ),
    ...otherWord(entry, language, t("ayuda.alias")),
  ];
}

/**
 * An example as the system's shells take it: PowerShell has no `<`, and `type` is in cmd as well. A long
 * one goes on after a backslash; cmd and PowerShell have no such mark in common, and take it whole.
 */
function exampleLines(
  example: string,
  { columns, platform, program }: Place & Pick<Translator, "program">,
): readonly string[] {
  const [, line, file] = /^(.*) < (\S+)$/.exec(example) ?? [];
  if (platform === "win32") {
    return [
      line === undefined || file === undefined
        ? `  ${program} ${example}`
        : `  type ${file} | ${program} ${line}`,
    ];
  }
  const [first = "", ...rest] = wrapCommand(`${program} ${example}`, columns - 4);
  return [`  ${first}`, ...rest.map((one) => `    ${one}`)];
}

/** How the rest of a command line is written: `NUMERO [opciones]`. */
export function operandUsage(command: HelpShape, translator: Translator): string {
  const operands = command.operands.map((operand) => {
    const name = `${placeholder(operand.name.toUpperCase(), translator)}${operand.variadic === true ? "…" : ""}`;
    return operand.optional === true ? `[${name}]` : name;
  });
  return [...operands, translator.t("ayuda.opciones-breve")].join(" ");
}

function optionRow(option: OptionSpec, translator: Translator): Row {
  return [optionTerm(option, translator), optionMeaning(option, translator)];
}

/** What an option is for, whether it is required or repeatable, and its only values. */
export function optionMeaning(
  option: OptionSpec,
  { t, text }: Translator,
  showValue = (value: string): string => value,
): string {
  const notes = [
    ...(option.required === true ? [t("ayuda.obligatorio")] : []),
    ...(option.repeatable === true ? [t("ayuda.repetible")] : []),
    ...(option.choices === undefined ? [] : [option.choices.map(showValue).join(" | ")]),
  ];
  const meaning = text(option.summary);
  return notes.length === 0 ? meaning : `${meaning} (${notes.join("; ")})`;
}

/** `--distrito CÓDIGO` */
export function optionTerm(option: OptionSpec, translator: Translator): string {
  const { flag, placeholder: value } = option;
  return value === undefined ? flag : `${flag} ${placeholder(value, translator)}`;
}

/** How the command is called in the other language, which works as well. */
function otherWord(
  { name, alias }: { readonly name: string; readonly alias: string },
  language: Language,
  label: string,
): readonly string[] {
  return alias === name ? [] : ["", `${label}: ${language === "en" ? name : alias}`];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines];
}

/** Two columns; a term too long for the first one gets a line of its own. */
function table(rows: readonly Row[], columns: number): readonly string[] {
  const first = Math.min(Math.max(...rows.map(([term]) => term.length), 0), 28);
  const indent = " ".repeat(first + 4);
  return rows.flatMap(([term, meaning]) => {
    const lines = wrapText(meaning, columns - first - 4).map((line) => `${indent}${line}`);
    if (term.length > first) return [`  ${term}`, ...lines];
    return [`  ${term.padEnd(first)}  ${lines[0]?.trimStart() ?? ""}`, ...lines.slice(1)];
  });
}
