import { expect, test } from "vitest";
import {
  commandWith,
  settingOf,
  unsettingOf,
} from "../../../src/platform/diagnosis/shell-words.ts";

test.each([
  [
    "win32",
    'PowerShell: $env:A = "b" · cmd: set A=b',
    "PowerShell: Remove-Item Env:A · cmd: set A=",
    'PowerShell: $env:A = "b"; mesa x · cmd: set "A=b" && mesa x',
  ],
  ["linux", "export A=b", "unset A", "A=b mesa x"],
] as const)("on %s variables are set in the words of its shells", (platform, set, unset, run) => {
  expect(settingOf("A", "b", platform)).toBe(set);
  expect(unsettingOf("A", platform)).toBe(unset);
  expect(commandWith("A", "b", "mesa x", platform)).toBe(run);
});
