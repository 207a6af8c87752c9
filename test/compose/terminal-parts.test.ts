import { expect, test } from "vitest";
import { createTerminalParts, programNames } from "../../src/compose/terminal-parts.ts";
import { createPreferences } from "../../src/platform/settings/preferences.ts";
import type { Terminal } from "../../src/ports/terminal.ts";
import { plainPaint } from "../../src/view/paint.ts";
import { testFolder } from "../support/test-context.ts";

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly out?: boolean;
  readonly err?: boolean;
  readonly interactive?: boolean;
  /** Columns that the terminal itself tells. */
  readonly columns?: number;
}

/** The parts in these surroundings, and what they write on standard error. */
function parts({ env = {}, out = false, err = false, interactive = false, columns }: Surroundings) {
  const said: string[] = [];
  const terminal: Terminal = {
    interactive,
    stdoutIsTerminal: out,
    stderrIsTerminal: err,
    width: 40,
    height: 24,
    out: () => {},
    err: (text) => void said.push(text),
    readInput: () => Promise.resolve(""),
  };
  const folder = testFolder();
  const stream = { columns, write: () => true };
  const made = createTerminalParts({
    process: Object.create(process, {
      env: { value: env },
      stdout: { value: stream },
      stderr: { value: stream },
    }),
    terminal,
    folder,
    preferences: () =>
      createPreferences({ env, cwd: folder, settingsPath: `${folder}/config.json` }),
    signal: new AbortController().signal,
  });
  return { ...made, said };
}

test.each([
  [{ out: true }, "out", true, true],
  [{ out: true }, "err", true, false],
  [{ err: true }, "err", true, true],
  [{ out: true }, "out", false, false],
  [{ out: true, env: { NO_COLOR: "1" } }, "out", true, false],
  [{ env: { FORCE_COLOR: "1" } }, "out", true, true],
] as const)(
  "with %j %s is painted where that is allowed (%s): %s",
  async (where, stream, allowed, painted) => {
    const paint = await parts(where).paint(stream, allowed);
    expect(paint === plainPaint).toBe(!painted);
  },
);

test.each([
  [{}],
  [{ columns: 80, env: { TERM: "dumb" } }],
  [{ columns: 80, env: { MESA_ACCESIBLE: "si" } }],
])("with %j progress is one line, and nothing is drawn over", async (where) => {
  const { progress, page, liveScreen, said } = parts({ ...where, interactive: true, out: true });
  const { update, stop } = await progress("Enviando…");
  update("Enviando 2…");
  stop();
  expect(said).toEqual(["Enviando…\n"]);
  expect(await liveScreen()).toBeUndefined();
  if ("env" in where) expect(await page("texto", { more: "más", end: "fin" })).toBe(false);
});

test.each([
  [{ interactive: false, out: true, columns: 80 }],
  [{ interactive: true, out: false, columns: 80 }],
  [{ interactive: true, out: true }],
])("with %j there is no live screen", async (where) => {
  expect(await parts(where).liveScreen()).toBeUndefined();
});

test.each([
  [{ err: true, env: { TERM: "xterm-kitty" } }, true],
  [{ err: true, env: { TERM: "xterm" } }, false],
  [{ err: false, env: { TERM: "xterm-kitty" } }, false],
  [{ err: true, env: { TERM: "xterm-kitty", MESA_ACCESIBLE: "si" } }, false],
])("with %j a picture is shown: %s", async (where, isShown) => {
  const { showPicture, said } = parts(where);
  expect(await showPicture({ kind: "png", bytes: Buffer.from("PNG") })).toBe(isShown);
  const sequence = "\u001b_Ga=T,f=100,q=2,c=40,m=0;UE5H\u001b\\\n";
  expect(said).toEqual(isShown ? [sequence] : []);
});

test.each([
  ["/usr/lib/node_modules/mesa-oce/bin/mesa.cjs", {}, "mesa", "mesa"],
  ["C:\\npm\\node_modules\\mesa-oce\\bin\\mesa.cjs", {}, "mesa", "mesa"],
  ["/usr/bin/mesa", {}, "mesa", "mesa"],
  ["/casa/mesa/bin/mesa.cjs", {}, "npx mesa", "mesa"],
  ["/casa/mesa/bin/mesa.cjs", { npm_command: "exec" }, "npx mesa", "npx mesa"],
  ["/casa/node_modules/mesa-oce/bin/mesa.cjs", { npm_command: "exec" }, "npx mesa", "npx mesa"],
  ["/usr/bin/mesa", { npm_command: "run-script" }, "mesa", "mesa"],
  [undefined, {}, "mesa", "mesa"],
])("started as %s with %j the program is called %s", (script, env, program, calledAs) => {
  const argv = script === undefined ? ["node"] : ["node", script];
  expect(programNames({ argv, env })).toEqual({ program, calledAs });
});
