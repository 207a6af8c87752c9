import { createHash, randomUUID } from "node:crypto";
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

const fsyncSoon = promisify(fsync);

/** Copies of the files of all requests, named by their digest: equal files lie there once. */
export interface FileStore {
  /**
   * Copies a file in, flushed to disk before this returns.
   *
   * @throws MesaError `disco`; `archivo-ilegible` when the file is no longer what was checked
   */
  readonly keep: (path: string, sha256: string) => Promise<string>;
  /** Moves a file of ours in, flushed to disk before this returns. @throws MesaError `disco` */
  readonly adopt: (path: string, sha256: string) => Promise<string>;
  /** At once: within the transaction in which nobody needs it any more. */
  readonly remove: (sha256: string) => void;
  /** Digests of the copies that were brought in before. */
  readonly olderThan: (before: Date) => readonly string[];
}

/** @param home  the ledger's folder */
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

  /** Its folder is there but for the first file of it. */
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
        // One that was cut off by a power failure does not count.
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

/** Undefined where there is no such file. */
async function digestOf(path: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  const digest = createHash("sha256");
  await pipeline(createReadStream(path), digest);
  return digest.digest("hex");
}

/**
 * Flushes a file to disk and then its name: after both it is there whatever happens. Both come after
 * the file has its final name, since a file system's own journal then writes them at once; flushes
 * of several files at the same time share even that.
 */
async function flush(path: string): Promise<void> {
  await sync(path, "r+");
  await sync(dirname(path), "r");
}

/** fsync, where the system knows such a thing: Windows does not for a folder. */
async function sync(path: string, flags: string): Promise<void> {
  let file: number | undefined;
  try {
    file = openSync(path, flags);
    await fsyncSoon(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EPERM" && code !== "EISDIR" && code !== "EINVAL") throw error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
