import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { saveClipboardPicture } from "../../../src/platform/terminal/clipboard-picture.ts";
import { copyText, openFile } from "../../../src/platform/terminal/clipboard.ts";
import { showDesktopNotice } from "../../../src/platform/terminal/desktop-notice.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

/**
 * Stand-ins for programs of the system: each writes down its name and arguments, and what it is given.
 * Those of Windows have a path of their own, whose backslashes are part of a name here.
 */
function programs(...named: readonly (readonly [name: string, script?: string])[]) {
  const folder = testFolder();
  for (const [name, script = ""] of named) {
    const path = join(folder, name);
    const told = `printf '%s\\n' "${name.replace(/^.*\\/, "")}" "$@" >>"${folder}/dicho"`;
    const reads = /clip\.exe|copy|xclip|xsel/.test(name) ? `cat >"${folder}/entrada"` : "";
    writeFileSync(path, ["#!/bin/sh", told, reads, script, ""].join("\n"));
    chmodSync(path, 0o755);
  }
  const read = (name: string): Buffer | undefined => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path) : undefined;
  };
  return {
    folder,
    path: `${folder}:/bin:/usr/bin`,
    /** The program and its arguments, of each one that was started. */
    started: () => read("dicho")?.toString().trimEnd().split("\n") ?? [],
    given: () => read("entrada"),
  };
}

const text = "Peña · ✓\n";
const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
const windows = (program: string): string => `raiz\\System32\\${program}`;

// The stand-ins are scripts for sh.
describe.runIf(posix)("a text goes to the clipboard", () => {
  test.each([
    [{ WAYLAND_DISPLAY: "w" }, ["wl-copy"], Buffer.from(text)],
    [{ DISPLAY: ":0" }, ["xclip", "-selection", "clipboard"], Buffer.from(text)],
    [{ WSL_DISTRO_NAME: "Debian" }, ["clip.exe"], utf16],
    [{ WAYLAND_DISPLAY: "w", DISPLAY: ":0" }, ["wl-copy"], Buffer.from(text)],
    [{}, [], undefined],
  ])("on Linux with %j", async (variables, words, given) => {
    const own = programs(["wl-copy"], ["xclip"], ["xsel"], ["clip.exe"]);
    const parts = { env: { ...variables, PATH: own.path }, platform: "linux" } as const;
    expect(await copyText(text, parts)).toBe(given !== undefined);
    expect([own.started(), own.given()]).toEqual([words, given]);
  });

  test("of the next program where one fails or is not there", async () => {
    const own = programs(["wl-copy", "exit 1"], ["xsel"]);
    const env = { WAYLAND_DISPLAY: "w", DISPLAY: ":0", PATH: own.path };
    expect(await copyText(text, { env, platform: "linux" })).toBe(true);
    expect(own.started()).toEqual(["wl-copy", "xsel", "--clipboard", "--input"]);
    const none = programs(["xclip", "exit 1"], ["xsel", "exit 1"]);
    const failing = { env: { ...env, PATH: none.path }, platform: "linux" } as const;
    expect(await copyText(text, failing)).toBe(false);
  });

  test("of a program that reads nothing, or says much, it counts how it ends", async () => {
    const much = "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2";
    for (const [script, taken] of [
      ["exit 0", true],
      ["exit 1", false],
      [much, true],
    ] as const) {
      const folder = testFolder();
      writeFileSync(join(folder, "wl-copy"), `#!/bin/sh\n${script}\n`, { mode: 0o700 });
      const env = { WAYLAND_DISPLAY: "w", PATH: `${folder}:/bin:/usr/bin` };
      // Far more than a pipe holds.
      const copied = await copyText("x".repeat(4 * 1024 * 1024), { env, platform: "linux" });
      expect([script, copied]).toEqual([script, taken]);
    }
  });

  test("on Windows, which reads anything but UTF-16 in a code page", async () => {
    const own = programs([windows("clip.exe")]);
    const env = { SystemRoot: join(own.folder, "raiz"), MESA_TOKEN: "canario" };
    expect(await copyText(text, { env, platform: "win32" })).toBe(true);
    expect([own.started(), own.given()]).toEqual([["clip.exe"], utf16]);
    const nowhere = { SystemRoot: join(own.folder, "otra") };
    expect(await copyText(text, { env: nowhere, platform: "win32" })).toBe(false);
  });
});

describe.runIf(posix)("a file is opened by what the system has for it", () => {
  const file = "/tmp/uno dos.pdf";

  test.each([
    [{ DISPLAY: ":0" }, true],
    [{ WAYLAND_DISPLAY: "w" }, true],
    [{}, false],
  ])("on Linux with %j: %s", async (variables, opened) => {
    const own = programs(["xdg-open"]);
    const env = { ...variables, PATH: own.path };
    expect(await openFile(file, { env, platform: "linux" })).toBe(opened);
    expect(own.started()).toEqual(opened ? ["xdg-open", file] : []);
    const nothing = { env: { ...variables, PATH: testFolder() }, platform: "linux" } as const;
    expect(await openFile(file, nothing)).toBe(false);
  });

  test("on Windows, and not where the program says that it failed", async () => {
    const own = programs([windows("rundll32.exe")]);
    const env = { SystemRoot: join(own.folder, "raiz") };
    expect(await openFile(file, { env, platform: "win32" })).toBe(true);
    expect(own.started()).toEqual(["rundll32.exe", "url.dll,FileProtocolHandler", file]);
    const failing = programs(["xdg-open", "exit 4"]);
    const parts = { env: { DISPLAY: ":0", PATH: failing.path }, platform: "linux" } as const;
    expect(await openFile(file, parts)).toBe(false);
  });
});

describe.runIf(posix)("Windows' own program writes the picture of the clipboard", () => {
  const picture = "test/fixtures/casos/png/g00-control-rgba.png";
  const powershell = windows("WindowsPowerShell\\v1.0\\powershell.exe");

  test.each([
    ["a picture", `cat "${picture}" >"$MESA_CAPTURA"`, undefined],
    ["a text", `echo hola >"$MESA_CAPTURA"`, "sin-imagen"],
    ["nothing", "exit 0", "sin-imagen"],
    ["a picture, and that it failed", `cat "${picture}" >"$MESA_CAPTURA"; exit 3`, "sin-imagen"],
  ])("which is %s", async (_what, script, trouble) => {
    const own = programs([powershell, script]);
    const path = join(own.folder, "imagen.png");
    const env = { SystemRoot: join(own.folder, "raiz"), PATH: "/bin:/usr/bin", PSModulePath: "x" };
    expect(await saveClipboardPicture(path, { env, platform: "win32" })).toBe(trouble);
    if (trouble === undefined) expect(readFileSync(path)).toEqual(readFileSync(picture));
    const [name, ...words] = own.started();
    const script64 = words.pop() ?? "";
    expect([name, words]).toEqual([
      "powershell.exe",
      ["-NoProfile", "-NonInteractive", "-STA", "-EncodedCommand"],
    ]);
    const lines = Buffer.from(script64, "base64").toString("utf16le").trim().split("\n");
    expect(lines).toEqual([
      "$ErrorActionPreference = 'Stop'",
      "Add-Type -AssemblyName System.Windows.Forms, System.Drawing",
      "$picture = [System.Windows.Forms.Clipboard]::GetImage()",
      "if ($null -eq $picture) { exit 3 }",
      "$picture.Save($env:MESA_CAPTURA, [System.Drawing.Imaging.ImageFormat]::Png)",
    ]);
  });
});

const words = { title: "mesa", text: "T-1: respondido" };

test.each([
  [{ TERM_PROGRAM: "iTerm.app" }, "\u001b]9;mesa: T-1: respondido\u0007"],
  [{ TERM_PROGRAM: "WezTerm" }, "\u001b]9;mesa: T-1: respondido\u0007"],
  [{ TERM_PROGRAM: "ghostty" }, "\u001b]9;mesa: T-1: respondido\u0007"],
  [{ TERM: "xterm-kitty" }, "\u001b]9;mesa: T-1: respondido\u0007"],
  [{ TERM: "foot" }, "\u001b]777;notify;mesa;T-1: respondido\u0007"],
  [{ TERM: "rxvt-unicode-256color" }, "\u001b]777;notify;mesa;T-1: respondido\u0007"],
  [{ TERM: "xterm" }, undefined],
  [{ TERM: "xterm-kitty", TMUX: "/tmp/t" }, undefined],
  [{ TERM: "foot", STY: "1.pts" }, undefined],
])("with %j a notice is shown by the terminal as %j", async (variables, sequence) => {
  const written: string[] = [];
  const terminal = (one: string): void => void written.push(one);
  const env = { ...variables, PATH: testFolder() };
  const shown = await showDesktopNotice(words, { env, platform: "linux", terminal });
  expect([shown, written]).toEqual([
    sequence !== undefined,
    sequence === undefined ? [] : [sequence],
  ]);
  const without = { env, platform: "linux", terminal: undefined } as const;
  expect(await showDesktopNotice(words, without)).toBe(false);
});

test.runIf(posix)(
  "a notice is shown by the system's program, which says whether it was",
  async () => {
    const parts = (path: string) => {
      const env = { TERM: "xterm", PATH: path };
      return { env, platform: "linux", terminal: () => {} } as const;
    };
    const own = programs(["notify-send"]);
    expect(await showDesktopNotice(words, parts(own.path))).toBe(true);
    expect(own.started()).toEqual([
      "notify-send",
      "--app-name=mesa",
      "--",
      "mesa",
      "T-1: respondido",
    ]);
    const failing = programs(["notify-send", "exit 1"]);
    expect(await showDesktopNotice(words, parts(failing.path))).toBe(false);
    // Whatever it says, nobody reads it.
    const much = "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2";
    const loud = programs(["notify-send", much]);
    expect(await showDesktopNotice(words, parts(loud.path))).toBe(true);
  },
);

test.runIf(posix)(
  "on Windows a balloon is shown for four seconds, and its icon removed",
  async () => {
    const folder = testFolder();
    const place = join(folder, "System32/WindowsPowerShell/v1.0");
    mkdirSync(place, { recursive: true });
    const program = join(place, "powershell.exe");
    writeFileSync(program, `#!/bin/sh\nprintf '%s' "$4" >"$SystemRoot/dicho"\n`);
    chmodSync(program, 0o755);
    const env = { SystemRoot: folder, PATH: "/bin:/usr/bin" };
    expect(await showDesktopNotice(words, { env, platform: "win32", terminal: undefined })).toBe(
      true,
    );
    const script = Buffer.from(readFileSync(join(folder, "dicho"), "utf8"), "base64");
    expect(script.toString("utf16le").split("\r\n")).toEqual([
      "Add-Type -AssemblyName System.Windows.Forms, System.Drawing",
      "$icon = New-Object System.Windows.Forms.NotifyIcon",
      "$icon.Icon = [System.Drawing.SystemIcons]::Information",
      "$icon.Visible = $true",
      "try {",
      "  $icon.ShowBalloonTip(4000, $env:MESA_NOTICE_TITLE, $env:MESA_NOTICE_TEXT, 'Info')",
      "  Start-Sleep -Seconds 4",
      "} finally { $icon.Dispose() }",
    ]);
  },
);
