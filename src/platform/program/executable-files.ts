import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ProgramFiles } from "../../ports/program-files.ts";
import { diskError, replaceFileSync } from "../files/replace-file.ts";

/** What is used of `node:sea`. */
type Sea = Pick<typeof import("node:sea"), "getRawAsset">;

/**
 * The files inside of a single executable. Its launcher (scripts/executables/launcher.cjs) runs a part of
 * the program instead of a command where the first word names one.
 *
 * @param cache  the folder in which files are put for other programs, one below for each version
 */
export function executableFiles(sea: Sea, cache: string): ProgramFiles {
  const own = (word: string) => ({ file: process.execPath, words: [word] });
  function bytes(name: string): Uint8Array {
    const asset = sea.getRawAsset(name);
    return typeof asset === "string" ? Buffer.from(asset) : Buffer.from(asset);
  }
  const text = (name: string): string => Buffer.from(bytes(name)).toString("utf8");
  const readVersion = (): string => {
    const { version }: { version: string } = JSON.parse(text("package.json"));
    return version;
  };
  function path(name: string): string {
    const folder = join(cache, `programa-${readVersion()}`);
    const above = dirname(name);
    const names: readonly string[] = JSON.parse(text("files.json"));
    const wanted = above === "." ? [name] : names.filter((one) => one.startsWith(`${above}/`));
    for (const one of wanted) putFile(join(folder, one), bytes(one));
    return join(folder, name);
  }
  return {
    get version() {
      return readVersion();
    },
    text,
    bytes,
    path,
    folder: undefined,
    keyring: own("__llavero"),
    reader: own("__lector"),
    get documentWorker() {
      return { script: text("launcher.cjs"), isSource: true, words: ["__hilo"] };
    },
  };
}

/** Writes a file unless it is there with the same content. @throws MesaError `disco` */
function putFile(path: string, content: Uint8Array): void {
  try {
    if (readFileSync(path).equals(content)) return;
  } catch {
    // Not there yet, or not readable: written anew.
  }
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const aside = `${path}.${process.pid}.tmp`;
    writeFileSync(aside, content, { mode: 0o600 });
    replaceFileSync(aside, path);
  } catch (error) {
    throw diskError(path, error);
  }
}
