import { createReadStream } from "node:fs";
import { pipeline, Transform } from "node:stream";
import { parse } from "csv-parse";
import * as z from "zod/mini";
import { MesaError } from "../errors/mesa-error.ts";
import type { Table, TableRow } from "../ports/tables.ts";

/** A record longer than this is a forgotten quotation mark. Characters. */
const longestRecord = 1024 * 1024;

const parsedRecord = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.number() }),
});

/**
 * CSV as spreadsheets write it: UTF-8 with or without a byte-order mark, or Windows-1252; `;`, `,`
 * or tabulators; a `sep=` line before the heading. What it is is told by the file itself.
 */
export async function openCsv(path: string): Promise<Table> {
  const encoding = await tellEncoding(path);
  const head = await firstLines(path, encoding);
  const [first = ""] = head;
  const named = /^sep=(.)$/i.exec(first)?.[1];
  const heading = named === undefined ? first : (head[1] ?? "");
  const delimiter = named ?? mostFrequent(heading);
  const skipped = named === undefined ? 0 : 1;
  const records = (): AsyncIterable<unknown> => {
    const parser = parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      from_line: skipped + 1,
      max_record_size: longestRecord,
    });
    return pipeline(createReadStream(path), decoder(encoding), parser, () => {});
  };
  const columns = await headingOf(records(), path);
  return { format: "csv", columns, delimiter, rows: () => rowsOf(records(), columns, path) };
}

async function headingOf(records: AsyncIterable<unknown>, path: string): Promise<string[]> {
  for await (const record of told(records, path)) return record.cells.map((cell) => cell.trim());
  throw new MesaError("tabla-ilegible", { params: { archivo: path, detalle: "0" } });
}

async function* rowsOf(
  records: AsyncIterable<unknown>,
  columns: readonly string[],
  path: string,
): AsyncGenerator<TableRow> {
  let heading = true;
  let end = 0;
  for await (const { cells, lastLine } of told(records, path)) {
    const line = end + 1;
    end = lastLine;
    if (heading) {
      heading = false;
      continue;
    }
    const named = Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ""]));
    if (cells.length === columns.length) yield { line, cells: named };
    else {
      const ragged = { expected: columns.length, found: cells.length };
      yield { line, cells: named, ragged };
    }
  }
}

/** @throws MesaError `tabla-ilegible` with the line where the file stops making sense */
async function* told(
  records: AsyncIterable<unknown>,
  path: string,
): AsyncGenerator<{ readonly cells: readonly string[]; readonly lastLine: number }> {
  try {
    for await (const one of records) {
      const { record, info } = parsedRecord.parse(one);
      yield { cells: record, lastLine: info.lines };
    }
  } catch (error) {
    if (error instanceof MesaError) throw error;
    const lines = error instanceof Error && "lines" in error ? String(error.lines) : "";
    const detalle = lines === "" ? "CSV" : `CSV, ${lines}`;
    throw new MesaError("tabla-ilegible", { params: { archivo: path, detalle }, cause: error });
  }
}

type Encoding = "utf-8" | "windows-1252";

/** UTF-8 when all of it is; Excel's old encoding otherwise. @throws MesaError `archivo-ilegible` */
async function tellEncoding(path: string): Promise<Encoding> {
  const strict = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of createReadStream(path)) strict.decode(piece, { stream: true });
    strict.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw new MesaError("archivo-ilegible", { params: { archivo: path }, cause: error });
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

/** Of `;`, `,` and tabulators, the one that stands most often in a heading outside of quotes. */
function mostFrequent(heading: string): string {
  const bare = heading.replace(/"(?:[^"]|"")*"/g, "");
  const count = (mark: string): number => bare.split(mark).length;
  return [";", ",", "\t"].toSorted((one, other) => count(other) - count(one))[0] ?? ",";
}
