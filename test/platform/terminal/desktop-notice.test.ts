import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { showDesktopNotice } from "../../../src/platform/terminal/desktop-notice.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

const words = { title: "mesa", text: "‘; Remove-Item * #" };

/** A stand-in for Windows' own PowerShell, and the variables by which it is found. */
function powershell(script: string) {
  const folder = testFolder();
  const place = join(folder, "System32", "WindowsPowerShell", "v1.0");
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "powershell.exe"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(place, "powershell.exe"), 0o755);
  const env = { SystemRoot: folder, PATH: process.env["PATH"] ?? "", MESA_TOKEN: "canario" };
  return { folder, parts: { env, platform: "win32", terminal: undefined } as const };
}

// The stand-in is a script for sh.
test.runIf(posix)(
  "PowerShell gets the texts by its environment, never as a part of the script",
  async () => {
    const { folder, parts } = powershell(
      `printf '%s\\n' "$@" "$MESA_NOTICE_TITLE" "$MESA_NOTICE_TEXT" "[$MESA_TOKEN]" >"$SystemRoot/dicho"`,
    );
    expect(await showDesktopNotice(words, parts)).toBe(true);
    const [profile, question, flag, script = "", ...given] = readFileSync(
      join(folder, "dicho"),
      "utf8",
    )
      .trimEnd()
      .split("\n");
    expect([profile, question, flag]).toEqual(["-NoProfile", "-NonInteractive", "-EncodedCommand"]);
    expect(given).toEqual([words.title, words.text, "[]"]);
    const decoded = Buffer.from(script, "base64").toString("utf16le");
    expect(decoded).toContain("$env:MESA_NOTICE_TEXT");
    expect(decoded).not.toContain(words.text);
  },
);

test.runIf(posix)("a notice that PowerShell could not show is reported so", async () => {
  expect(await showDesktopNotice(words, powershell("exit 1").parts)).toBe(false);
});
