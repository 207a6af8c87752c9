import { Command as CommanderCommand, CommanderError, Option } from "commander";
import { nearest } from "../domain/nearest.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { OptionSpec } from "../forms/option-spec.ts";
import type { CommandShape } from "./command-entry.ts";
import { allOptions } from "./global-options.ts";
import { Input, type OptionValue } from "./input.ts";

/**
 * Reads a command's words. The parser only collects strings; what they must be is decided by the
 * command, so that all mistakes are reported in one place and one language.
 *
 * @throws MesaError `opcion-desconocida`, `opcion-sin-valor`, `argumento-falta`, `argumento-sobra`
 */
export function parseInput(command: CommandShape, argv: readonly string[]): Input {
  const specs = allOptions(command);
  const parser = createParser(command, specs);
  try {
    parser.parse([...argv], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) throw translateMistake(error, command, specs);
    throw error;
  }
  const given = parser.opts<Record<string, OptionValue>>();
  const values = new Map(specs.map((spec): [string, OptionValue] => [spec.key, given[spec.key]]));
  return new Input(values, new Map(specs.map((spec) => [spec.key, spec.flag])), parser.args);
}

function createParser(command: CommandShape, specs: readonly OptionSpec[]): CommanderCommand {
  const parser = new CommanderCommand("mesa")
    .exitOverride()
    .helpOption(false)
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .action(() => {});
  for (const spec of specs) parser.addOption(new ParsedOption(spec));
  for (const operand of command.operands) {
    const name = operand.variadic === true ? `${operand.name}...` : operand.name;
    parser.argument(operand.optional === true ? `[${name}]` : `<${name}>`);
  }
  return parser;
}

/** Keeps our own key and collects repeated values. */
class ParsedOption extends Option {
  readonly #key: string;

  constructor(spec: OptionSpec) {
    super(spec.placeholder === undefined ? spec.flag : `${spec.flag} <valor>`);
    this.#key = spec.key;
    this.negate = false;
    if (spec.repeatable === true) {
      this.argParser((value: string, before: readonly string[] | undefined) => [
        ...(before ?? []),
        value,
      ]);
    }
  }

  override attributeName(): string {
    return this.#key;
  }
}

function translateMistake(
  error: CommanderError,
  command: CommandShape,
  specs: readonly OptionSpec[],
): MesaError {
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "commander.unknownOption": {
      const near = nearest(
        word,
        specs.map((spec) => spec.flag),
      );
      return new MesaError("opcion-desconocida", {
        params: { bandera: word },
        ...(near !== undefined && {
          problems: [{ field: word, code: "opcion-parecida", params: { parecida: near } }],
        }),
        cause: error,
      });
    }
    case "commander.optionMissingArgument": {
      const flag = word.split(" ")[0] ?? word;
      return new MesaError("opcion-sin-valor", { params: { bandera: flag }, cause: error });
    }
    case "commander.missingArgument":
      return new MesaError("argumento-falta", {
        params: { argumento: word.replace("...", "").toUpperCase() },
        cause: error,
      });
    case "commander.excessArguments":
      return new MesaError("argumento-sobra", {
        params: { numero: command.operands.length },
        cause: error,
      });
    default:
      return new MesaError("uso-incorrecto", { cause: error });
  }
}
