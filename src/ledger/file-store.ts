import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, stat } from "node:fs/promises";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { MesaError } from "../errors/mesa-error.ts";
import {
  diskError,
  flushFile,
  flushFolder,
  removeFile,
  removeFileSync,
  removeFolder,
  replaceFile,
} from "../platform/files/replace-file.ts";

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

/** Where the copy of a file lies in a ledger's folder. */
export function copyPath(home: string, sha256: string): string {
  return join(home, "archivos", sha256.slice(0, 2), sha256);
}

/**
 * Creates the file store of a ledger.
 *
 * @param home  the ledger's folder
 */
export function createFileStore(home: string): FileStore {
  const folder = join(home, "archivos");
  const pathOf = (sha256: string): string => copyPath(home, sha256);

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
        throw new MesaError("archivo-ilegible", { params: { archivo: from, causa: "cambio" } });
      }
      await place(temporary, to, sha256);
    } finally {
      await removeFile(temporary);
    }
  }

  /**
   * Moves a file to its place. An equal copy may be there already, and may just be read for another
   * request, while Windows does not let it be replaced: then the file is dropped.
   */
  async function place(from: string, to: string, sha256: string): Promise<void> {
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    if ((await digestOf(to)) === sha256) await removeFile(from);
    else await replaceFile(from, to);
    // Flushed after the file has its final name: the file system's own journal then writes content
    // and name together, and with the flushes of other files at the same time.
    await flushFile(to);
    await flushFolder(dirname(to));
  }

  async function into(target: string, work: () => Promise<void>): Promise<string> {
    try {
      await work();
      return target;
    } catch (error) {
      throw diskError(target, error);
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
      return into(target, () => place(path, target, sha256));
    },
    remove: (sha256) => removeFileSync(pathOf(sha256)),
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
    throw diskError(path, error);
  }
}

async function removeIfOld(path: string, now: Date): Promise<void> {
  try {
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > maxScratchAgeMs) {
      await removeFolder(path);
    }
  } catch (error) {
    // Another process may have removed it meanwhile.
    if (!isMissing(error)) throw error;
  }
}
