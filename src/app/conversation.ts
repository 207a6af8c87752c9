import type { Advice } from "../domain/evidence.ts";
import { Secret } from "../domain/secret.ts";
import type { Translator } from "../i18n/translator.ts";
import type { Prompter } from "../ports/prompter.ts";
import type { AskPhrase } from "../ports/secret-store.ts";
import type { Progress } from "../ports/terminal.ts";
import { describeAdvice } from "../view/describe.ts";
import { formatBytes } from "../view/formats.ts";
import { transferLine } from "../view/progress-bar.ts";
import type { ConnectHooks, Context } from "./context.ts";
import { writeAside } from "./write-lines.ts";

/** Smaller uploads are over before anybody could read how far they are. */
const minShownUploadBytes = 512 * 1024;

/** The flags that every command is given, read once. */
export interface Modes {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** `--sin-preguntas`. */
  readonly silent: boolean;
  readonly perfil: string | undefined;
  /** `--frase`: new secrets are encrypted with a pass phrase. */
  readonly phrase: boolean;
  /** `--partir`: a request too big for one message goes out as several without asking. */
  readonly mayDivide: boolean;
}

/** What is said and asked while a command runs, on standard error and in the user's language. */
export class Conversation {
  readonly translator: Translator;
  readonly modes: Modes;
  readonly #means: Pick<Context, "terminal" | "prompter" | "progress">;
  #prompter: Prompter | undefined;
  #progress: Progress | undefined;

  constructor(
    means: Pick<Context, "terminal" | "prompter" | "progress">,
    translator: Translator,
    modes: Modes,
  ) {
    this.#means = means;
    this.translator = translator;
    this.modes = modes;
  }

  /** True when a question may be asked. */
  get asks(): boolean {
    return this.#means.terminal.interactive && !this.modes.silent;
  }

  /** Questions in the user's language. */
  get prompter(): Prompter {
    this.#prompter ??= this.#means.prompter(this.translator);
    return this.#prompter;
  }

  /** A line beside the answer; left out with `--json` and `--quiet`. */
  note(line: string): void {
    if (this.modes.json || this.modes.quiet) return;
    writeAside(this.#means.terminal, [line]);
  }

  /** A line between questions: shown whatever form the answer has. */
  remark(line: string): void {
    writeAside(this.#means.terminal, [line]);
  }

  /** Notes advice, which stops nothing; in JSON it is part of `advertencias`. */
  advise(advice: Advice): void {
    this.note(`! ${describeAdvice(advice, this.translator)}`);
  }

  /** A spinner on a terminal, nothing elsewhere. */
  async progress(text: string): Promise<Progress> {
    const shown = !this.modes.json && !this.modes.quiet && this.#means.terminal.stderrIsTerminal;
    if (!shown) return { update: () => {}, stop: () => {} };
    this.#progress = await this.#means.progress(text);
    return this.#progress;
  }

  /** Asks for yes or no in the middle of something that is going on. */
  async confirmAside(message: string): Promise<boolean> {
    this.#progress?.stop();
    return await this.prompter.confirm(message, true);
  }

  /** What opening a desk, and sending to it, has to say and to ask. */
  get connectHooks(): Omit<ConnectHooks, "pressed"> {
    return {
      translator: this.translator,
      askPhrase: this.askPhrase,
      trace: (line) => {
        if (this.modes.verbose) writeAside(this.#means.terminal, [`· ${line}`]);
      },
      uploading: (transfer) => {
        if (transfer.total < minShownUploadBytes) return;
        this.#progress?.update(transferLine(transfer, this.translator));
      },
      maySplit: async ({ parts, size, limit }) => {
        const { mayDivide } = this.modes;
        if (mayDivide || !this.asks) return mayDivide;
        const { translator } = this;
        const total = formatBytes(size, translator);
        const params = { mensajes: parts, total, limite: formatBytes(limit, translator) };
        return await this.confirmAside(translator.t("correo.partir", params));
      },
    };
  }

  /** The pass phrase of the encrypted files; a new one is asked for only with `--frase`. */
  readonly askPhrase: AskPhrase = async (purpose) => {
    if (!this.asks || (purpose === "crear" && !this.modes.phrase)) return undefined;
    const text = await this.prompter.hidden(this.translator.t(`frase.${purpose}`));
    return text === "" ? undefined : new Secret(text);
  };
}
