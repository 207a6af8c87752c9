import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { testFolder } from "../../support/test-context.ts";

/** A screen that shows a picture, for programs that are started with its environment. */
export interface Desktop {
  readonly env: Readonly<Record<string, string>>;
}

/** The path of a program; undefined where it is not installed. */
export function programPath(name: string): string | undefined {
  const { status, stdout } = spawnSync("which", [name], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

export const areInstalled = (...names: readonly string[]): boolean =>
  process.platform === "linux" && names.every((name) => programPath(name) !== undefined);

/** A `PATH` on which there is nothing but these programs. */
export function pathWith(...names: readonly string[]): string {
  const folder = testFolder();
  for (const name of names) symlinkSync(programPath(name) ?? name, join(folder, name));
  return folder;
}

/** An X server of 1920 × 1080 pixels with the window manager openbox and the picture behind all windows. */
export async function openX11(picture: string): Promise<Desktop> {
  const words = ["-displayfd", "3", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"];
  const server = spawn("Xvfb", words, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  endWithTest(server);
  const [number]: unknown[] = await once(server.stdio[3] ?? server, "data");
  const env = { DISPLAY: `:${String(number).trim()}` };
  endWithTest(spawn("openbox", { env: { ...process.env, ...env }, stdio: "ignore" }));
  spawnSync("display", ["-window", "root", picture], { env: { ...process.env, ...env } });
  return { env };
}

/** An unprivileged user as whom sway is started where the tests are root's, as whom it refuses. */
const nobody = 65_534;

/** A headless sway of 1920 × 1080 pixels with the picture behind all windows. */
export async function openSway(picture: string): Promise<Desktop> {
  const folder = testFolder();
  const isRoot = process.getuid?.() === 0;
  copyFileSync(picture, join(folder, "fondo.png"));
  chmodSync(join(folder, "fondo.png"), 0o644);
  const ready = join(folder, "ready");
  const config = [
    `output * resolution 1920x1080 background ${folder}/fondo.png stretch`,
    `exec sh -c 'echo $WAYLAND_DISPLAY > ${ready}'`,
  ];
  writeFileSync(join(folder, "config"), `${config.join("\n")}\n`, { mode: 0o644 });
  if (isRoot) chownSync(folder, nobody, nobody);
  const sway = spawn("sway", ["-c", join(folder, "config")], {
    ...(isRoot && { uid: nobody, gid: nobody }),
    stdio: "ignore",
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      XDG_RUNTIME_DIR: folder,
      WLR_BACKENDS: "headless",
      WLR_LIBINPUT_NO_DEVICES: "1",
      WLR_RENDERER: "pixman",
    },
  });
  endWithTest(sway);
  const name = await vi.waitFor(() => /\S+/.exec(readFileSync(ready, "utf8"))?.[0] ?? fail(), {
    timeout: 60_000,
    interval: 100,
  });
  return { env: { WAYLAND_DISPLAY: name, XDG_RUNTIME_DIR: folder } };
}

function fail(): never {
  throw new Error("not yet");
}

function endWithTest(child: ChildProcess): void {
  onTestFinished(() => void child.kill());
}
