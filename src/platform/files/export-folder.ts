import { randomUUID } from "node:crypto";
import { chmod, copyFile, lstat, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MesaError } from "../../errors/mesa-error.ts";
import type { ExportWriter } from "../../ports/local-data.ts";
import { isMissing } from "./file-access.ts";
import { diskError, removeFolder, replaceFile } from "./replace-file.ts";

/** Writes an export as a folder that only its owner can read; it gets its name when it is complete. */
export function createExportFolder(path: string, replace: boolean): ExportWriter {
  const temporary = `${path}.${randomUUID()}.tmp`;

  async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw diskError(path, error);
    }
  }

  async function placeOf(name: string): Promise<string> {
    const place = join(temporary, ...name.split("/"));
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    return place;
  }

  return {
    text: (name, pieces) =>
      guarded(async () => {
        const place = await placeOf(name);
        await writeFile(place, pieces, { mode: 0o600 });
        return (await lstat(place)).size;
      }),
    file: (file) =>
      guarded(async () => {
        const place = await placeOf(file.name);
        try {
          await copyFile(file.path, place);
        } catch (error) {
          if (isMissing(error)) return false;
          throw error;
        }
        await chmod(place, 0o600);
        return true;
      }),
    finish: () =>
      guarded(async () => {
        const taken = await lstat(path).catch(() => undefined);
        if (taken !== undefined && (!replace || !taken.isDirectory())) {
          throw new MesaError("archivo-existe", { params: { archivo: path } });
        }
        await removeFolder(path);
        await replaceFile(temporary, path);
      }),
    abandon: () => removeFolder(temporary).catch(() => {}),
  };
}
