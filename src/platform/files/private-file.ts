import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { MesaError } from "../../errors/mesa-error.ts";

/**
 * Writes a file that only its owner can read, whole or not at all: a temporary one beside it is
 * written, flushed to disk and renamed over it. Its folder is made 0700.
 *
 * @throws MesaError `disco`
 */
export async function writePrivateFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(temporary, "w", 0o600);
    try {
      await file.writeFile(content);
      await file.chmod(0o600);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    // What keeps the file from being written may keep it from being removed, too.
    await rm(temporary, { force: true }).catch(() => {});
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

/** The new name, too, is on disk then, where the system knows such a thing (Windows does not). */
async function flushFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!["EPERM", "EISDIR", "EINVAL", "EACCES"].includes(code)) throw error;
  }
}
