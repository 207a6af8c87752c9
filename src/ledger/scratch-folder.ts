import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { MesaError } from "../errors/mesa-error.ts";

/** What lies there for so long is of a process that died. Milliseconds. */
const longest = 3_600_000;

/** A folder for documents in the making, rid of what others left unfinished. @throws MesaError `disco` */
export async function openScratchFolder(path: string, now: Date): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    for (const name of await readdir(path)) await sweep(join(path, name), now);
    return path;
  } catch (error) {
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

async function sweep(path: string, now: Date): Promise<void> {
  try {
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > longest) await rm(path, { recursive: true, force: true });
  } catch (error) {
    // Another process has finished with it meanwhile.
    if (!(error instanceof Error) || !("code" in error) || error.code !== "ENOENT") throw error;
  }
}
