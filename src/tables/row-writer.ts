import { closeSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { MesaError } from "../errors/mesa-error.ts";
import type { RowFormat, RowWriter } from "../ports/table-files.ts";
import { csvLine } from "../view/to-csv.ts";

/** Where a result and what earlier runs left of it are kept. */
export interface ResultPaths {
  /** The complete result. */
  readonly final: string;
  /** The result while it is being written. */
  readonly partial: string;
  /** The partial result of an interrupted run, while the next run writes its own. */
  readonly earlier: string;
}

/**
 * Writes rows to a partial file and renames it when it is finished. When the process dies, the partial
 * file stays readable.
 *
 * @throws MesaError `disco`
 */
export function openRowWriter(
  paths: ResultPaths,
  { format, delimiter, columns }: RowFormat,
): RowWriter {
  const guard = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw new MesaError("disco", { params: { ruta: paths.final }, cause: error });
    }
  };
  const file = guard(() => openSync(paths.partial, "w", 0o600));
  // With the byte-order mark, Excel reads the file as UTF-8.
  if (format === "csv") guard(() => writeFileSync(file, `\ufeff${csvLine(columns, delimiter)}`));
  return {
    write(row) {
      const line =
        format === "ndjson"
          ? `${JSON.stringify(row)}\n`
          : csvLine(
              columns.map((name) => row[name]),
              delimiter,
            );
      guard(() => writeFileSync(file, line));
    },
    finish: () =>
      guard(() => {
        closeSync(file);
        renameSync(paths.partial, paths.final);
        rmSync(paths.earlier, { force: true });
      }),
  };
}
