import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
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
  ["win32", {}, ["C:\\Windows\\System32\\rundll32.exe", "url.dll,FileProtocolHandler", address]],
  ["linux", {}, undefined],
  ["linux", { DISPLAY: "", WAYLAND_DISPLAY: "", PATH: "/no-hay" }, undefined],
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
    for (const [screen, words] of [
      [{ WAYLAND_DISPLAY: "w" }, [program, address]],
      [{ DISPLAY: "" }, undefined],
      [{}, undefined],
      [{ DISPLAY: ":0", SSH_TTY: "/dev/pts/1" }, undefined],
      [{ DISPLAY: ":0", SSH_CONNECTION: "" }, undefined],
    ] as const) {
      const env = { PATH: folder, ...screen };
      expect([screen, openerOf(address, { platform: "linux", env })]).toEqual([screen, words]);
    }
    // It is given the address as it is read, and none of our secrets.
    const noted = join(folder, "dicho");
    const heard = `printf '%s\\n' "$@" "[$MESA_TOKEN]" >"${noted}"`;
    const env = { ...from.env, MESA_TOKEN: "canario" };
    writeFileSync(program, `#!/bin/sh\n${heard}\n`, { mode: 0o755 });
    expect(await openAddress("HTTPS://Acceso.example:443", { ...from, env })).toBe(true);
    expect(readFileSync(noted, "utf8")).toBe("https://acceso.example/\n[]\n");
    writeFileSync(program, "#!/no/existe\n");
    expect(await openAddress(address, from)).toBe(false);
    expect(await answer("exit 3")).toBe(false);
    expect(await answer("exit 0", "http://ajeno.example/")).toBe(false);
    expect(await answer("exit 0", "file:///etc/passwd")).toBe(false);
  },
);

test.runIf(process.platform !== "win32")(
  "a browser that goes on has opened the address, two seconds later",
  async () => {
    const folder = testFolder();
    const [program, pipe] = [join(folder, "xdg-open"), join(folder, "cola")];
    execFileSync("mkfifo", [pipe]);
    writeFileSync(program, `#!/bin/sh\nread -r one <"${pipe}"\n`, { mode: 0o755 });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const said: boolean[] = [];
    const env = { PATH: folder, DISPLAY: ":0" };
    const opening = openAddress(address, { platform: "linux", env }).then((it) => said.push(it));
    await vi.advanceTimersByTimeAsync(1999);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await opening;
    expect(said).toEqual([true]);
    // It ends now.
    writeFileSync(pipe, "x\n");
  },
);
