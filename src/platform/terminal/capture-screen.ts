import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { CaptureTrouble } from "../../ports/terminal.ts";
import { childEnvironment } from "../process/child-environment.ts";
import { findProgram } from "./open-editor.ts";

interface DesktopParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** A program that hangs is stopped. */
const programTimeoutMs = 20_000;

/** Names the picture for the script of Windows, so that no path has to be quoted in it. */
const pathVariable = "MESA_CAPTURA";

/**
 * For Windows PowerShell 5.1: all screens as they are, in pixels. Without the awareness of every
 * screen's own scale the right and lower edges would be cut off, and the clock with them.
 */
const windowsScript = `
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition 'using System; using System.Runtime.InteropServices; public static class Dpi { [DllImport("user32.dll")] public static extern bool SetProcessDpiAwarenessContext(IntPtr value); [DllImport("user32.dll")] public static extern bool SetProcessDPIAware(); }'
try { if (-not [Dpi]::SetProcessDpiAwarenessContext([IntPtr](-4))) { [void][Dpi]::SetProcessDPIAware() } } catch { [void][Dpi]::SetProcessDPIAware() }
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
$area = [System.Windows.Forms.SystemInformation]::VirtualScreen
$picture = New-Object System.Drawing.Bitmap $area.Width, $area.Height
$canvas = [System.Drawing.Graphics]::FromImage($picture)
$canvas.CopyFromScreen($area.Left, $area.Top, 0, 0, $picture.Size)
$picture.Save($env:${pathVariable}, [System.Drawing.Imaging.ImageFormat]::Png)
`;

/**
 * Takes a picture of the whole screen, task bar included, by the system's own program.
 *
 * @param path  where the PNG is written
 * @returns why it could not be taken; undefined where it was
 */
export async function captureScreen(
  path: string,
  parts: DesktopParts,
): Promise<CaptureTrouble | undefined> {
  const { env, platform } = parts;
  const hasScreen =
    platform === "win32" ||
    platform === "darwin" ||
    Boolean(env["WAYLAND_DISPLAY"]) ||
    Boolean(env["DISPLAY"]);
  if (!hasScreen) return "sin-pantalla";
  const commands = captureCommands(path, parts);
  for (const [file, ...words] of commands) {
    if ((await run(file, words, path, parts)) && existsSync(path)) return undefined;
  }
  return commands.length === 0 ? "sin-programa" : "no-permite";
}

/** The programs that can take it here, the best one first, each with its arguments. */
export function captureCommands(
  path: string,
  { env, platform }: DesktopParts,
): readonly (readonly [file: string, ...words: string[]])[] {
  if (platform === "win32") {
    const root = env["SystemRoot"] ?? "C:\\Windows";
    const file = `${root}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
    const script = Buffer.from(windowsScript, "utf16le").toString("base64");
    const words = ["-NoProfile", "-NonInteractive", "-STA", "-EncodedCommand", script];
    return [[file, ...words]];
  }
  if (platform === "darwin") return [["/usr/sbin/screencapture", "-x", "-t", "png", path]];
  const wayland: readonly (readonly [string, ...string[]])[] = [["grim", path]];
  const x11: readonly (readonly [string, ...string[]])[] = [
    ["maim", path],
    ["scrot", "--overwrite", path],
    ["import", "-window", "root", `png:${path}`],
  ];
  const wanted = [...(env["WAYLAND_DISPLAY"] ? wayland : []), ...(env["DISPLAY"] ? x11 : [])];
  return wanted.flatMap(([name, ...words]): (readonly [string, ...string[]])[] => {
    const file = findProgram(name, env);
    return file === undefined ? [] : [[file, ...words]];
  });
}

async function run(
  file: string,
  words: readonly string[],
  path: string,
  { env, platform }: DesktopParts,
): Promise<boolean> {
  const child = spawn(file, [...words], {
    stdio: "ignore",
    env: { ...childEnvironment(env, platform), [pathVariable]: path },
    timeout: programTimeoutMs,
    windowsHide: true,
  });
  try {
    const [code]: unknown[] = await once(child, "exit");
    return code === 0;
  } catch {
    return false;
  }
}
