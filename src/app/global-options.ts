import type { OptionSpec } from "../forms/option-spec.ts";
import type { CommandShape } from "./command-entry.ts";

/** The options of every command. */
export const globalOptions: readonly OptionSpec[] = [
  { key: "perfil", flag: "--perfil", placeholder: "NOMBRE", summary: "opcion.perfil" },
  { key: "json", flag: "--json", summary: "opcion.json" },
  { key: "idioma", flag: "--idioma", placeholder: "es|en", summary: "opcion.idioma" },
  { key: "sin_preguntas", flag: "--sin-preguntas", summary: "opcion.sin_preguntas" },
  { key: "quiet", flag: "--quiet", summary: "opcion.quiet" },
  { key: "verbose", flag: "--verbose", summary: "opcion.verbose" },
  { key: "no_color", flag: "--no-color", summary: "opcion.no_color" },
];

/** The further options of commands that print lists. */
export const listOptions: readonly OptionSpec[] = [
  { key: "ndjson", flag: "--ndjson", summary: "opcion.ndjson" },
  { key: "csv", flag: "--csv", summary: "opcion.csv" },
];

/** Every option of a command: its own, those of lists, those of all. */
export function allOptions(command: CommandShape): readonly OptionSpec[] {
  return [...command.options, ...(command.listed ? listOptions : []), ...globalOptions];
}
