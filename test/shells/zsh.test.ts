import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, test } from "vitest";
import { removeFolder } from "../support/remove-folder.ts";
import { openShell, presses, type ShellStart } from "../support/shell-terminal.ts";

/** zsh with `mesa` completed in the way that these lines of its start-up file ask for. */
function zsh(lines: (folder: string) => readonly string[]): ShellStart {
  return {
    program: "zsh",
    prepare(folder) {
      const startUp = ["PS1='listo> '", ...lines(folder)].join("\n");
      writeFileSync(join(folder, ".zshrc"), `${startUp}\n`);
      return { argv: ["-i"], env: { ZDOTDIR: folder } };
    },
  };
}

/** What zsh finds out about all completions at its first start, and reads at later ones. */
const dump = mkdtempSync(join(tmpdir(), "mesa-test-"));
afterAll(() => removeFolder(dump));

const fromFolder = zsh(() => [
  `fpath=(${resolve("completions")} $fpath)`,
  `autoload -Uz compinit; compinit -u -d ${dump}/zcompdump`,
]);
const fromOutput = zsh(() => [
  "autoload -Uz compinit; compinit -u",
  "source <(mesa completar zsh)",
]);

test.each(presses)("in zsh, after «%s» Tab makes «%s»", async (typed, completed) => {
  const terminal = await openShell(fromFolder);
  terminal.type(`${typed}\t`);
  await terminal.shows(completed);
});

test("in zsh several values are shown with what they mean", async () => {
  const terminal = await openShell(fromOutput);
  terminal.type("mesa incidente crear --distrito 0\t\t");
  await terminal.shows("028 -- Guayaquil Marítimo");
});

test("in zsh a name with blanks is put in so that it stays one word", async () => {
  const terminal = await openShell(fromFolder);
  terminal.type("mesa incidente crear --pantalla Declaración\\ Aduanera\\ de\\ I\t");
  await terminal.shows("Declaración\\ Aduanera\\ de\\ Importación\\ -\\ DAI");
});
