import { chmod, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { MesaError } from "../errors/mesa-error.ts";

/**
 * Writes a file that only its owner can read, whole or not at all: a temporary one beside it is
 * written, flushed to disk and renamed over it. Its folder is made 0700.
 *
 * @throws MesaError `disco`
 */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(temporary, "w", 0o600);
    try {
      await file.writeFile(text);
      await file.chmod(0o600);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

/** Takes back rights that somebody gave to others; a file that is not there is no matter. */
export async function narrowRights(path: string): Promise<void> {
  try {
    await chmod(path, 0o600);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Whether a file operation failed because there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
