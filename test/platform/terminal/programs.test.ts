import { expect, test } from "vitest";
import { splitCommand } from "../../../src/platform/process/split-command.ts";
import { findProgram, programLine } from "../../../src/platform/terminal/open-editor.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";
import { join } from "node:path";
import { mkdirSync, writeFileSync } from "node:fs";

test("on Windows an editor may be a batch file, as that of Visual Studio Code is", () => {
  const folder = testFolder();
  // Windows does not tell case in names; a test elsewhere has to write it as PATHEXT does.
  writeFileSync(join(folder, "code.CMD"), "");
  const path = join(folder, "code.CMD");
  const env = { PATHEXT: ".EXE;.CMD", SystemRoot: "C:\\Windows" };
  const words = [...splitCommand(`"${join(folder, "code")}" --wait`, "win32"), "C:\\t x.txt"];
  expect(programLine(words, env, "win32")).toEqual({
    file: "C:\\Windows\\System32\\cmd.exe",
    words: ["/d", "/s", "/v:off", "/c", `""${path}" "--wait" "C:\\t x.txt""`],
    verbatim: true,
  });
});

// Paths with backslashes are found on Windows alone.
test.runIf(!posix)("on Windows an editor is found by PATH with the endings of PATHEXT", () => {
  const folder = testFolder();
  writeFileSync(join(folder, "code.cmd"), "");
  const env = { Path: folder, PATHEXT: ".EXE;.CMD", SystemRoot: "C:\\Windows" };
  const line = programLine(splitCommand("code --wait", "win32"), env, "win32");
  expect(line?.words.at(-1)?.toLowerCase()).toBe(
    `""${join(folder, "code.cmd")}" "--wait""`.toLowerCase(),
  );
});

test("a program is never taken from the current folder", () => {
  expect(programLine([".\\code"], {}, "win32")).toBeUndefined();
  expect(programLine(["./code"], { PATH: "." }, "linux")).toBeUndefined();
});

// Elsewhere what may be run is told by a file's mode.
test.runIf(posix)("a program is the first of PATH's absolute folders that may be run", () => {
  const folder = testFolder();
  const [first, second] = [join(folder, "uno"), join(folder, "dos")];
  for (const [place, mode] of [
    [first, 0o600],
    [second, 0o700],
  ] as const) {
    mkdirSync(place);
    writeFileSync(join(place, "solo"), "", { mode });
    writeFileSync(join(place, "ambos"), "", { mode: 0o700 });
  }
  const PATH = `uno:${first}:${second}`;
  const own = (name: string) => [join(first, name), join(second, name)];
  const [refused = "", taken] = own("solo");
  expect(findProgram("solo", { PATH })).toBe(taken);
  expect(findProgram("ambos", { PATH })).toBe(join(first, "ambos"));
  mkdirSync(join(first, "carpeta"));
  writeFileSync(join(second, "carpeta"), "", { mode: 0o700 });
  for (const [name, found] of [
    ["carpeta", join(second, "carpeta")],
    [join(first, "carpeta"), undefined],
    ["", undefined],
    [taken, taken],
    [refused, undefined],
    ["dos/solo", undefined],
    ["dos\\solo", undefined],
    ["ninguno", undefined],
  ] as const) {
    expect([name, findProgram(name ?? "", { PATH })]).toEqual([name, found]);
  }
  expect(findProgram("solo", {})).toBeUndefined();
  expect(programLine(["solo", "-w", "a b"], { PATH }, "linux")).toEqual({
    file: taken,
    words: ["-w", "a b"],
    verbatim: false,
  });
  expect(programLine(["ninguno"], { PATH }, "linux")).toBeUndefined();
});
