import { chmodSync } from "node:fs";
import { isMissing } from "./is-missing.ts";

/** A private file that became wider is taken back; where the disk takes no change it stays so. */
export function removeUnfinished(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch (error) {
    if (isMissing(error)) throw error;
  }
}
