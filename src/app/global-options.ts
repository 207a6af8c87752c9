import type { OptionSpec } from "../forms/option-spec.ts";
import type { HelpShape } from "./command-entry.ts";
import type { Input } from "./input.ts";

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

/** The options of all commands that were given, as words for a command that goes on from this one. */
export function givenGlobals(input: Input): readonly string[] {
  return globalOptions.flatMap(({ key, flag }) => {
    const value = input.text(key);
    return value === undefined ? (input.flag(key) ? [flag] : []) : [flag, value];
  });
}

/** Which fields of a list, or of the one thing that is shown, and in which order. */
export const fieldsOption: OptionSpec = {
  key: "campos",
  flag: "--campos",
  placeholder: "A,B,C",
  summary: "opcion.campos",
};

/** The further options of commands that print lists. */
const listOptions: readonly OptionSpec[] = [
  fieldsOption,
  { key: "ndjson", flag: "--ndjson", summary: "opcion.ndjson" },
  { key: "csv", flag: "--csv", summary: "opcion.csv" },
];

/**
 * The option of every command that answers and does not make a file itself: shells of Windows write what
 * is redirected in their own encoding.
 */
export const outputOption: OptionSpec = {
  key: "archivo_respuesta",
  flag: "--salida",
  placeholder: "RUTA",
  summary: "opcion.salida-respuesta",
};

/** Every option of a command: its own, those of lists, those of all. */
export function allOptions(command: HelpShape): readonly OptionSpec[] {
  const hasOwn = command.options.some(({ flag }) => flag === outputOption.flag);
  return [
    ...command.options,
    ...(command.listed ? listOptions : []),
    ...(hasOwn || command.silent ? [] : [outputOption]),
    ...globalOptions,
  ];
}

/** Where the answer is to be written instead of standard output. */
export function outputPath(input: Input): string | undefined {
  return input.text(outputOption.key);
}
