import { renameSync, rm, rmSync, unlinkSync, closeSync, fsync, openSync } from "node:fs";
import { MesaError } from "../../errors/mesa-error.ts";
import { isMissing } from "./file-access.ts";

/**
 * How Windows refuses to rename or remove a file that any process has open. Virus scanners, the
 * search index and OneDrive open new files for a moment; Excel keeps them open.
 */
const heldCodes: readonly unknown[] = ["EPERM", "EACCES", "EBUSY"];

/** Pauses between attempts, about two seconds in all. */
const pausesMs = [10, 20, 40, 80, 150, 300, 600, 800] as const;

/** `fs.rm` waits 40 ms longer before each attempt, which makes about two seconds as well. */
const folderRetries = { maxRetries: 9, retryDelay: 40 } as const;

/** Gives a file another name and replaces what has that name. */
export async function replaceFile(from: string, to: string): Promise<void> {
  await whileHeld(() => renameSync(from, to));
}

/** The same without giving up the thread; only for files that this process has not open itself. */
export function replaceFileSync(from: string, to: string): void {
  whileHeldSync(() => renameSync(from, to));
}

/** Removes a file; one that is not there is no error. */
export async function removeFile(path: string): Promise<void> {
  await whileHeld(() => unlinkIfThere(path));
}

/** The same without giving up the thread; only for files that this process has not open itself. */
export function removeFileSync(path: string): void {
  whileHeldSync(() => unlinkIfThere(path));
}

/** Removes a folder with everything in it; one that is not there is no error. */
export function removeFolder(path: string): Promise<void> {
  return new Promise((done, fail) => {
    rm(path, removal(), (error) => (error === null ? done() : fail(error)));
  });
}

/** The same without giving up the thread. */
export function removeFolderSync(path: string): void {
  rmSync(path, removal());
}

/**
 * Flushes a file to disk. Windows does so only through a handle that may write.
 *
 * @throws the system's error
 */
export async function flushFile(path: string): Promise<void> {
  await flush(path, "r+");
}

/** Flushes a folder, so that a new name in it is on disk too. Some systems, as Windows, do not support it. */
export async function flushFolder(path: string): Promise<void> {
  try {
    await flush(path, "r");
  } catch (error) {
    if (!["EPERM", "EISDIR", "EINVAL", "EACCES"].includes(String(codeOf(error)))) throw error;
  }
}

/**
 * The error for a file that could not be written: `archivo-en-uso` where another program has it open,
 * else `disco`. An error that is worded already stays as it is.
 */
export function diskError(
  ruta: string,
  cause: unknown,
  platform: NodeJS.Platform = process.platform,
): MesaError {
  if (cause instanceof MesaError) return cause;
  const code = isHeld(cause, platform) ? "archivo-en-uso" : "disco";
  return new MesaError(code, { params: { ruta }, cause });
}

/** Whether an error says that another program has the file open. */
export function isHeld(error: unknown, platform: NodeJS.Platform = process.platform): boolean {
  return platform === "win32" && heldCodes.includes(codeOf(error));
}

/** Repeats work on a file for about two seconds while another program has the file open. */
export async function whileHeld(
  work: () => void,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  for (const pauseMs of pausesMs) {
    if (attempt(work, platform)) return;
    await new Promise((done) => setTimeout(done, pauseMs));
  }
  work();
}

/** The same without giving up the thread. */
export function whileHeldSync(
  work: () => void,
  platform: NodeJS.Platform = process.platform,
): void {
  for (const pauseMs of pausesMs) {
    if (attempt(work, platform)) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
  work();
}

/** @returns false when another program has the file open */
function attempt(work: () => void, platform: NodeJS.Platform): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (isHeld(error, platform)) return false;
    throw error;
  }
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function removal() {
  const retries = process.platform === "win32" ? folderRetries : {};
  return { recursive: true, force: true, ...retries };
}

async function flush(path: string, flags: string): Promise<void> {
  const file = openSync(path, flags);
  try {
    await new Promise<void>((done, fail) => {
      fsync(file, (error) => (error === null ? done() : fail(error)));
    });
  } finally {
    closeSync(file);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
