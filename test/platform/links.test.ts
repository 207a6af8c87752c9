import { cpSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { createChalkPaint } from "../../src/platform/terminal/chalk-paint.ts";
import { linksWanted } from "../../src/platform/terminal/links-wanted.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

test.each([
  [{}, false],
  [{ TERM: "xterm-256color" }, false],
  [{ TERM: "xterm-kitty" }, true],
  [{ TERM_PROGRAM: "WezTerm" }, true],
  [{ TERM_PROGRAM: "Apple_Terminal" }, false],
  [{ WT_SESSION: "1" }, true],
  [{ VTE_VERSION: "5000" }, false],
  [{ VTE_VERSION: "5001" }, true],
  [{ VTE_VERSION: "" }, false],
  [{ VTE_VERSION: "0.76" }, false],
  [{ KONSOLE_VERSION: "230804" }, true],
  [{ KONSOLE_VERSION: "230804", STY: "1.pts" }, false],
  [{ WT_SESSION: "1", TERM: "dumb" }, false],
  [{ TERM: "xterm-ghostty" }, true],
  [{ TERM: "alacritty" }, true],
  [{ TERM: "foot-extra" }, true],
  [{ TERM: "otro-foot" }, false],
  [{ TERM_PROGRAM: "iTerm.app" }, true],
  [{ TERM_PROGRAM: "iTermXapp" }, false],
  [{ TERM_PROGRAM: "vscode" }, true],
  [{ TERM_PROGRAM: "ghostty" }, true],
  [{ TERM_PROGRAM: "Hyper" }, true],
  [{ TERM_PROGRAM: "rio" }, true],
  [{ TERM_PROGRAM: "Tabby" }, true],
  [{ TERM_PROGRAM: "mintty" }, true],
  [{ TERM_PROGRAM: "mintty-2" }, false],
  [{ TERM_PROGRAM: "no-rio" }, false],
  [{ FORCE_HYPERLINK: "" }, true],
  [{ FORCE_HYPERLINK: "1", TMUX: "/tmp/tmux" }, true],
  [{ VTE_VERSION: "7006" }, true],
  [{ TERM_PROGRAM: "WezTerm", TMUX: "/tmp/tmux" }, false],
  [{ TERM_PROGRAM: "WezTerm", TERM: "dumb" }, false],
  [{ TERM_PROGRAM: "WezTerm", CI: "true" }, false],
  [{ FORCE_HYPERLINK: "1", CI: "true" }, true],
  [{ FORCE_HYPERLINK: "0", TERM_PROGRAM: "WezTerm" }, false],
])("with %j links are shown: %s", (env, wanted) => expect(linksWanted(env)).toBe(wanted));

test("a made document can be opened from the terminal that knows links, and only there", async () => {
  const folder = testFolder();
  const capture = join(folder, "una captura.png");
  cpSync("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png", capture);
  const output = join(folder, "evidencia del caso.pdf");
  const argv = ["evidencia", "armar", capture, "--salida", output, "--reemplazar"];
  const known = { folder, env: { TERM_PROGRAM: "WezTerm" } };
  const linked = await runMesa(argv, { ...known, interactive: true });
  const { href } = pathToFileURL(output);
  expect(linked.stdout).toContain(`\u001b]8;;${href}\u001b\\${output}\u001b]8;;\u001b\\`);
  const piped = await runMesa(argv, known);
  const plain = await runMesa([...argv, "--no-color"], { ...known, interactive: true });
  for (const { code, stdout } of [piped, plain]) {
    expect([code, stdout.includes("\u001b]8"), stdout.includes(output)]).toEqual([0, false, true]);
  }
});

test("an address can't end its link early", () => {
  const { link } = createChalkPaint(true);
  const hostile = "https://mesa.example/\u001b]8;;https://otra.example\u001b\\x";
  expect(link("mesa", hostile).split("\u001b]8;;")).toHaveLength(3);
  expect(link("mesa", "https://")).toBe("mesa");
  expect(link("mesa", "http://")).toBe("mesa");
});
