import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { MesaError } from "../../errors/mesa-error.ts";

/**
 * Writes a file that only its owner can read, completely or not at all: a temporary file beside it
 * is written, flushed to disk and renamed. A missing folder is created with mode 0700.
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
    // Whatever prevented writing may also prevent removing.
    await rm(temporary, { force: true }).catch(() => {});
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

/** Flushes a folder, so that a new name in it is on disk too. Windows does not support this. */
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
