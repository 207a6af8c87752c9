import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes a folder in the system's temporary folder; `remove` deletes it with its content. */
export async function makeTemporaryFolder(): Promise<{
  readonly folder: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "mesa-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
