import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openAddress, openerOf } from "../../../src/platform/terminal/open-address.ts";
import { testFolder } from "../../support/test-context.ts";

const address = "https://acceso.example/permiso?state=a&scope=b";

test.each([
  ["darwin", {}, ["/usr/bin/open", address]],
  [
    "win32",
    { SystemRoot: "C:\\Windows" },
    ["C:\\Windows\\System32\\rundll32.exe", "url.dll,FileProtocolHandler", address],
  ],
  ["linux", {}, undefined],
  ["linux", { DISPLAY: ":0", PATH: "/no-hay" }, undefined],
  ["darwin", { SSH_CONNECTION: "10.0.0.1 1 10.0.0.2 22" }, undefined],
  ["win32", { SSH_TTY: "/dev/pts/1" }, undefined],
] as const)("on %s with %j the browser is opened by %j", (platform, env, words) => {
  expect(openerOf(address, { platform, env })).toEqual(words);
});

// Windows has no shell for the program that stands in for a browser.
test.runIf(process.platform !== "win32")(
  "a browser that fails to open is none, and an unsafe address is never handed on",
  async () => {
    const folder = testFolder();
    const program = join(folder, "xdg-open");
    const from = { platform: "linux", env: { PATH: folder, DISPLAY: ":0" } } as const;
    const answer = async (script: string, url = address): Promise<boolean> => {
      writeFileSync(program, `#!/bin/sh\n${script}\n`);
      chmodSync(program, 0o755);
      return await openAddress(url, from);
    };
    expect(await answer("exit 0")).toBe(true);
    expect(openerOf(address, from)).toEqual([program, address]);
    expect(await answer("exit 3")).toBe(false);
    expect(await answer("exit 0", "http://ajeno.example/")).toBe(false);
    expect(await answer("exit 0", "file:///etc/passwd")).toBe(false);
  },
);
