import { open, lstat, stat } from "node:fs/promises";
import { extname } from "node:path";
import { kindOf } from "./workbook-kind.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { unfitFile, unreadableFile } from "../errors/unreadable-file.ts";
import { replaceFile } from "../platform/files/replace-file.ts";
import type { OpenOutput } from "../ports/files.ts";
import type { Table, TableFiles } from "../ports/table-files.ts";
import type { ResultPaths } from "./row-writer.ts";

function resultPaths(path: string): ResultPaths {
  return { final: path, partial: `${path}.parcial`, earlier: `${path}.anterior` };
}

/** Tables on the real disk. The code for each format is loaded when it is first needed. */
export function createTableFiles(openOutput: OpenOutput): TableFiles {
  return {
    open: (path) => openAs(path, path),
    earlier,
    async writer(path, format) {
      const { openRowWriter } = await import("./row-writer.ts");
      return await openRowWriter(resultPaths(path), format, openOutput);
    },
    workbook: async (sheet) => (await import("./data-workbook.ts")).dataWorkbook(sheet),
    async template(format, columns, words) {
      const { templateBytes } = await import("./template.ts");
      return await templateBytes(format, columns, words);
    },
  };
}

/** Bytes at the beginning that show what a file is. */
const headBytes = 4096;

/** Opens the table at `path` in the format that its bytes and the extension of `name` stand for. */
async function openAs(path: string, name: string): Promise<Table> {
  await requireFile(path);
  const extension = extname(name).toLowerCase();
  const known = [".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".ndjson", ".jsonl", ".xls", ".ods"];
  const unreadable = (causa: string): MesaError =>
    new MesaError("tabla-ilegible", { params: { archivo: path, causa, extension } });
  const kind = kindOf(await headOf(path));
  if (kind === "zip" || kind === "ole")
    return await (await import("./read-xlsx.ts")).openXlsx(path);
  if (!known.includes(extension)) throw unreadable("otra-extension");
  if (kind !== "text") throw unreadable(`es-${kind}`);
  if (extension === ".ndjson" || extension === ".jsonl")
    return await (await import("./read-ndjson.ts")).openNdjson(path);
  if ([".xlsx", ".xlsm", ".ods"].includes(extension)) throw unreadable("es-texto");
  return await (await import("./read-csv.ts")).openCsv(path);
}

async function headOf(path: string): Promise<Buffer> {
  try {
    const file = await open(path, "r");
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw unreadableFile(path, error);
  }
}

/**
 * Refuses devices and pipes, which can't be read twice and may never end.
 *
 * @throws MesaError `archivo-ilegible`
 */
async function requireFile(path: string): Promise<void> {
  const unfit = await stat(path).then(
    (found) => unfitFile(path, found),
    (error: unknown) => unreadableFile(path, error),
  );
  if (unfit !== undefined) throw unfit;
}

/** Opens the largest result of earlier runs: complete, interrupted, or interrupted twice. */
async function earlier(path: string): Promise<Table | undefined> {
  const paths = resultPaths(path);
  const [complete, interrupted, earlierStill] = await Promise.all([
    sizeOf(paths.final),
    sizeOf(paths.partial),
    sizeOf(paths.earlier),
  ]);
  // Moved out of the way of the new result, which is written to the same path.
  if (interrupted > earlierStill) await replaceFile(paths.partial, paths.earlier);
  const partial = Math.max(interrupted, earlierStill);
  if (partial === 0 && complete === 0) return undefined;
  return await openAs(partial > complete ? paths.earlier : path, path);
}

/** Bytes of a regular file; 0 where there is none. */
async function sizeOf(path: string): Promise<number> {
  try {
    const found = await lstat(path);
    return found.isFile() ? found.size : 0;
  } catch {
    return 0;
  }
}
