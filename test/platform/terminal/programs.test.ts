import { expect, test } from "vitest";
import { splitCommand } from "../../../src/platform/process/split-command.ts";
import { programLine } from "../../../src/platform/terminal/open-editor.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";
import { join } from "node:path";
import { writeFileSync } from "node:fs";

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
