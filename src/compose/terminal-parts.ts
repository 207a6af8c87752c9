import type { Context } from "../app/context.ts";
import { colourWanted } from "../platform/terminal/colour-wanted.ts";
import { knowsItsWidth } from "../platform/terminal/terminal-size.ts";
import type { Preferences } from "../ports/preferences.ts";
import type { Terminal } from "../ports/terminal.ts";
import { plainPaint } from "../view/paint.ts";
import { createLazyPrompter } from "./lazy-prompter.ts";
import { writeAside } from "../app/write-lines.ts";

interface TerminalNeeds {
  readonly process: NodeJS.Process;
  readonly terminal: Terminal;
  /** Where a text lies while it is edited. */
  readonly folder: string;
  readonly preferences: () => Preferences;
  /** Aborted by a Ctrl-C while nothing is asked. */
  readonly signal: AbortSignal;
}

/** Questions, colours, spinner, pager and live screen; their libraries are loaded at first use. */
export function createTerminalParts({
  process,
  terminal,
  folder,
  preferences,
  signal,
}: TerminalNeeds): Pick<
  Context,
  | "prompter"
  | "paint"
  | "progress"
  | "page"
  | "liveScreen"
  | "captureScreen"
  | "saveClipboardPicture"
  | "showPicture"
  | "copyText"
  | "openFile"
> {
  const { env } = process;
  const coloured = (): boolean => colourWanted(env, { isTerminal: true, allowed: true });
  /** For screen readers and terminals that can't move the cursor: nothing is drawn over. */
  const plain = (): boolean =>
    env["TERM"] === "dumb" || preferences().get("accesible").value === "si";
  return {
    prompter: (translator) =>
      createLazyPrompter(translator, {
        process,
        folder,
        plain,
        coloured,
        signal,
        editor: () => preferences().get("editor").value,
      }),
    async paint(stream, allowed) {
      const isTerminal = stream === "out" ? terminal.stdoutIsTerminal : terminal.stderrIsTerminal;
      if (!colourWanted(env, { isTerminal, allowed })) return plainPaint;
      const { createChalkPaint } = await import("../platform/terminal/chalk-paint.ts");
      const { linksWanted } = await import("../platform/terminal/links-wanted.ts");
      return createChalkPaint(isTerminal && linksWanted(env));
    },
    async progress(text) {
      if (plain() || !knowsItsWidth(process.stderr)) {
        writeAside(terminal, [text]);
        return { update: () => {}, stop: () => {} };
      }
      const { startProgress } = await import("../platform/terminal/ora-progress.ts");
      return startProgress(text, process.stderr, coloured());
    },
    async page(text, prompt) {
      if (plain()) return false;
      const { runPager } = await import("../platform/terminal/run-pager.ts");
      const wanted = preferences().get("paginador").value;
      return runPager(text, { env, platform: process.platform, wanted, prompt });
    },
    async captureScreen(path) {
      const { captureScreen } = await import("../platform/terminal/capture-screen.ts");
      return await captureScreen(path, { env, platform: process.platform });
    },
    async saveClipboardPicture(path) {
      const { saveClipboardPicture } = await import("../platform/terminal/clipboard-picture.ts");
      return await saveClipboardPicture(path, { env, platform: process.platform });
    },
    async showPicture(picture) {
      if (plain() || !terminal.stderrIsTerminal) return false;
      const { pictureSequence } = await import("../platform/terminal/show-picture.ts");
      const sequence = pictureSequence(picture, env, terminal.width);
      if (sequence !== undefined) terminal.err(sequence);
      return sequence !== undefined;
    },
    async copyText(text) {
      const { copyText } = await import("../platform/terminal/clipboard.ts");
      return await copyText(text, { env, platform: process.platform });
    },
    async openFile(path) {
      const { openFile } = await import("../platform/terminal/clipboard.ts");
      return await openFile(path, { env, platform: process.platform });
    },
    async liveScreen() {
      if (plain() || !terminal.interactive || !terminal.stdoutIsTerminal) return undefined;
      if (!knowsItsWidth(process.stdout)) return undefined;
      return (await import("../platform/terminal/live-screen.ts")).openLiveScreen(process);
    },
  };
}

/**
 * How commands name the program: as it was typed (npx sets `npm_command` for what it starts) and, from a
 * checkout that npm's scripts or Node started, as it can be typed there.
 */
export function programNames({ argv, env }: Pick<NodeJS.Process, "argv" | "env">) {
  const script = argv[1] ?? "";
  const installed = /[\\/]node_modules[\\/]mesa-oce[\\/]/.test(script);
  const checkout = /[\\/]bin[\\/]mesa\.cjs$/.test(script) && !installed;
  const calledAs = env["npm_command"] === "exec" ? "npx mesa" : "mesa";
  return { program: checkout ? "npx mesa" : calledAs, calledAs };
}
