import { expect, test } from "vitest";
import { commandLine } from "../../../src/platform/process/windows-command.ts";

const env = { Path: "C:\\node;C:\\py", PATHEXT: ".COM;.EXE;.BAT;.CMD", SystemRoot: "C:\\Windows" };
const there = new Set(["C:\\node\\npm.CMD", "C:\\py\\pytest.EXE", ".\\gradlew.BAT", "npm.CMD"]);
const line = (...words: readonly string[]) =>
  commandLine(words, "win32", env, (path) => there.has(path));

test.each([
  [
    "a program gets its words as they are",
    ["pytest", 'a "b" %c%'],
    { file: "C:\\py\\pytest.EXE", words: ['a "b" %c%'], verbatim: false },
  ],
  [
    "a batch file gets them in quotes, by way of cmd.exe",
    ["npm", "test", "--", "a & b | c > d"],
    {
      file: "C:\\Windows\\System32\\cmd.exe",
      words: ["/d", "/s", "/v:off", "/c", '""C:\\node\\npm.CMD" "test" "--" "a & b | c > d""'],
      verbatim: true,
    },
  ],
  [
    "one in the current folder only by its path",
    [".\\gradlew", "check"],
    {
      file: "C:\\Windows\\System32\\cmd.exe",
      words: ["/d", "/s", "/v:off", "/c", '"".\\gradlew.BAT" "check""'],
      verbatim: true,
    },
  ],
  ["what quotes do not hold is not given to a batch file", ["npm", "%PATH%"], undefined],
  ["nor what ends them", ["npm", 'a" & calc'], undefined],
  ["nor another line", ["npm", "a\nb"], undefined],
  ["an unknown one is none", ["no-hay"], undefined],
])("on Windows %s", (_what, words, expected) => expect(line(...words)).toEqual(expected));

test("elsewhere the system finds the program", () => {
  expect(commandLine(["npm", "$HOME"], "linux", {}, () => false)).toEqual({
    file: "npm",
    words: ["$HOME"],
    verbatim: false,
  });
});
