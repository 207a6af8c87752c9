import { rmSync, writeFileSync } from "node:fs";
import { MesaError } from "../errors/mesa-error.ts";
import type { OpenOutput } from "../ports/files.ts";
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
 * Writes rows to a partial file that takes its own name when it is finished. When the process dies, the
 * partial file stays readable. A device or a pipe gets the rows as they come.
 *
 * @throws MesaError `disco`
 */
export async function openRowWriter(
  paths: ResultPaths,
  { format, delimiter, columns }: RowFormat,
  openOutput: OpenOutput,
): Promise<RowWriter> {
  const guard = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      throw new MesaError("disco", { params: { ruta: paths.final }, cause: error });
    }
  };
  const output = await openOutput(paths.final, { replace: true, partial: paths.partial });
  const write = (text: string): void => guard(() => writeFileSync(output.fd, text));
  // With the byte-order mark, Excel reads the file as UTF-8.
  if (format === "csv") write(`\ufeff${csvLine(columns, delimiter)}`);
  return {
    write: (row) =>
      write(
        format === "ndjson"
          ? `${JSON.stringify(row)}\n`
          : csvLine(
              columns.map((name) => row[name]),
              delimiter,
            ),
      ),
    async finish() {
      await output.finish();
      guard(() => rmSync(paths.earlier, { force: true }));
    },
  };
}
