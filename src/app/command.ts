import type { ZodType } from "zod";
import type { OptionSpec } from "../forms/option-spec.ts";
import type { Translator } from "../i18n/translator.ts";
import type { ViewTools } from "../view/view.ts";
import type { Call } from "./call.ts";
import type { CommandShape, OperandSpec } from "./command-entry.ts";
import { fieldsOption } from "./global-options.ts";
import type { Input } from "./input.ts";

type Lines = readonly string[];

/** A command as data: parsing, help and completions are made from it. */
export interface Command<Result = unknown> {
  readonly options?: readonly OptionSpec[];
  readonly operands?: readonly OperandSpec[];
  readonly run: (input: Input, call: Call) => Promise<Result>;
  /** Lines for people. */
  readonly view: (result: Result, tools: ViewTools) => Lines | Promise<Lines>;
  /** What `mesa esquema salida` publishes of `json`, with its `v`. */
  readonly schema: () => Promise<ZodType>;
  /** The object of `--json`, without its `v`. */
  readonly json: (result: Result, translator: Translator) => Readonly<Record<string, unknown>>;
  /** For lists: one object per line of `--ndjson` and per row of `--csv`. */
  readonly rows?: (result: Result) => readonly Readonly<Record<string, unknown>>[];
  /** True for a command that says what is wrong with a data folder instead of refusing it. */
  readonly anyFolder?: boolean;
  /** True for a command that has shown everything by itself when it ends. */
  readonly silent?: boolean;
  /**
   * What a person may want to do next, asked on a terminal once the answer is shown: the words of the
   * command to run, or undefined for none.
   */
  readonly offer?: (
    result: Result,
    input: Input,
    call: Call,
  ) => Promise<readonly string[] | undefined>;
  /** 0 unless the result says otherwise; a program that was run gives its own. */
  readonly exitCode?: (result: Result) => number;
}

/** A command whose result no longer shows in its type, as the tree keeps it. */
export interface AnyCommand extends CommandShape {
  readonly anyFolder: boolean;
  readonly perform: (input: Input, call: Call) => Promise<Performed>;
}

/** What a command came to, in every form it may be shown. */
export interface Performed {
  /** The names of `--campos`; undefined where all are shown. */
  readonly fields: readonly string[] | undefined;
  readonly exitCode: number;
  readonly json: (translator: Translator) => Readonly<Record<string, unknown>>;
  readonly rows: () => readonly Readonly<Record<string, unknown>>[];
  readonly view: (tools: ViewTools) => Lines | Promise<Lines>;
  readonly offer: () => Promise<readonly string[] | undefined>;
}

/** Ties `run`, `view` and `json` to one result type. */
export function defineCommand<Result>(command: Command<Result>): AnyCommand {
  return {
    options: command.options ?? [],
    operands: command.operands ?? [],
    listed: command.rows !== undefined,
    anyFolder: command.anyFolder ?? false,
    silent: command.silent ?? false,
    schema: command.schema,
    perform: async (input, call) => {
      const fields = await chosenFields(command, input);
      const result = await command.run(input, call);
      return {
        fields,
        exitCode: command.exitCode?.(result) ?? 0,
        json: (translator) => command.json(result, translator),
        rows: () => command.rows?.(result) ?? [],
        view: (tools) => command.view(result, tools),
        offer: async () => await command.offer?.(result, input, call),
      };
    },
  };
}

/** Checked before anything is done. @throws MesaError `valor-invalido` */
async function chosenFields(
  { schema }: Pick<CommandShape, "schema">,
  input: Input,
): Promise<readonly string[] | undefined> {
  if (input.text(fieldsOption.key) === undefined) return undefined;
  return await (await import("./chosen-fields.ts")).readFields(input, { schema });
}
