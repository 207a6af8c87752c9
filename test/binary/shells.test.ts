import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { runOnTerminal } from "../support/pseudo-terminal.ts";
import { testFolder } from "../support/test-context.ts";

const has = (shell: string): boolean => spawnSync(shell, ["--version"]).status === 0;

/** A folder with `mesa` on its path. */
function withMesa(): { readonly folder: string; readonly PATH: string } {
  const folder = testFolder();
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const script = `#!/bin/sh\nexec "${process.execPath}" "${resolve("bin/mesa.cjs")}" "$@"\n`;
  writeFileSync(join(bin, "mesa"), script, { mode: 0o755 });
  return { folder, PATH: `${bin}:${process.env["PATH"] ?? ""}` };
}

/** What is typed before Tab, and what then stands there or is offered. */
const presses = [
  ["mesa inc", "mesa incidente"],
  ["mesa incidente crear --distr", "--distrito"],
  ["mesa incidente crear --distrito 09", "091"],
] as const;

describe.runIf(has("zsh"))("in zsh", () => {
  test("Tab completes commands, flags and values", async () => {
    const { folder, PATH } = withMesa();
    const startUp = `PS1='listo> '\nfpath=(${resolve("completions")} $fpath)\nautoload -Uz compinit\ncompinit -u -d ${folder}/zcompdump\n`;
    writeFileSync(join(folder, ".zshrc"), startUp);
    for (const [typed, completed] of presses) {
      const env = { PATH, ZDOTDIR: folder };
      const terminal = runOnTerminal("zsh", ["-i"], { folder, env, columns: 120 });
      await terminal.shows("listo>");
      terminal.type(`${typed}\t`);
      await terminal.shows(completed);
    }
  });

  test("several values come with what they mean", async () => {
    const { folder, PATH } = withMesa();
    const startUp = `PS1='listo> '\nsource <(mesa completar zsh)\n`;
    writeFileSync(join(folder, ".zshrc"), `autoload -Uz compinit; compinit -u\n${startUp}`);
    const env = { PATH, ZDOTDIR: folder };
    const terminal = runOnTerminal("zsh", ["-i"], { folder, env, columns: 120 });
    await terminal.shows("listo>");
    terminal.type("mesa incidente crear --distrito 0\t\t");
    await terminal.shows("Guayaquil Marítimo");
  });
});

describe.runIf(has("fish"))("in fish", () => {
  const fish = (typed: string): string => {
    const { folder, PATH } = withMesa();
    const places = { HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    const script = `source ${resolve("completions/mesa.fish")}; complete -C '${typed}'`;
    return spawnSync("fish", ["-c", script], { encoding: "utf8", env: { PATH, ...places } }).stdout;
  };

  test.each([
    ["mesa inc", "incidente\tReportar un incidente de Ecuapass\n"],
    ["mesa incidente crear --distrito 02", "028\tGuayaquil Marítimo\n"],
    ["mesa incidente crear --dis", "--distrito\tDistrito aduanero"],
  ])("«%s» is completed", (typed, candidates) => expect(fish(typed)).toContain(candidates));
});

describe.runIf(has("bash"))("in bash", () => {
  test("Tab completes at an interactive prompt", async () => {
    const { folder, PATH } = withMesa();
    const startUp = `PS1='listo> '\n${readFileSync("completions/mesa.bash", "utf8")}`;
    writeFileSync(join(folder, "bashrc"), startUp);
    for (const [typed, completed] of presses) {
      const argv = ["--noprofile", "--rcfile", join(folder, "bashrc"), "-i"];
      const terminal = runOnTerminal("bash", argv, { folder, env: { PATH }, columns: 120 });
      await terminal.shows("listo>");
      terminal.type(`${typed}\t`);
      await terminal.shows(completed);
    }
  });
});
