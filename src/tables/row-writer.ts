import { open, rename, rm } from "node:fs/promises";
import { MesaError } from "../errors/mesa-error.ts";
import type { RowFormat, RowWriter } from "../ports/tables.ts";
import { csvLine } from "../output/to-csv.ts";
import { earlierPath, partialPath } from "./result-paths.ts";

/**
 * Writes next to the final place and moves the file there in the end; what was written stays
 * readable beside it when the process dies.
 *
 * @throws MesaError `disco`
 */
export async function openRowWriter(
  path: string,
  { format, delimiter, columns }: RowFormat,
): Promise<RowWriter> {
  const partial = partialPath(path);
  const guard = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw new MesaError("disco", { params: { ruta: path }, cause: error });
    }
  };
  const file = await guard(() => open(partial, "w", 0o600));
  // The mark makes Excel read UTF-8.
  if (format === "csv") await guard(() => file.write(`\ufeff${csvLine(columns, delimiter)}`));
  return {
    async write(row) {
      const line =
        format === "ndjson"
          ? `${JSON.stringify(row)}\n`
          : csvLine(
              columns.map((name) => row[name]),
              delimiter,
            );
      await guard(() => file.write(line));
    },
    finish: () =>
      guard(async () => {
        await file.close();
        await rename(partial, path);
        await rm(earlierPath(path), { force: true });
      }),
  };
}
