import { randomUUID } from "node:crypto";
import { closeSync, constants, existsSync, openSync } from "node:fs";
import { link, lstat, open, stat, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { MesaError } from "../../errors/mesa-error.ts";
import type { OpenOutput, OutputFile } from "../../ports/files.ts";
import { isMissing } from "./file-access.ts";
import {
  diskError,
  flushFolder,
  isHeld,
  removeFile,
  removeFolder,
  replaceFile,
  whileHeld,
} from "./replace-file.ts";

/** How long a pipe without a reader is waited for, and how often it is tried. */
const readerWaitMs = 10_000;
const readerTryMs = 50;

/**
 * Opens a file for writing as a whole: a regular file is written under a temporary name that did not
 * exist before and takes its own name when it is finished. A device or a pipe is written to as it is
 * and never replaced. Nothing that lay at the name before is written through.
 */
export const openOutput: OpenOutput = async (path, { replace, partial }) => {
  try {
    if (await isStream(path)) return streamTo(await openStream(path), path);
    const temporary = partial ?? `${path}.${randomUUID()}.tmp`;
    // The name of a partial file is known beforehand, so somebody else may have put something there.
    if (partial !== undefined) await removeFile(partial);
    if (replace) await requireReplaceable(path);
    const file = await open(temporary, "wx", 0o600);
    return wholeFile({ file, temporary, path, replace });
  } catch (error) {
    throw diskError(path, error);
  }
};

/**
 * Gives a finished file its own name, the one place where that happens. Without `replace` a hard link
 * is made, which fails safely if the name has just been taken.
 *
 * @throws MesaError `archivo-existe`; otherwise the system's error
 */
export async function publishFile(
  temporary: string,
  path: string,
  replace: boolean,
): Promise<void> {
  if (replace) return await replaceFile(temporary, path);
  try {
    await link(temporary, path);
  } catch {
    // Not every file system has hard links.
    if (await isThere(path)) throw new MesaError("archivo-existe", { params: { archivo: path } });
    return await replaceFile(temporary, path);
  }
  await removeFile(temporary);
}

/**
 * Opens what a file would replace, as a trial before the work is done: Excel lets nobody else write to
 * a file that it has open, and Windows would refuse to replace it in the end.
 */
async function requireReplaceable(path: string): Promise<void> {
  try {
    await whileHeld(() => {
      if (existsSync(path)) closeSync(openSync(path, "r+"));
    });
  } catch (error) {
    if (isHeld(error)) throw error;
  }
}

/**
 * The path of a file directly in a folder.
 *
 * @throws MesaError `disco` when the name would leave the folder
 */
export function pathIn(folder: string, name: string): string {
  const plain = basename(name) === name && !/[\\/\0]/.test(name) && !["", ".", ".."].includes(name);
  if (plain) return join(folder, name);
  throw new MesaError("disco", { params: { ruta: name } });
}

/**
 * Opens a file of our own to go on writing, or a new one. Whatever else lies at the path is removed:
 * a link, a device, another owner's file, or one that has a second name.
 */
export async function openOwnFile(path: string): Promise<FileHandle> {
  const { O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK } = constants;
  const existing = await lstat(path).catch(() => undefined);
  if (existing?.isFile() === true) {
    const file = await open(path, O_RDWR | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
    const { uid, nlink } = await file.stat();
    const own = process.getuid === undefined || uid === process.getuid();
    if (own && nlink <= 1) {
      await file.chmod(0o600);
      return file;
    }
    await file.close();
  }
  if (existing !== undefined) await removeFolder(path);
  return await open(path, O_RDWR | O_CREAT | O_EXCL, 0o600);
}

export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function wholeFile({
  file,
  temporary,
  path,
  replace,
}: {
  readonly file: FileHandle;
  readonly temporary: string;
  readonly path: string;
  readonly replace: boolean;
}): OutputFile {
  let complete = false;

  async function close(): Promise<void> {
    if (complete) return;
    await file.chmod(0o600);
    await file.sync();
    await file.close();
    complete = true;
  }

  return {
    fd: file.fd,
    write: async (bytes) => await file.writeFile(bytes).catch(rethrown(path)),
    async finish(name) {
      try {
        await close();
        await publishFile(temporary, name ?? path, replace && name === undefined);
        await flushFolder(dirname(path));
      } catch (error) {
        await file.close().catch(() => {});
        throw diskError(name ?? path, error);
      }
    },
    async abandon() {
      // Whatever prevented writing may also prevent removing.
      await file.close().catch(() => {});
      await removeFile(temporary).catch(() => {});
    },
  };
}

function streamTo(file: FileHandle, path: string): OutputFile {
  return {
    fd: file.fd,
    write: async (bytes) => await file.writeFile(bytes).catch(rethrown(path)),
    finish: async () => await file.close(),
    abandon: async () => await file.close().catch(() => {}),
  };
}

/** Whether a path is written to as it is: a device, a pipe, or a descriptor of this process. */
async function isStream(path: string): Promise<boolean> {
  // What Linux has in memory at `/dev/shm` are files like any other.
  if (/^\/(?:dev(?!\/shm\/)|proc)\//.test(path))
    return (await stat(path).catch(() => undefined)) !== undefined;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** Opens a device, or a pipe as soon as somebody reads it. */
async function openStream(path: string): Promise<FileHandle> {
  const { O_WRONLY, O_NONBLOCK } = constants;
  if (!(await stat(path)).isFIFO()) return await open(path, O_WRONLY);
  for (let waited = 0; ; waited += readerTryMs) {
    try {
      // Fails where nobody reads, whereas plain opening would wait without hearing Ctrl-C.
      const probe = await open(path, O_WRONLY | O_NONBLOCK);
      const file = await open(path, O_WRONLY);
      await probe.close();
      return file;
    } catch (error) {
      if (codeOf(error) !== "ENXIO" || waited >= readerWaitMs) throw error;
      await sleep(readerTryMs);
    }
  }
}

function rethrown(path: string): (error: unknown) => never {
  return (error) => {
    throw diskError(path, error);
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
