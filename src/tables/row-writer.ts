import { closeSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { MesaError } from "../errors/mesa-error.ts";
import type { RowFormat, RowWriter } from "../ports/table-files.ts";
import { csvLine } from "../view/to-csv.ts";
import { earlierPath, partialPath } from "./result-paths.ts";

/**
 * Writes next to the final place and moves the file there in the end; what was written stays
 * readable beside it when the process dies.
 *
 * @throws MesaError `disco`
 */
export function openRowWriter(path: string, { format, delimiter, columns }: RowFormat): RowWriter {
  const partial = partialPath(path);
  const guard = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw new MesaError("disco", { params: { ruta: path }, cause: error });
    }
  };
  const file = guard(() => openSync(partial, "w", 0o600));
  // The mark makes Excel read UTF-8.
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
        renameSync(partial, path);
        rmSync(earlierPath(path), { force: true });
      }),
  };
}
