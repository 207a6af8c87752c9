import { chmodSync, statSync } from "node:fs";
import { MesaError } from "../../errors/mesa-error.ts";

/** Whether an error says that a file or folder does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/**
 * Sets a file's mode to 0600. Where the disk does not allow that, the mode stays as it is.
 *
 * @throws the system's error when the file does not exist
 */
export function restrictToOwner(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch (error) {
    if (isMissing(error)) throw error;
  }
}

/**
 * Refuses folders of another user, who could name the desk that passwords are sent to, and replace
 * whatever is kept there. One that is not there yet is made as our own.
 *
 * @throws MesaError `carpeta-ajena`
 */
export function requireOwnFolders(folders: readonly string[], user: number | undefined): void {
  if (user === undefined) return;
  for (const ruta of folders) {
    const owner: number = statSync(ruta, { throwIfNoEntry: false })?.uid ?? user;
    if (owner !== user) throw new MesaError("carpeta-ajena", { params: { ruta, dueno: owner } });
  }
}
