import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of our own in the system's place for such things, and what removes it. */
export async function makeTemporaryFolder(): Promise<{
  readonly folder: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "mesa-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
