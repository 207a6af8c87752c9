import { open, rename } from "node:fs/promises";
import { MesaError } from "../errors/mesa-error.ts";
import type { RowWriter } from "../ports/tables.ts";
import { csvLine } from "../output/to-csv.ts";

/**
 * Writes next to the final place and moves the file there in the end; what was written stays
 * readable in `….parcial` when the process dies.
 */
export async function openRowWriter(
  path: string,
  { format, delimiter }: { readonly format: "csv" | "ndjson"; readonly delimiter: string },
): Promise<RowWriter> {
  const partial = `${path}.parcial`;
  const guard = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw new MesaError("disco", { params: { ruta: path }, cause: error });
    }
  };
  const file = await guard(() => open(partial, "w", 0o600));
  let columns: readonly string[] | undefined;
  return {
    write: (row) =>
      guard(async () => {
        if (format === "ndjson") return void (await file.write(`${JSON.stringify(row)}\n`));
        // The mark makes Excel read UTF-8.
        const heading =
          columns === undefined ? `\ufeff${csvLine(Object.keys(row), delimiter)}` : "";
        columns ??= Object.keys(row);
        const cells = columns.map((name) => row[name]);
        await file.write(heading + csvLine(cells, delimiter));
      }),
    finish: () =>
      guard(async () => {
        await file.close();
        await rename(partial, path);
      }),
  };
}
