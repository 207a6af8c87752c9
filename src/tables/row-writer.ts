import { jsonText } from "../domain/json-text.ts";
import { writeFileSync } from "node:fs";
import { extname } from "node:path";
import { MesaError } from "../errors/mesa-error.ts";
import { diskError, removeFile } from "../platform/files/replace-file.ts";
import type { OpenOutput, OutputFile } from "../ports/files.ts";
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
      throw diskError(paths.final, error);
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
          ? `${jsonText(row)}\n`
          : csvLine(
              columns.map((name) => row[name]),
              delimiter,
            ),
      ),
    async finish() {
      const path = await finishAnyhow(output, paths.final);
      await removeFile(paths.earlier);
      return path;
    },
  };
}

/** How many names are tried for a result whose own name is taken. */
const maxNames = 99;

/**
 * Gives a result its name, or the next free one, as in `lote.resultado (2).csv`, while another program
 * has the earlier result open.
 *
 * @returns the path it has
 */
async function finishAnyhow(output: OutputFile, path: string): Promise<string> {
  const refused = async (name?: string): Promise<MesaError | undefined> => {
    try {
      await output.finish(name);
      return undefined;
    } catch (error) {
      if (error instanceof MesaError) return error;
      throw error;
    }
  };
  const failure = await refused();
  if (failure === undefined) return path;
  if (failure.code !== "archivo-en-uso") throw failure;
  const ending = extname(path);
  for (let number = 2; number <= maxNames; number += 1) {
    const name = `${path.slice(0, path.length - ending.length)} (${number})${ending}`;
    const taken = await refused(name);
    if (taken === undefined) return name;
    if (taken.code !== "archivo-existe" && taken.code !== "archivo-en-uso") throw taken;
  }
  throw failure;
}
