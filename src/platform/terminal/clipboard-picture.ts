import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { ClipboardTrouble } from "../../ports/terminal.ts";
import { childEnvironment } from "../process/child-environment.ts";
import { findProgram } from "./open-editor.ts";

interface DesktopParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** A program that hangs is stopped. */
const programTimeoutMs = 20_000;

/** Larger pictures are refused in any case. */
const maxPictureBytes = 26 * 1024 * 1024;

/** Names the picture for the scripts, so that no path has to be quoted in them. */
const pathVariable = "MESA_CAPTURA";

const pngSignature = Buffer.from("89504e470d0a1a0a", "hex");
const pngType = "image/png";

/** For Windows PowerShell 5.1, which every Windows has; from PowerShell 7 the clipboard's pictures are gone. */
const windowsScript = `
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
$picture = [System.Windows.Forms.Clipboard]::GetImage()
if ($null -eq $picture) { exit 3 }
$picture.Save($env:${pathVariable}, [System.Drawing.Imaging.ImageFormat]::Png)
`;

const macScript = [
  `set place to system attribute "${pathVariable}"`,
  "set picture to (the clipboard as \u00abclass PNGf\u00bb)",
  "set target to open for access POSIX file place with write permission",
  "write picture to target",
  "close access target",
];

/**
 * Writes the picture of the clipboard as a PNG, by the system's own program. What is on the clipboard is
 * asked first and looked at afterwards: xclip gives a text for a picture and calls that a success.
 *
 * @param path  where it is written
 * @returns why there is none; undefined where it was written
 */
export async function saveClipboardPicture(
  path: string,
  parts: DesktopParts,
): Promise<ClipboardTrouble | undefined> {
  const { env } = parts;
  const writer = pictureWriter(parts);
  if (writer !== undefined) return await writtenBy(writer, path, parts);
  const programs = [
    {
      usable: env["WAYLAND_DISPLAY"],
      name: "wl-paste",
      list: ["--list-types"],
      get: ["--type", pngType],
    },
    {
      usable: env["DISPLAY"],
      name: "xclip",
      list: ["-selection", "clipboard", "-t", "TARGETS", "-o"],
      get: ["-selection", "clipboard", "-t", pngType, "-o"],
    },
  ];
  let trouble: ClipboardTrouble = "sin-programa";
  for (const { usable, name, list, get } of programs) {
    const file = usable ? findProgram(name, env) : undefined;
    if (file === undefined) continue;
    trouble = "sin-imagen";
    const types = (await output(file, list, path, parts))?.toString("latin1").split(/\s+/) ?? [];
    const picture = types.includes(pngType) ? await output(file, get, path, parts) : undefined;
    if (picture === undefined || !isPng(picture)) continue;
    writeFileSync(path, picture, { mode: 0o600 });
    return undefined;
  }
  return trouble;
}

/** The program, by its place, that writes the picture itself; undefined where there is none such. */
export function pictureWriter({
  env,
  platform,
}: DesktopParts): readonly [file: string, ...words: string[]] | undefined {
  if (platform === "win32") {
    const root = env["SystemRoot"] ?? "C:\\Windows";
    const file = `${root}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
    const script = Buffer.from(windowsScript, "utf16le").toString("base64");
    return [file, "-NoProfile", "-NonInteractive", "-STA", "-EncodedCommand", script];
  }
  if (platform !== "darwin") return undefined;
  return ["/usr/bin/osascript", ...macScript.flatMap((line) => ["-e", line])];
}

/** Has a program write the picture itself. */
async function writtenBy(
  [file, ...words]: readonly [file: string, ...words: string[]],
  path: string,
  parts: DesktopParts,
): Promise<ClipboardTrouble | undefined> {
  if ((await output(file, words, path, parts)) === undefined || !existsSync(path))
    return "sin-imagen";
  return isPng(readFileSync(path)) ? undefined : "sin-imagen";
}

const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(pngSignature);

/** What a program writes; undefined where it fails. */
function output(
  file: string,
  words: readonly string[],
  path: string,
  { env, platform }: DesktopParts,
): Promise<Buffer | undefined> {
  // Modules of PowerShell 7, which may have started us, do not load in Windows PowerShell.
  const { PSModulePath: _modules, ...rest } = childEnvironment(env, platform);
  return new Promise((resolve) => {
    execFile(
      file,
      [...words],
      {
        encoding: "buffer",
        env: { ...rest, [pathVariable]: path },
        maxBuffer: maxPictureBytes,
        timeout: programTimeoutMs,
        windowsHide: true,
      },
      (error, stdout) => resolve(error === null ? stdout : undefined),
    );
  });
}
