import { districts } from "../catalogs/districts.ts";
import { motivos } from "../catalogs/motivos.ts";
import { operatorTypes } from "../catalogs/operator-types.ts";
import { ticketStates } from "../domain/ticket.ts";
import type { OptionSpec } from "../forms/option-spec.ts";
import type { Translator } from "../i18n/translator.ts";
import type { AnyCommand } from "./command.ts";
import type { CommandEntry } from "./command-entry.ts";
import { errorCodes } from "../errors/error-codes.ts";
import { preferenceKeys } from "../ports/preferences.ts";
import { helpTopics } from "./help-topics.ts";
import { commandTree } from "./command-tree.ts";
import { allOptions } from "./parse-input.ts";

/** A word that may stand somewhere, and what it means. */
type Word = readonly [word: string, meaning: string];

/** Words, or the name of what `bin/complete.cjs` finds on the machine itself. */
type Words = readonly Word[] | "archivo" | "perfiles" | "borradores" | "tickets";

interface CompletedCommand {
  /** Each with its English alias. */
  readonly words: readonly (readonly string[])[];
  readonly options: readonly {
    readonly flag: string;
    readonly meaning: string;
    /** Left out for a switch; `archivo` asks the shell for a file. */
    readonly values?: Words;
  }[];
  /** What may stand where an operand does. */
  readonly operands: Words;
}

/** Everything that completing a command line needs to know, as data (`completions/tree.json`). */
export interface CompletionTree {
  readonly words: readonly Word[];
  /** The second words, by the first one and its alias. */
  readonly groups: Readonly<Record<string, readonly Word[]>>;
  readonly commands: readonly CompletedCommand[];
}

export async function completionTree(translator: Translator): Promise<CompletionTree> {
  const { text } = translator;
  const commands: CompletedCommand[] = [];
  const groups: Record<string, readonly Word[]> = {};
  for (const node of commandTree) {
    const outer = [...new Set([node.name, node.alias])];
    if ("load" in node) commands.push(await completed([outer], node, translator));
    else {
      const inner = node.commands.map((one): Word => [one.name, text(one.summary)]);
      for (const word of outer) groups[word] = inner;
      for (const entry of node.commands) {
        const names = [...new Set([entry.name, entry.alias])];
        commands.push(await completed([outer, names], entry, translator));
      }
    }
  }
  const words = commandTree.map((node): Word => [node.name, text(node.summary)]);
  return { words, groups, commands };
}

async function completed(
  words: readonly (readonly string[])[],
  entry: CommandEntry,
  { text }: Translator,
): Promise<CompletedCommand> {
  const command = await entry.load();
  const options = allOptions(command).map((option) => {
    const values = valuesOf(option);
    const named = { flag: option.flag, meaning: text(option.summary) };
    return values === undefined ? named : { ...named, values };
  });
  return {
    words,
    options,
    operands: operandsOf(command, words.length > 1 ? words[0]?.[0] : undefined),
  };
}

function operandsOf(command: AnyCommand, group: string | undefined): Words {
  const [first] = command.operands;
  if (first?.name === "captura") return "archivo";
  if (first?.name === "numero") return "tickets";
  if (first?.name === "nombre" && group === "perfil") return "perfiles";
  if (first?.name === "id" && group === "borrador") return "borradores";
  if (first?.name === "codigo") return Object.keys(errorCodes).map((code): Word => [code, ""]);
  if (first?.name === "tema") return helpTopics.map((topic): Word => [topic, ""]);
  if (first?.name === "clave") return Object.keys(preferenceKeys).map((key): Word => [key, ""]);
  return (first?.choices ?? []).map((choice): Word => [choice, ""]);
}

function valuesOf({ key, choices, placeholder }: OptionSpec): Words | undefined {
  if (placeholder === undefined) return undefined;
  if (choices !== undefined) return choices.map((choice): Word => [choice, ""]);
  if (/RUTA|ARCHIVO/.test(placeholder)) return "archivo";
  switch (key) {
    case "distrito":
      return districts.map((one): Word => [one.codigo, one.etiqueta]);
    case "tipo_operador":
      return operatorTypes.map((one): Word => [one.id, one.nombre]);
    case "motivo":
      return motivos
        .filter((one) => one.formulario !== "incidente")
        .map((one): Word => [one.id, one.nombre]);
    case "estado":
      return ticketStates.map((state): Word => [state, ""]);
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
