import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, Transform } from "node:stream";
import { parse } from "csv-parse";
import * as z from "zod/mini";
import { withoutInvisible } from "../domain/invisible.ts";
import { createPieceDecoder, withoutMarks, type TextEncoding } from "../domain/text-encoding.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Table, TableRow } from "../ports/table-files.ts";
import { closeStream } from "./close-stream.ts";
import { namedCells } from "./named-cells.ts";
import { scanText } from "./scan-text.ts";

/** A longer record is the result of a forgotten quotation mark. */
const maxRecordCharacters = 1024 * 1024;

const parsedRecord = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.number(), records: z.number(), empty_lines: z.number() }),
});

interface CsvRecord {
  readonly cells: readonly string[];
  /** Row number as in a spreadsheet, counting empty lines. */
  readonly row: number;
  /** Whether its quotation marks can't be told apart. */
  readonly broken: boolean;
}

/**
 * Opens CSV as spreadsheets write it: in UTF-8 or UTF-16 with or without a byte-order mark, Windows-1252, or
 * an older code page; with `;`, `,` or tabs; optionally with a `sep=` line before the heading. All of this
 * is detected from the file itself.
 *
 * @throws MesaError `archivo-ilegible`, `tabla-ilegible`
 */
export async function openCsv(path: string): Promise<Table> {
  const { encoding, lines, notices } = await scanText(path);
  const [first = "", second = ""] = await firstLines(path, encoding);
  const named = /^sep=(.)$/i.exec(first)?.[1];
  const delimiter = named ?? mostFrequent(first);
  const skipped = named === undefined ? 0 : 1;
  if ((skipped === 0 ? first : second).trim() === "") {
    throw new MesaError("tabla-ilegible", { params: { archivo: path, causa: "sin-encabezado" } });
  }
  const records = (): AsyncGenerator<CsvRecord> => readRecords(path, encoding, delimiter, skipped);
  const columns = (await firstCells(records())).map((cell) => withoutInvisible(cell).trim());
  const count = Math.max(0, lines - skipped - 1);
  const rows = (): AsyncGenerator<TableRow> => rowsOf(records(), columns);
  return { format: "csv", columns, delimiter, count, notices, rows };
}

/** The cells of the first record; reading ends with it. */
async function firstCells(records: AsyncIterable<CsvRecord>): Promise<readonly string[]> {
  for await (const { cells } of records) return cells;
  return [];
}

async function* rowsOf(
  records: AsyncIterable<CsvRecord>,
  columns: readonly string[],
): AsyncGenerator<TableRow> {
  let heading = true;
  for await (const { cells, row, broken } of records) {
    if (heading) heading = false;
    else if (broken) {
      yield {
        line: row,
        cells: namedCells(columns, (at) => cells[at] ?? ""),
        trouble: { field: "fila", code: "fila-comillas" },
      };
    }
    // Spreadsheets write emptied rows as separators only.
    else if (cells.some((cell) => cell.trim() !== "")) yield readRow(columns, cells, row);
  }
}

/** Reads a row. Missing cells at the end and blank ones beyond the last column are no mistakes. */
function readRow(columns: readonly string[], cells: readonly string[], line: number): TableRow {
  const named = namedCells(columns, (at) => bare(cells[at] ?? ""));
  const beyond = cells.slice(columns.length).some((cell) => cell.trim() !== "");
  if (!beyond) return { line, cells: named };
  const params = { esperadas: columns.length, halladas: cells.length };
  return { line, cells: named, trouble: { field: "fila", code: "fila-desigual", params } };
}

/** A cell without the `="…"` with which people make Excel keep zeros. */
function bare(cell: string): string {
  const kept = /^\s*="(.*)"\s*$/s.exec(cell)?.[1];
  return kept === undefined ? cell : kept.replaceAll('""', '"');
}

/** Rows with broken quotation marks after which reading begins anew; a file of more is no table. */
const maxBrokenRows = 100;

/**
 * Reads records. Where a quotation mark is never closed, or is closed in the middle of a cell of several
 * lines, its first line is one broken record, and reading goes on in the next line.
 *
 * @throws MesaError `tabla-ilegible` with the line of another error
 */
async function* readRecords(
  path: string,
  encoding: TextEncoding,
  delimiter: string,
  skipped: number,
): AsyncGenerator<CsvRecord> {
  let [lines, rows] = [skipped, skipped];
  for (let broken = 0; ; broken += 1) {
    const start = { lines, rows };
    const parser = parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: maxRecordCharacters,
      skip_empty_lines: true,
    });
    const file = createReadStream(path);
    const source = pipeline(file, decoder(encoding), afterLines(lines), parser, () => {});
    try {
      for await (const one of source) {
        const { record, info } = parsedRecord.parse(one);
        // The quotation mark at its beginning is left where it closed within the cell.
        if (record.some((cell) => /^\s*".*[\r\n]/s.test(cell))) break;
        lines = start.lines + info.lines;
        rows = start.rows + info.records + info.empty_lines;
        yield { cells: record, row: rows - skipped, broken: false };
      }
      if (parser.readableEnded) return;
    } catch (error) {
      const isQuote = error instanceof Error && "code" in error && quoteErrors.has(error.code);
      if (!isQuote) throw error;
    } finally {
      await closeStream(file);
    }
    lines += 1;
    rows += 1;
    const params = { archivo: path, causa: "csv", linea: lines };
    if (broken >= maxBrokenRows) throw new MesaError("tabla-ilegible", { params });
    yield { cells: [], row: rows - skipped, broken: true };
  }
}

/** Errors of the parser that come of a quotation mark. */
const quoteErrors: ReadonlySet<unknown> = new Set([
  "CSV_QUOTE_NOT_CLOSED",
  "CSV_MAX_RECORD_SIZE",
  "CSV_INVALID_CLOSING_QUOTE",
]);

/** Passes on a text from the line after the first `count` on. */
function afterLines(count: number): Transform {
  let left = count;
  let last = "";
  return new Transform({
    decodeStrings: false,
    transform(piece: string, _encoding, done) {
      let text = piece;
      while (left > 0 && text !== "") {
        const at = text.search(/[\r\n]/);
        if (at === -1) break;
        // The two characters of one line end may come in two pieces.
        const isRest = at === 0 && text.startsWith("\n") && last === "\r";
        const length = text.startsWith("\r\n", at) ? 2 : 1;
        if (!isRest) left -= 1;
        last = text.charAt(at + length - 1);
        text = text.slice(at + length);
      }
      if (left > 0) done(null);
      else if (last === "\r" && text.startsWith("\n")) done(null, text.slice(1));
      else done(null, text);
      if (text !== "" && left === 0) last = "";
    },
  });
}

function decoder(encoding: TextEncoding): Transform {
  const text = createPieceDecoder(encoding);
  return new Transform({
    encoding: "utf8",
    transform(piece: Buffer, _encoding, done) {
      done(null, text.piece(piece));
    },
    flush(done) {
      done(null, text.end());
    },
  });
}

async function firstLines(path: string, encoding: TextEncoding): Promise<readonly string[]> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(64 * 1024) });
    const text = withoutMarks(createPieceDecoder(encoding).piece(buffer.subarray(0, bytesRead)));
    return text.split(/\r\n|\n|\r/).slice(0, 2);
  } finally {
    await file.close();
  }
}

/** The delimiter (`;`, `,` or tab) that occurs most often in a heading, outside of quotes. */
function mostFrequent(heading: string): string {
  const bare = heading.replace(/"(?:[^"]|"")*"/g, "");
  const count = (mark: string): number => bare.split(mark).length;
  return [";", ",", "\t"].toSorted((one, other) => count(other) - count(one))[0] ?? ",";
}
