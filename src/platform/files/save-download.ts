import { createHash, type Hash } from "node:crypto";
import { constants } from "node:fs";
import { link, lstat, mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { MesaError } from "../../errors/mesa-error.ts";
import { HttpFailure } from "../../ports/http.ts";
import type { DownloadTarget, SaveDownload } from "../../ports/downloads.ts";
import { isMissing } from "./is-missing.ts";

const chunk = 1024 * 1024;

/** So many connections in a row may break without bringing a byte. */
const patience = 3;

/**
 * Writes to a file of its own beside the final one, checks the digest and moves it there; what was
 * cut off stays and is gone on with. No link is followed.
 */
export const saveDownload: SaveDownload = async (target, open, told) => {
  const path = join(target.folder, target.name);
  const partial = join(target.folder, `.${target.name}.${target.mark}.parcial`);
  try {
    await mkdir(target.folder, { recursive: true });
    if (!target.replace && (await isThere(path))) {
      if (await isSame(path, target)) return { path, present: true };
      throw new MesaError("archivo-existe", { params: { archivo: path } });
    }
    const digest = await fetchAll(partial, target, open, told);
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

/** Until all of it is there; a connection that breaks is taken up again as long as it brings something. */
async function fetchAll(
  partial: string,
  { bytes, name }: DownloadTarget,
  ask: Parameters<SaveDownload>[1],
  told: (bytes: number) => void,
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
          told(have);
        }
        if (have === before) throw new HttpFailure("EMPTY", true, undefined);
      } catch (error) {
        const failure = brokenOff(error);
        stalled = have > before ? 0 : stalled + 1;
        if (stalled < patience) continue;
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

/** What broke on the way; a desk that was never reached will not be there a moment later either. */
function brokenOff(error: unknown): HttpFailure {
  const cause = error instanceof MesaError ? error.cause : error;
  if (cause instanceof HttpFailure && cause.sent) return cause;
  throw error;
}

/** A plain file of ours; a link or anything else in its place goes. */
async function openPartial(partial: string): Promise<FileHandle> {
  if ((await isThere(partial)) && !(await lstat(partial)).isFile()) {
    await rm(partial, { force: true, recursive: true });
  }
  const { O_CREAT, O_RDWR, O_NOFOLLOW } = constants;
  return await open(partial, O_CREAT | O_RDWR | (O_NOFOLLOW ?? 0), 0o600);
}

async function readInto(digest: Hash, file: FileHandle): Promise<number> {
  const buffer = Buffer.alloc(chunk);
  let at = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, chunk, at);
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

/** A hard link fails where the name is taken, even if that came about a moment ago. */
async function publish(partial: string, path: string, replace: boolean): Promise<void> {
  if (replace) return await rename(partial, path);
  try {
    await link(partial, path);
    await rm(partial);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") throw new MesaError("archivo-existe", { params: { archivo: path } });
    // Not every file system knows hard links.
    if (await isThere(path)) throw new MesaError("archivo-existe", { params: { archivo: path } });
    await rename(partial, path);
  }
}
