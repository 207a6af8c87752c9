import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { openShell, presses, type ShellStart } from "../support/shell-terminal.ts";

const bash: ShellStart = {
  program: "bash",
  prepare(folder) {
    const startUp = join(folder, "bashrc");
    const lines = ["PS1='listo> '", `source "${resolve("completions/mesa.bash")}"`];
    writeFileSync(startUp, `${lines.join("\n")}\n`);
    return { argv: ["--noprofile", "--rcfile", startUp, "-i"] };
  },
};

test.each(presses)("in bash, after «%s» Tab makes «%s»", async (typed, completed) => {
  const terminal = await openShell(bash);
  terminal.type(`${typed}\t`);
  await terminal.shows(completed);
});

test("in bash several values are shown with what they mean", async () => {
  const terminal = await openShell(bash);
  terminal.type("mesa incidente crear --distrito 0\t\t");
  await terminal.shows("028 (Guayaquil Marítimo)");
});

test("in bash a name with blanks is put in so that it stays one word", async () => {
  const terminal = await openShell(bash);
  terminal.type("mesa incidente crear --pantalla Declaración\\ Aduanera\\ de\\ I\t");
  await terminal.shows("Declaración\\ Aduanera\\ de\\ Importación\\ -\\ DAI");
  const quoted = await openShell(bash);
  quoted.type('mesa incidente crear --pantalla "Declaración Aduanera de I\t');
  await quoted.shows('"Declaración Aduanera de Importación - DAI"');
  expect(quoted.screen()).not.toContain("\\");
});
