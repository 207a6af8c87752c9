import { MesaError } from "../errors/mesa-error.ts";
import type { Translator } from "../i18n/translator.ts";
import { terminalSize } from "../platform/terminal/terminal-size.ts";
import { listsBackKey, plainBackKey, type Prompter, type PromptWords } from "../ports/prompter.ts";

interface LazyParts {
  readonly process: NodeJS.Process;
  /** Where a text lies while it is edited. */
  readonly folder: string;
  /** Plain lines and numbers instead of lists that are drawn anew. */
  readonly plain: () => boolean;
  readonly coloured: () => boolean;
  readonly editor: () => string | undefined;
  /** A Ctrl-C between two questions, which no question has seen. */
  readonly signal: AbortSignal;
}

/** Questions whose library is loaded at the first one. */
export function createLazyPrompter(translator: Translator, parts: LazyParts): Prompter {
  let made: Promise<Prompter> | undefined;
  const prompter = async (): Promise<Prompter> => {
    const ready = await (made ??= make(translator, parts));
    if (parts.signal.aborted) throw new MesaError("interrumpido");
    return ready;
  };
  return {
    backKey: parts.plain() ? plainBackKey : listsBackKey,
    line: async (...given) => (await prompter()).line(...given),
    hidden: async (...given) => (await prompter()).hidden(...given),
    confirm: async (...given) => (await prompter()).confirm(...given),
    choose: async (...given) => (await prompter()).choose(...given),
    search: async (...given) => (await prompter()).search(...given),
    edit: async (...given) => (await prompter()).edit(...given),
  };
}

async function make(translator: Translator, parts: LazyParts): Promise<Prompter> {
  const { process, folder, editor, plain, coloured, signal } = parts;
  const common = {
    signal,
    input: process.stdin,
    output: process.stderr,
    words: promptWords(translator),
    coloured: coloured(),
    width: () => terminalSize(process.stderr, process.env).width,
    async edit(text: string) {
      const { openEditor } = await import("../platform/terminal/open-editor.ts");
      const { env, platform } = process;
      const opening = (name: string): void =>
        void process.stderr.write(`  ${translator.t("editor.se-abre", { editor: name })}\n`);
      return openEditor(text, { env, platform, wanted: editor(), folder, opening });
    },
  };
  if (plain())
    return (await import("../platform/terminal/plain-prompter.ts")).createPlainPrompter(common);
  return (await import("../platform/terminal/inquirer-prompter.ts")).createInquirerPrompter(common);
}

/** The words that questions bring along by themselves. */
export function promptWords({ t }: Translator): PromptWords {
  return {
    yes: t("pregunta.si"),
    no: t("pregunta.no"),
    yesOrNo: t("pregunta.si-o-no"),
    noOrYes: t("pregunta.no-o-si"),
    answerYesOrNo: t("pregunta.responda-si-o-no"),
    keys: t("pregunta.teclas"),
    keysWithBack: t("pregunta.teclas-volver"),
    typeToSearch: t("pregunta.busque"),
    typeOrList: t("pregunta.busque-o-lista"),
    numberOrText: t("pregunta.numero"),
    notInList: t("pregunta.no-esta-en-la-lista"),
    nothingFound: t("pregunta.nada-coincide"),
  };
}
