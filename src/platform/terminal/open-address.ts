import { spawn } from "node:child_process";
import { win32 } from "node:path";
import { isSafeAddress } from "../../domain/url.ts";
import { childEnvironment } from "../process/child-environment.ts";
import { findProgram } from "./open-editor.ts";

interface OpenerProcess {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
}

/** A program that is not started within this time counts as started. */
const startLimitMs = 2000;

/**
 * Opens an address in the user's browser.
 *
 * @param address  https, or this machine's own
 * @returns false where there is no browser on this machine, as over SSH
 */
export async function openAddress(address: string, from: OpenerProcess): Promise<boolean> {
  const words = isSafeAddress(address) ? openerOf(new URL(address).href, from) : undefined;
  const [program, ...rest] = words ?? [];
  if (program === undefined) return false;
  const child = spawn(program, rest, {
    stdio: "ignore",
    detached: true,
    env: childEnvironment(from.env, from.platform),
    windowsHide: true,
  });
  child.unref();
  return await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(true), startLimitMs);
    const end = (opened: boolean) => () => {
      clearTimeout(timer);
      resolve(opened);
    };
    child.once("error", end(false));
    child.once("exit", (code) => end(code === 0)());
  });
}

/** The program that opens an address, found by its absolute path, and its arguments. */
export function openerOf(
  address: string,
  { platform, env }: OpenerProcess,
): readonly string[] | undefined {
  if (env["SSH_CONNECTION"] !== undefined || env["SSH_TTY"] !== undefined) return undefined;
  if (platform === "darwin") return ["/usr/bin/open", address];
  if (platform === "win32") {
    const root = env["SystemRoot"] ?? "C:\\Windows";
    return [win32.join(root, "System32", "rundll32.exe"), "url.dll,FileProtocolHandler", address];
  }
  if (!env["DISPLAY"] && !env["WAYLAND_DISPLAY"]) return undefined;
  const program = findProgram("xdg-open", env);
  return program === undefined ? undefined : [program, address];
}
