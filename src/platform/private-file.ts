import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { MesaError } from "../errors/mesa-error.ts";

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
  } catch (error) {
    await rm(temporary, { force: true });
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}
