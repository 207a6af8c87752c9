import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeFolder } from "./replace-file.ts";

/** Makes a folder in the system's temporary folder; `remove` deletes it with its content. */
export async function makeTemporaryFolder(): Promise<{
  readonly folder: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "mesa-"));
  return { folder, remove: () => removeFolder(folder) };
}
