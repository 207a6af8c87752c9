import { rename, stat } from "node:fs/promises";
import { extname } from "node:path";
import { MesaError } from "../errors/mesa-error.ts";
import type { Table, TableFiles } from "../ports/table-files.ts";
import { earlierPath, partialPath } from "./result-paths.ts";

/** Tables on disk; each kind is loaded when a file asks for it. */
export const tableFiles: TableFiles = {
  open: (path) => openAs(path, path),
  earlier,
  writer: async (path, format) => (await import("./row-writer.ts")).openRowWriter(path, format),
  workbook: async (sheet) => (await import("./data-workbook.ts")).dataWorkbook(sheet),
  async template(format, columns, words) {
    const { templateBytes } = await import("./template.ts");
    return templateBytes(format, columns, words);
  },
};

/** The extension of `name` tells what kind of table the file at `path` is. */
async function openAs(path: string, name: string): Promise<Table> {
  await requireFile(path);
  switch (extname(name).toLowerCase()) {
    case ".csv":
    case ".txt":
    case ".tsv":
      return await (await import("./read-csv.ts")).openCsv(path);
    case ".xlsx":
      return await (await import("./read-xlsx.ts")).openXlsx(path);
    case ".ndjson":
    case ".jsonl":
      return await (await import("./read-ndjson.ts")).openNdjson(path);
    default:
      throw new MesaError("tabla-ilegible", {
        params: { archivo: path, detalle: ".csv, .xlsx, .ndjson" },
      });
  }
}

/** A device or a pipe can't be read twice, and may have no end. @throws MesaError `archivo-ilegible` */
async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) {
    throw new MesaError("archivo-ilegible", { params: { archivo: path } });
  }
}

/** The longest of what earlier runs left: whole, cut off, or cut off twice. */
async function earlier(path: string): Promise<Table | undefined> {
  const kept = earlierPath(path);
  const [whole, partial, twice] = await Promise.all([
    sizeOf(path),
    sizeOf(partialPath(path)),
    sizeOf(kept),
  ]);
  // Out of the way of the new one, which is written where this lies.
  if (partial > twice) await rename(partialPath(path), kept);
  const cut = Math.max(partial, twice);
  if (cut === 0 && whole === 0) return undefined;
  return await openAs(cut > whole ? kept : path, path);
}

/** 0 where there is none. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}
