import { extname } from "node:path";
import { MesaError } from "../errors/mesa-error.ts";
import type { TableRoom } from "../ports/tables.ts";

/** Tables on disk; each kind is loaded when a file asks for it. */
export const tableRoom: TableRoom = {
  async open(path) {
    switch (extname(path.replace(/\.parcial$/, "")).toLowerCase()) {
      case ".csv":
      case ".txt":
      case ".tsv":
        return await (await import("./read-csv.ts")).openCsv(path);
      case ".xlsx":
        return await (await import("./read-xlsx.ts")).openXlsx(path);
      case ".ndjson":
      case ".jsonl":
        return (await import("./read-ndjson.ts")).openNdjson(path);
      default:
        throw new MesaError("tabla-ilegible", {
          params: { archivo: path, detalle: ".csv, .xlsx, .ndjson" },
        });
    }
  },
  writer: async (path, options) => (await import("./row-writer.ts")).openRowWriter(path, options),
  async template(format, columns, words) {
    const { templateBytes } = await import("./template.ts");
    return templateBytes(format, columns, words);
  },
};
