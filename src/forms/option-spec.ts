import type { MessageKey } from "../i18n/translator.ts";

/** One option of a command, as data: the parser, help and completions are made from it. */
export interface OptionSpec {
  /** Name under which the value is found. */
  readonly key: string;
  readonly flag: `--${string}`;
  /** What stands for the value in help; left out for a switch. */
  readonly placeholder?: string;
  readonly summary: MessageKey;
  /** Shown in help; the command itself checks. */
  readonly required?: boolean;
  readonly repeatable?: boolean;
  /** The only values it takes. */
  readonly choices?: readonly string[];
}
