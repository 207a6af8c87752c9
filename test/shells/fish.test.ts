import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "vitest";
import { openShell, presses, type ShellStart } from "../support/shell-terminal.ts";

const fish: ShellStart = {
  program: "fish",
  prepare(folder) {
    const settings = join(folder, "fish");
    mkdirSync(settings);
    const lines = [
      "set fish_greeting",
      "function fish_prompt; echo 'listo> '; end",
      `source "${resolve("completions/mesa.fish")}"`,
    ];
    writeFileSync(join(settings, "config.fish"), `${lines.join("\n")}\n`);
    return { argv: ["-i"], env: { XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder } };
  },
};

test.each(presses)("in fish, after «%s» Tab makes «%s»", async (typed, completed) => {
  const terminal = await openShell(fish);
  terminal.type(`${typed}\t`);
  await terminal.shows(completed);
});

test("in fish several values are shown with what they mean", async () => {
  const terminal = await openShell(fish);
  terminal.type("mesa incidente crear --distrito 0\t");
  await terminal.shows("028 (Guayaquil Marítimo)");
});

test("in fish a name with blanks is put in so that it stays one word", async () => {
  const terminal = await openShell(fish);
  terminal.type("mesa incidente crear --pantalla Declaración\\ Aduanera\\ de\\ I\t");
  await terminal.shows("Declaración\\ Aduanera\\ de\\ Importación\\ -\\ DAI");
});
