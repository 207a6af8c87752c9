import { builtInCatalogs, type CatalogName } from "../../catalogs/catalogs.ts";
import { catalogWords } from "../../catalogs/catalog-words.ts";
import { ticketStates } from "../../domain/ticket.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { CommandEntry, HelpShape, OperandSpec, TreeNode } from "../../app/command-entry.ts";
import { errorCodes } from "../../errors/error-codes.ts";
import { preferenceKeys } from "../../ports/preferences.ts";
import { helpTopics } from "./help-topics.view.ts";
import { fieldNames } from "../../app/chosen-fields.ts";
import { allOptions, fieldsOption } from "../../app/global-options.ts";

/** A candidate word, its meaning, and its English alias where that is another word. */
type Word = readonly [word: string, meaning: string, alias?: string];

/** Words, or the name of a catalogue or of what `bin/complete.cjs` finds on the machine itself. */
type Words = readonly Word[] | CatalogName | "archivo" | "perfiles" | "borradores" | "tickets";

interface CompletedCommand {
  /** Each with its English alias. */
  readonly words: readonly (readonly string[])[];
  readonly options: readonly {
    readonly flag: string;
    readonly meaning: string;
    /** Left out for a switch; `archivo` asks the shell for a file. */
    readonly values?: Words;
    /** True where several values stand behind one another, separated by commas. */
    readonly commas?: boolean;
  }[];
  /** Candidates for each operand in turn; the last ones serve for all repetitions. */
  readonly operands: readonly Words[];
  readonly variadic: boolean;
}

/** Everything that completing a command line needs to know, as data (`completions/tree.json`). */
export interface CompletionTree {
  readonly words: readonly Word[];
  /** The second words, by the first one and its alias. */
  readonly groups: Readonly<Record<string, readonly Word[]>>;
  readonly commands: readonly CompletedCommand[];
  /** The built-in entries of each catalogue. */
  readonly catalogs: Readonly<Record<CatalogName, readonly Word[]>>;
}

export async function completionTree(
  commandTree: readonly TreeNode[],
  translator: Translator,
): Promise<CompletionTree> {
  const wordOf = wordIn(translator);
  const commands: CompletedCommand[] = [];
  const groups: Record<string, readonly Word[]> = {};
  for (const node of commandTree) {
    const outer = [...new Set([node.name, node.alias])];
    if ("load" in node) commands.push(await completed([outer], node, translator));
    else {
      const inner = node.commands.map(wordOf);
      for (const word of outer) groups[word] = inner;
      for (const entry of node.commands) {
        const names = [...new Set([entry.name, entry.alias])];
        commands.push(await completed([outer, names], entry, translator));
      }
    }
  }
  const words = commandTree.map(wordOf);
  const catalogs = {
    distritos: catalogWords("distritos", builtInCatalogs),
    pantallas: catalogWords("pantallas", builtInCatalogs),
    operadores: catalogWords("operadores", builtInCatalogs),
    motivos: catalogWords("motivos", builtInCatalogs),
  };
  return { words, groups, commands, catalogs };
}

function wordIn({ text }: Translator) {
  return ({ name, alias, summary }: Pick<CommandEntry, "name" | "alias" | "summary">): Word =>
    name === alias ? [name, text(summary)] : [name, text(summary), alias];
}

async function completed(
  words: readonly (readonly string[])[],
  entry: CommandEntry,
  { text }: Translator,
): Promise<CompletedCommand> {
  const command = await entry.load();
  const fields = command.listed ? (await fieldNames(command)).map(bare) : [];
  const options = allOptions(command).map((option) => {
    const named = { flag: option.flag, meaning: text(option.summary) };
    if (option === fieldsOption) return { ...named, values: fields, commas: true };
    const values = valuesOf(option);
    return values === undefined ? named : { ...named, values };
  });
  const group = words.length > 1 ? words[0]?.[0] : undefined;
  return {
    words,
    options,
    operands: command.operands.map((operand) => operandWords(operand, group)),
    variadic: command.operands.at(-1)?.variadic === true,
  };
}

function operandWords({ name, choices }: OperandSpec, group: string | undefined): Words {
  if (choices !== undefined) return choices.map(bare);
  if (name === "captura" || name === "archivo") return "archivo";
  if (name === "numero") return "tickets";
  if (name === "nombre" && group === "perfil") return "perfiles";
  if (name === "id" && group === "borrador") return "borradores";
  if (name === "codigo" && group === undefined) return Object.keys(errorCodes).map(bare);
  if (name === "tema") return helpTopics.map(bare);
  if (name === "clave") return Object.keys(preferenceKeys).map(bare);
  return [];
}

function bare(word: string): Word {
  return [word, ""];
}

function valuesOf({ key, choices, placeholder }: OptionSpec): Words | undefined {
  if (placeholder === undefined) return undefined;
  if (choices !== undefined) return choices.map(bare);
  if (/RUTA|ARCHIVO/.test(placeholder)) return "archivo";
  switch (key) {
    case "distrito":
      return "distritos";
    case "pantalla":
      return "pantallas";
    case "tipo_operador":
      return "operadores";
    case "motivo":
      return "motivos";
    case "estado":
      return ticketStates.map(bare);
    case "como":
      return "tickets";
    case "idioma":
      return [
        ["es", "español"],
        ["en", "English"],
      ];
    case "perfil":
      return "perfiles";
    case "borrador":
      return "borradores";
    default:
      return [];
  }
}

/** What help needs of each command, by its words; the build writes it down beside the bundle. */
export async function helpShapes(
  commandTree: readonly TreeNode[],
): Promise<Readonly<Record<string, HelpShape>>> {
  const entries = commandTree.flatMap((node) =>
    "load" in node
      ? [[node.name, node] as const]
      : node.commands.map((entry) => [`${node.name} ${entry.name}`, entry] as const),
  );
  return Object.fromEntries(
    await Promise.all(
      entries.map(async ([words, entry]) => {
        const { options, operands, listed, silent } = await entry.load();
        return [words, { options, operands, listed, silent }] as const;
      }),
    ),
  );
}
