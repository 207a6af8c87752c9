import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, readdirSync, rmSync, statSync } from "node:fs";
import { access, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { MesaError } from "../errors/mesa-error.ts";

/** Copies of the files of all requests, named by their digest: equal files lie there once. */
export interface FileStore {
  /**
   * Copies a file in, flushed to disk before this returns.
   *
   * @throws MesaError `disco`; `archivo-ilegible` when the file is no longer what was checked
   */
  readonly keep: (path: string, sha256: string) => Promise<string>;
  /** Moves a file of ours in, which is flushed to disk already. @throws MesaError `disco` */
  readonly adopt: (path: string, sha256: string) => Promise<string>;
  /** At once: within the transaction in which nobody needs it any more. */
  readonly remove: (sha256: string) => void;
  /** Digests of the copies that were brought in before. */
  readonly olderThan: (before: Date) => readonly string[];
}

export function createFileStore(folder: string): FileStore {
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);

  async function copy(from: string, sha256: string, to: string): Promise<void> {
    const temporary = `${to}.${randomUUID()}.tmp`;
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
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
      await flush(temporary);
      await rename(temporary, to);
      await flush(dirname(to));
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** Its folder is there but for the first file of it. */
  async function move(from: string, to: string): Promise<void> {
    try {
      await rename(from, to);
    } catch (error) {
      if (!isMissing(error)) throw error;
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await rename(from, to);
    }
    await flush(dirname(to));
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
        if (!(await isThere(target))) await copy(path, sha256, target);
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

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** fsync of a file, or of a folder where the system knows such a thing (Windows does not). */
async function flush(path: string): Promise<void> {
  try {
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EPERM" && code !== "EISDIR" && code !== "EINVAL") throw error;
  }
}
