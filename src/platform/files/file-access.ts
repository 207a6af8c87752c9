import { chmodSync } from "node:fs";

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
