import { join } from "node:path";
import { expect, test } from "vitest";
import { writeFileSync } from "node:fs";
import { captureCommands } from "../../../src/platform/terminal/capture-screen.ts";
import { clipboardCommands, fileOpener } from "../../../src/platform/terminal/clipboard.ts";
import { pictureWriter } from "../../../src/platform/terminal/clipboard-picture.ts";
import { noticeCommand } from "../../../src/platform/terminal/desktop-notice.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

const words = { title: 'm\\e"sa', text: "T-1" };

test("on a Mac the system's own programs are called by their places", () => {
  const parts = { platform: "darwin", env: { PATH: "/no-hay", DISPLAY: ":0" } } as const;
  expect(clipboardCommands(parts)).toEqual([
    { file: "/usr/bin/pbcopy", words: [], variables: { LC_CTYPE: "UTF-8" } },
  ]);
  expect(fileOpener("/x y", parts)).toEqual({ file: "/usr/bin/open", words: ["/x y"] });
  expect(captureCommands("/x y", parts)).toEqual([
    ["/usr/sbin/screencapture", "-x", "-t", "png", "/x y"],
  ]);
  expect(pictureWriter(parts)).toEqual([
    "/usr/bin/osascript",
    "-e",
    'set place to system attribute "MESA_CAPTURA"',
    "-e",
    "set picture to (the clipboard as «class PNGf»)",
    "-e",
    "set target to open for access POSIX file place with write permission",
    "-e",
    "write picture to target",
    "-e",
    "close access target",
  ]);
  expect(noticeCommand(words, parts.env, "darwin")).toEqual({
    argv: ["/usr/bin/osascript", "-"],
    input: 'display notification "T-1" with title "m\\\\e\\"sa"\n',
  });
});

test.each([
  [{ SystemRoot: "D:\\W" }, "D:\\W"],
  [{}, "C:\\Windows"],
])("on Windows with %j they are called by their places, too", (env, root) => {
  const parts = { platform: "win32", env } as const;
  const system = `${root}\\System32`;
  expect(clipboardCommands(parts)).toEqual([
    { file: `${system}\\clip.exe`, words: [], isWide: true },
  ]);
  expect(fileOpener("C:\\x y", parts)).toEqual({
    file: `${system}\\rundll32.exe`,
    words: ["url.dll,FileProtocolHandler", "C:\\x y"],
  });
  const powershell = `${system}\\WindowsPowerShell\\v1.0\\powershell.exe`;
  const [[file, ...rest] = [""], ...others] = captureCommands("C:\\x y", parts);
  const script = rest.pop() ?? "";
  expect(pictureWriter(parts)?.[0]).toBe(powershell);
  expect([file, rest, others]).toEqual([
    powershell,
    ["-NoProfile", "-NonInteractive", "-STA", "-EncodedCommand"],
    [],
  ]);
  expect(Buffer.from(script, "base64").toString("utf16le").split("\n").slice(-6)).toEqual([
    "$area = [System.Windows.Forms.SystemInformation]::VirtualScreen",
    "$picture = New-Object System.Drawing.Bitmap $area.Width, $area.Height",
    "$canvas = [System.Drawing.Graphics]::FromImage($picture)",
    "$canvas.CopyFromScreen($area.Left, $area.Top, 0, 0, $picture.Size)",
    "$picture.Save($env:MESA_CAPTURA, [System.Drawing.Imaging.ImageFormat]::Png)",
    "",
  ]);
  const notice = noticeCommand(words, env, "win32");
  expect([notice?.argv[0]?.replaceAll("/", "\\"), notice?.argv.slice(1, -1)]).toEqual([
    powershell,
    ["-NoProfile", "-NonInteractive", "-EncodedCommand"],
  ]);
  expect([notice?.input, notice?.variables]).toEqual([
    "",
    { MESA_NOTICE_TITLE: words.title, MESA_NOTICE_TEXT: words.text },
  ]);
});

// Elsewhere what may be run is told by a file's mode.
test.runIf(posix)("elsewhere they are those of the session that are installed", () => {
  const folder = testFolder();
  const place = (name: string): string => join(folder, name);
  const install = (...names: readonly string[]): void => {
    for (const name of names) writeFileSync(place(name), "", { mode: 0o700 });
  };
  const told = (session: Readonly<Record<string, string>>) => {
    const env = { ...session, PATH: folder };
    const parts = { platform: "linux", env } as const;
    return [
      clipboardCommands(parts).map(({ file, words: own, isWide }) => [file, ...own, isWide]),
      captureCommands("/x y", parts),
      fileOpener("/x y", parts),
    ];
  };
  const [x11, wayland] = [{ DISPLAY: ":0" }, { WAYLAND_DISPLAY: "w" }];
  expect([told(x11), noticeCommand(words, { PATH: folder }, "linux")]).toEqual([
    [[], [], undefined],
    undefined,
  ]);
  install("wl-copy", "xclip", "xsel", "clip.exe", "grim", "maim", "scrot", "import", "xdg-open");
  install("notify-send");
  const opener = { file: place("xdg-open"), words: ["/x y"] };
  const xClips = [
    [place("xclip"), "-selection", "clipboard", false],
    [place("xsel"), "--clipboard", "--input", false],
  ];
  const xShots = [
    [place("maim"), "/x y"],
    [place("scrot"), "--overwrite", "/x y"],
    [place("import"), "-window", "root", "png:/x y"],
  ];
  const [wClip, wShot] = [
    [place("wl-copy"), false],
    [place("grim"), "/x y"],
  ];
  expect(told({})).toEqual([[], [], undefined]);
  expect(told(x11)).toEqual([xClips, xShots, opener]);
  expect(told(wayland)).toEqual([[wClip], [wShot], opener]);
  expect(told({ ...x11, ...wayland })).toEqual([[wClip, ...xClips], [wShot, ...xShots], opener]);
  expect(told({ WSL_DISTRO_NAME: "Debian" })).toEqual([[[place("clip.exe"), true]], [], undefined]);
  expect(noticeCommand(words, { PATH: folder }, "linux")).toEqual({
    argv: [place("notify-send"), "--app-name=mesa", "--", words.title, words.text],
    input: "",
  });
});
