import { errorJson, errorView } from "../view/error-view.ts";
import { jsonText } from "../domain/json-text.ts";
import { neutralize } from "../view/neutralize.ts";
import { writeAside } from "./write-lines.ts";
import type { Paint } from "../view/paint.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { ExitCode } from "../errors/exit-codes.ts";
import type { Translator } from "../i18n/translator.ts";
import type { Terminal } from "../ports/terminal.ts";

interface ReportNeeds {
  readonly terminal: Pick<Terminal, "err" | "stderrIsTerminal" | "width">;
  readonly translator: Translator;
  readonly paint: Paint;
  readonly json: boolean;
  readonly debug: boolean;
  /** Flag of a field, as the command that failed names it. */
  readonly flagOf: (field: string) => string | undefined;
  /** A command line by the words of the user's language. */
  readonly commandWords: (line: string) => string;
}

/** Prints a failure on standard error and returns its exit code; no other place does. */
export function reportError(thrown: unknown, needs: ReportNeeds): ExitCode {
  const error = thrown instanceof MesaError ? thrown : new MesaError("defecto", { cause: thrown });
  const { terminal, paint, flagOf } = needs;
  const translator = namingCommands(needs.translator, needs.commandWords);
  if (needs.json) {
    terminal.err(`${jsonText(errorJson(error, translator, flagOf))}\n`);
  } else {
    writeAside(terminal, errorView(error, translator, paint, flagOf));
  }
  if (needs.debug) terminal.err(`${neutralize(stackOf(error))}\n`);
  return error.exitCode;
}

/** Whether a value of a message is a command line. */
function isCommand(key: string, name: string): boolean {
  return name === "orden" || name === "padre" || key === "problema.orden-parecida";
}

/** The same translator, with commands that are values of a message in the user's language. */
function namingCommands(translator: Translator, words: (line: string) => string): Translator {
  return {
    ...translator,
    find: (key, params = {}) => {
      const named = Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "string" && isCommand(key, name) ? words(value) : value,
      ]);
      return translator.find(key, Object.fromEntries(named));
    },
  };
}

/** The stacks of an error and of what caused it. */
function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\n${stackOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}
