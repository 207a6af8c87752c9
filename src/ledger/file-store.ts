import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { MesaError } from "../errors/mesa-error.ts";

const fsyncAsync = promisify(fsync);

/** Scratch files older than this belong to a process that died. */
const maxScratchAgeMs = 3_600_000;

/** Copies of the files of all requests, named by their digest, so that equal files are kept once. */
export interface FileStore {
  /**
   * Copies a file into the store and flushes it to disk.
   *
   * @returns the path of the copy
   * @throws MesaError `disco`; `archivo-ilegible` when the file's digest is another
   */
  readonly keep: (path: string, sha256: string) => Promise<string>;
  /** Moves a file into the store and flushes it to disk. @throws MesaError `disco` */
  readonly adopt: (path: string, sha256: string) => Promise<string>;
  /** Removes a copy; synchronous, to be part of the transaction that drops its last use. */
  readonly remove: (sha256: string) => void;
  /** Digests of the copies that were made before a moment. */
  readonly olderThan: (before: Date) => readonly string[];
}

/**
 * Creates the file store of a ledger.
 *
 * @param home  the ledger's folder
 */
export function createFileStore(home: string): FileStore {
  const folder = join(home, "archivos");
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);

  async function copy(from: string, sha256: string, to: string): Promise<void> {
    const temporary = `${to}.${randomUUID()}.tmp`;
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    const digest = createHash("sha256");
    const tap = new Transform({
      transform(piece: Buffer, _encoding, done) {
        digest.update(piece);
        done(null, piece);
      },
    });
    try {
      await pipeline(createReadStream(from), tap, createWriteStream(temporary, { mode: 0o600 }));
      if (digest.digest("hex") !== sha256) {
        throw new MesaError("archivo-ilegible", { params: { archivo: from } });
      }
      renameSync(temporary, to);
      await flush(to);
    } finally {
      rmSync(temporary, { force: true });
    }
  }

  /** Moves a file. Its folder is only missing for the first file in it. */
  async function move(from: string, to: string): Promise<void> {
    try {
      renameSync(from, to);
    } catch (error) {
      if (!isMissing(error)) throw error;
      mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
      renameSync(from, to);
    }
    await flush(to);
  }

  async function into(target: string, work: () => Promise<void>): Promise<string> {
    try {
      await work();
      return target;
    } catch (error) {
      if (error instanceof MesaError) throw error;
      throw new MesaError("disco", { params: { ruta: target }, cause: error });
    }
  }

  return {
    keep(path, sha256) {
      const target = pathOf(sha256);
      return into(target, async () => {
        // A copy that was cut off by a power failure has another digest.
        if ((await digestOf(target)) !== sha256) await copy(path, sha256, target);
      });
    },
    adopt(path, sha256) {
      const target = pathOf(sha256);
      return into(target, () => move(path, target));
    },
    remove: (sha256) => rmSync(pathOf(sha256), { force: true }),
    olderThan: (before) =>
      namesIn(folder).flatMap((part) =>
        namesIn(join(folder, part)).filter((name) => {
          const stat = statSync(join(folder, part, name), { throwIfNoEntry: false });
          return /^[0-9a-f]{64}$/.test(name) && stat !== undefined && stat.mtime < before;
        }),
      ),
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** SHA-256 of a file; undefined where there is none. */
async function digestOf(path: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  const digest = createHash("sha256");
  await pipeline(createReadStream(path), digest);
  return digest.digest("hex");
}

/**
 * Flushes a file to disk and then its folder, so that content and name survive a power failure. Both
 * are flushed after the file has its final name: the file system's own journal then writes them
 * together, and with the flushes of other files at the same time.
 */
async function flush(path: string): Promise<void> {
  await sync(path, "r+");
  await sync(dirname(path), "r");
}

/** fsync, ignoring that Windows does not support it for folders. */
async function sync(path: string, flags: string): Promise<void> {
  let file: number | undefined;
  try {
    file = openSync(path, flags);
    await fsyncAsync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EPERM" && code !== "EISDIR" && code !== "EINVAL") throw error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Makes the folder for documents in the making and removes what dead processes left there.
 *
 * @returns its path
 * @throws MesaError `disco`
 */
export async function openScratchFolder(path: string, now: Date): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    for (const name of await readdir(path)) await removeIfOld(join(path, name), now);
    return path;
  } catch (error) {
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

async function removeIfOld(path: string, now: Date): Promise<void> {
  try {
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > maxScratchAgeMs) {
      await rm(path, { recursive: true, force: true });
    }
  } catch (error) {
    // Another process may have removed it meanwhile.
    if (!isMissing(error)) throw error;
  }
}
