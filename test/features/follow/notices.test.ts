import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { followedDesk } from "../../support/followed-desk.ts";
import { simulatedClock } from "../../support/simulated-clock.ts";
import { testFolder } from "../../support/test-context.ts";

/** A watch during which a desk with hostile words answers, and what the terminal was given. */
async function watchHostileAnswer(env: Readonly<Record<string, string>>, interactive: boolean) {
  const time = simulatedClock("2026-11-24T15:00:00Z");
  const { mesa, create, official } = await followedDesk({
    clock: time.clock,
    wait: (pause) => time.wait(pause),
  });
  const numero = await create("consulta", "a");
  time.after(10, () => official(numero, "respuestas", { texto: "--help\u0007; $(touch robado)" }));
  const cwd = testFolder();
  // A program of that name in the current folder is none of the system's.
  program(join(cwd, "notify-send"), join(cwd, "ajeno"));
  const watched = await mesa(["ticket", "vigilar", "--plazo", "2m", "--avisar"], {
    wait: time.wait,
    interactive,
    cwd,
    env: { MESA_ACCESIBLE: "1", ...env },
  });
  expect(watched.code).toBe(0);
  expect(existsSync(join(cwd, "ajeno"))).toBe(false);
  return watched;
}

/** A program that writes down what it was called with. */
function program(path: string, note: string): void {
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > '${note}'\n`);
  chmodSync(path, 0o755);
}

test.runIf(process.platform === "linux")(
  "the desktop is told by the system's program, in our own words only",
  async () => {
    const folder = testFolder();
    program(join(folder, "notify-send"), join(folder, "dicho"));
    await watchHostileAnswer({ PATH: `.:${folder}:/bin:/usr/bin` }, false);
    expect(readFileSync(join(folder, "dicho"), "utf8").trim().split("\n")).toEqual([
      "--app-name=mesa",
      "--",
      "mesa",
      "1 ticket con novedades",
    ]);
  },
);

test("a terminal that knows how shows it itself, after a bell", async () => {
  const { stderr } = await watchHostileAnswer({ TERM_PROGRAM: "WezTerm", PATH: "" }, true);
  expect(stderr).toContain("\u0007\u001b]9;mesa: 1 ticket con novedades\u0007");
  const tmux = await watchHostileAnswer(
    { TERM_PROGRAM: "WezTerm", TMUX: "/tmp/x", PATH: "." },
    true,
  );
  expect(tmux.stderr).not.toContain("\u001b]9");
  // Windows and macOS have a program of their own for it, wherever PATH leads.
  if (process.platform === "linux") {
    expect(tmux.stderr).toContain("no puede mostrar notificaciones");
  }
});
