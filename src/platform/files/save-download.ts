import { createHash, type Hash } from "node:crypto";
import { constants } from "node:fs";
import { link, lstat, mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { MesaError } from "../../errors/mesa-error.ts";
import { HttpFailure } from "../../ports/http.ts";
import type { DownloadTarget, SaveDownload } from "../../ports/files.ts";
import { isMissing } from "./file-access.ts";

const readBytes = 1024 * 1024;

/** How many connections in a row may break without delivering a byte. */
const maxStalledAttempts = 3;

/**
 * Downloads to a partial file beside the final one, checks the digest and moves it into place. A
 * partial file of an interrupted download is continued. Links are not followed.
 */
export const saveDownload: SaveDownload = async (target, open, onProgress) => {
  const path = join(target.folder, target.name);
  const partial = join(target.folder, `.${target.name}.${target.mark}.parcial`);
  try {
    await mkdir(target.folder, { recursive: true });
    if (!target.replace && (await isThere(path))) {
      if (await isSame(path, target)) return { path, present: true };
      throw new MesaError("archivo-existe", { params: { archivo: path } });
    }
    const digest = await fetchAll(partial, target, open, onProgress);
    if (target.sha256 !== "" && digest !== target.sha256) {
      await rm(partial, { force: true });
      throw new MesaError("descarga-danada", { params: { archivo: target.name } });
    }
    await publish(partial, path, target.replace);
    return { path, present: false };
  } catch (error) {
    if (error instanceof MesaError) throw error;
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
};

/**
 * Fetches the whole file and reconnects after failures, as long as connections deliver something.
 *
 * @returns its SHA-256; empty when the desk sent more than was promised
 */
async function fetchAll(
  partial: string,
  { bytes, name }: DownloadTarget,
  ask: Parameters<SaveDownload>[1],
  onProgress: (bytes: number) => void,
): Promise<string> {
  const file = await openPartial(partial);
  try {
    let digest = createHash("sha256");
    let have = await readInto(digest, file);
    if (have > bytes) have = 0;
    if (have === 0) {
      await file.truncate(0);
      digest = createHash("sha256");
    }
    let stalled = 0;
    while (have < bytes) {
      const before = have;
      try {
        const { from, data } = await ask(have);
        if (from !== have) {
          await file.truncate(0);
          digest = createHash("sha256");
          have = 0;
        }
        for await (const piece of data) {
          await file.write(piece, 0, piece.length, have);
          digest.update(piece);
          have += piece.length;
          if (have > bytes) break;
          onProgress(have);
        }
        if (have === before) throw new HttpFailure("EMPTY", true, undefined);
      } catch (error) {
        const failure = brokenOff(error);
        stalled = have > before ? 0 : stalled + 1;
        if (stalled < maxStalledAttempts) continue;
        const params = { archivo: name, motivo: failure.reason };
        throw new MesaError("descarga-cortada", { params, cause: error });
      }
    }
    await file.truncate(have);
    await file.sync();
    return have === bytes ? digest.digest("hex") : "";
  } finally {
    await file.close();
  }
}

/** The failure of a broken connection. Rethrows anything else, also when the desk was never reached. */
function brokenOff(error: unknown): HttpFailure {
  const cause = error instanceof MesaError ? error.cause : error;
  if (cause instanceof HttpFailure && cause.sent) return cause;
  throw error;
}

/** Opens the partial file; a link or anything else that is not a plain file is removed first. */
async function openPartial(partial: string): Promise<FileHandle> {
  if ((await isThere(partial)) && !(await lstat(partial)).isFile()) {
    await rm(partial, { force: true, recursive: true });
  }
  const { O_CREAT, O_RDWR, O_NOFOLLOW } = constants;
  return await open(partial, O_CREAT | O_RDWR | (O_NOFOLLOW ?? 0), 0o600);
}

async function readInto(digest: Hash, file: FileHandle): Promise<number> {
  const buffer = Buffer.alloc(readBytes);
  let at = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, readBytes, at);
    if (bytesRead === 0) return at;
    digest.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function isSame(path: string, { bytes, sha256 }: DownloadTarget): Promise<boolean> {
  const stat = await lstat(path);
  if (!stat.isFile() || stat.size !== bytes || sha256 === "") return false;
  const file = await open(path, "r");
  try {
    const digest = createHash("sha256");
    await readInto(digest, file);
    return digest.digest("hex") === sha256;
  } finally {
    await file.close();
  }
}

/** Gives the file its final name. A hard link fails safely if the name has just been taken. */
async function publish(partial: string, path: string, replace: boolean): Promise<void> {
  if (replace) return await rename(partial, path);
  try {
    await link(partial, path);
    await rm(partial);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") throw new MesaError("archivo-existe", { params: { archivo: path } });
    // Not every file system has hard links.
    if (await isThere(path)) throw new MesaError("archivo-existe", { params: { archivo: path } });
    await rename(partial, path);
  }
}
