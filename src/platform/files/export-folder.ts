import { randomUUID } from "node:crypto";
import { chmod, copyFile, lstat, mkdir, open, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MesaError } from "../../errors/mesa-error.ts";
import type { ExportWriter } from "../../ports/local-data.ts";
import { isMissing } from "./file-access.ts";
import { diskError, removeFolder, replaceFile } from "./replace-file.ts";

/** The file that every export has, and how it begins. */
const manifest = "datos.json";
const manifestHead = /^\{\s*"v":\s*\d+,\s*"exportado":\s*"[^"]*",\s*"programa":\s*"mesa /;
const manifestHeadBytes = 512;

/**
 * Writes an export as a folder that only its owner can read; it gets its name when it is complete.
 *
 * @param names  the files and folders that an export may have besides its manifest
 * @throws MesaError `archivo-existe`; `no-es-exportacion` when what would be replaced is no earlier
 *   export, or has anything else in it
 */
export async function createExportFolder(
  path: string,
  replace: boolean,
  names: readonly string[],
): Promise<ExportWriter> {
  const temporary = `${path}.${randomUUID()}.tmp`;

  async function requireReplaceable(): Promise<void> {
    const taken = await lstat(path).catch(() => undefined);
    if (taken === undefined) return;
    const details = { params: { archivo: path } };
    if (!replace) throw new MesaError("archivo-existe", details);
    if (taken.isDirectory() && (await isEarlierExport())) return;
    throw new MesaError("no-es-exportacion", details);
  }

  /** Whether there is nothing in the folder but an export. */
  async function isEarlierExport(): Promise<boolean> {
    const found = await readdir(path);
    if (found.length === 0) return true;
    if (found.some((name) => name !== manifest && !names.includes(name))) return false;
    return found.includes(manifest) && manifestHead.test(await headOf(join(path, manifest)));
  }

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

  await guarded(requireReplaceable);
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
        // Somebody may have put something there meanwhile.
        await requireReplaceable();
        await removeFolder(path);
        await replaceFile(temporary, path);
      }),
    abandon: () => removeFolder(temporary).catch(() => {}),
  };
}

/** The beginning of a regular file as text; empty for anything else. */
async function headOf(path: string): Promise<string> {
  if (!(await lstat(path)).isFile()) return "";
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(manifestHeadBytes));
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
