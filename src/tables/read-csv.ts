import { createReadStream } from "node:fs";
import { pipeline, Transform } from "node:stream";
import { parse } from "csv-parse";
import * as z from "zod/mini";
import { MesaError } from "../errors/mesa-error.ts";
import type { Table, TableRow } from "../ports/table-files.ts";
import { namedCells } from "./named-cells.ts";
import { scanText, type Encoding } from "./scan-text.ts";

/** A longer record is the result of a forgotten quotation mark. */
const maxRecordCharacters = 1024 * 1024;

const parsedRecord = z.object({
  record: z.array(z.string()),
  info: z.object({ records: z.number(), empty_lines: z.number() }),
});

interface CsvRecord {
  readonly cells: readonly string[];
  /** Row number as in a spreadsheet, counting empty lines. */
  readonly row: number;
}

/**
 * Opens CSV as spreadsheets write it: in UTF-8 with or without a byte-order mark, UTF-16 with one, or
 * Windows-1252; with `;`, `,` or tabs; optionally with a `sep=` line before the heading. All of this
 * is detected from the file itself.
 *
 * @throws MesaError `archivo-ilegible`, `tabla-ilegible`
 */
export async function openCsv(path: string): Promise<Table> {
  const { encoding, lines } = await scanText(path);
  const [first = "", second = ""] = await firstLines(path, encoding);
  const named = /^sep=(.)$/i.exec(first)?.[1];
  const delimiter = named ?? mostFrequent(first);
  const skipped = named === undefined ? 0 : 1;
  if ((skipped === 0 ? first : second).trim() === "") {
    throw new MesaError("tabla-ilegible", { params: { archivo: path, detalle: "CSV" } });
  }
  const records = (): AsyncGenerator<CsvRecord> => {
    const parser = parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      from_line: skipped + 1,
      max_record_size: maxRecordCharacters,
    });
    return readRecords(
      pipeline(createReadStream(path), decoder(encoding), parser, () => {}),
      path,
    );
  };
  const heading = await records().next();
  const columns = heading.done === true ? [] : heading.value.cells.map((cell) => cell.trim());
  const count = Math.max(0, lines - skipped - 1);
  return { format: "csv", columns, delimiter, count, rows: () => rowsOf(records(), columns) };
}

async function* rowsOf(
  records: AsyncIterable<CsvRecord>,
  columns: readonly string[],
): AsyncGenerator<TableRow> {
  let heading = true;
  for await (const { cells, row } of records) {
    if (heading) heading = false;
    // Spreadsheets write emptied rows as separators only.
    else if (cells.some((cell) => cell.trim() !== "")) yield readRow(columns, cells, row);
  }
}

/** Reads a row. Missing cells at the end and blank ones beyond the last column are no mistakes. */
function readRow(columns: readonly string[], cells: readonly string[], line: number): TableRow {
  const named = namedCells(columns, (at) => cells[at] ?? "");
  const beyond = cells.slice(columns.length).some((cell) => cell.trim() !== "");
  if (!beyond) return { line, cells: named };
  const params = { esperadas: columns.length, halladas: cells.length };
  return { line, cells: named, trouble: { field: "fila", code: "fila-desigual", params } };
}

/** Passes records on. @throws MesaError `tabla-ilegible` with the line of a syntax error */
async function* readRecords(
  records: AsyncIterable<unknown>,
  path: string,
): AsyncGenerator<CsvRecord> {
  try {
    for await (const one of records) {
      const { record, info } = parsedRecord.parse(one);
      yield { cells: record, row: info.records + info.empty_lines };
    }
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const lines = "lines" in error ? `CSV, ${String(error.lines)}` : "CSV";
    throw new MesaError("tabla-ilegible", {
      params: { archivo: path, detalle: lines },
      cause: error,
    });
  }
}

function decoder(encoding: Encoding): Transform {
  const text = new TextDecoder(encoding, { ignoreBOM: true });
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      done(null, text.decode(piece, { stream: true }));
    },
    flush(done) {
      done(null, text.decode());
    },
  });
}

async function firstLines(path: string, encoding: Encoding): Promise<readonly string[]> {
  for await (const piece of createReadStream(path, { end: 256 * 1024 })) {
    const text = new TextDecoder(encoding).decode(piece);
    return text.split(/\r\n|\n|\r/).slice(0, 2);
  }
  return [];
}

/** The delimiter (`;`, `,` or tab) that occurs most often in a heading, outside of quotes. */
function mostFrequent(heading: string): string {
  const bare = heading.replace(/"(?:[^"]|"")*"/g, "");
  const count = (mark: string): number => bare.split(mark).length;
  return [";", ",", "\t"].toSorted((one, other) => count(other) - count(one))[0] ?? ",";
}
