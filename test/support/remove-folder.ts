import { rmSync } from "node:fs";

/** Removes a test's folder; on Windows a database may still be closing. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
