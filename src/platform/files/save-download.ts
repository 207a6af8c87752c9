import { createHash, type Hash } from "node:crypto";
import { lstat, mkdir, open, statfs, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { MesaError } from "../../errors/mesa-error.ts";
import { HttpFailure } from "../../ports/http.ts";
import type { DownloadTarget, SaveDownload } from "../../ports/files.ts";
import { isThere, openOwnFile, pathIn, publishFile } from "./output-file.ts";
import { diskError, removeFile } from "./replace-file.ts";

const readBytes = 1024 * 1024;

/** A larger file is not believed, whatever the desk says. */
const maxDownloadBytes = 64 * 1024 ** 3;

/** How many connections in a row may break without delivering a byte. */
const maxStalledAttempts = 3;

/**
 * Downloads to a partial file beside the final one, checks the digest and moves it into place. A
 * partial file of an interrupted download is continued. Links are not followed.
 */
export const saveDownload: SaveDownload = async (target, open, onProgress) => {
  const path = pathIn(target.folder, target.name);
  const partial = pathIn(target.folder, `.${target.name}.${target.mark}.parcial`);
  try {
    await mkdir(target.folder, { recursive: true });
    if (!target.replace && (await isThere(path))) {
      if (await isSame(path, target)) return { path, present: true };
      throw new MesaError("archivo-existe", { params: { archivo: path } });
    }
    const digest = await fetchAll(partial, target, open, onProgress);
    const right = target.sha256 === "" ? digest !== undefined : digest === target.sha256;
    if (!right) {
      await removeFile(partial);
      throw new MesaError("descarga-danada", { params: { archivo: target.name } });
    }
    await publishFile(partial, path, target.replace);
    return { path, present: false };
  } catch (error) {
    if (error instanceof MesaError && error.code === "descarga-no-cabe") await removeFile(partial);
    throw diskError(path, error);
  }
};

/**
 * Fetches the whole file and reconnects after failures, as long as connections deliver something.
 *
 * @returns its SHA-256; undefined when its size is not the declared one
 */
async function fetchAll(
  partial: string,
  { bytes, name }: DownloadTarget,
  ask: Parameters<SaveDownload>[1],
  onProgress: (bytes: number) => void,
): Promise<string | undefined> {
  const file = await openOwnFile(partial);
  try {
    let digest = createHash("sha256");
    let have = await readInto(digest, file);
    if (have > bytes) have = 0;
    await requireSpace(dirname(partial), name, bytes, have);
    if (have === 0) {
      await file.truncate(0);
      digest = createHash("sha256");
    }
    let stalled = 0;
    // What is declared to be empty is asked for once too, and must be so.
    for (let asked = bytes > 0; have < bytes || !asked; asked = true) {
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
        if (have === before && have < bytes) throw new HttpFailure("EMPTY", true, undefined);
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
    return have === bytes ? digest.digest("hex") : undefined;
  } finally {
    await file.close();
  }
}

/**
 * Looks for room before the first byte is fetched; a file system that can't say how much it has is
 * believed to have enough.
 *
 * @throws MesaError `descarga-no-cabe`
 */
async function requireSpace(
  folder: string,
  archivo: string,
  bytes: number,
  have: number,
): Promise<void> {
  const free = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Infinity,
  );
  if (bytes <= maxDownloadBytes && bytes - have <= free) return;
  throw new MesaError("descarga-no-cabe", { params: { archivo, bytes, carpeta: folder } });
}

/** The failure of a broken connection. Rethrows anything else, also when the desk was never reached. */
function brokenOff(error: unknown): HttpFailure {
  const cause = error instanceof MesaError ? error.cause : error;
  if (cause instanceof HttpFailure && cause.sent) return cause;
  throw error;
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
