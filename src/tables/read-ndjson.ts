import { createReadStream } from "node:fs";
import * as z from "zod/mini";
import { jsonFaultParams } from "../domain/json-fault.ts";
import { parseJson } from "../domain/parse-json.ts";
import { createPieceDecoder, type TextEncoding } from "../domain/text-encoding.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Table, TableRow } from "../ports/table-files.ts";
import { closeStream } from "./close-stream.ts";
import { scanText } from "./scan-text.ts";

const maxLineCharacters = 4 * 1024 * 1024;

/** Deepest nesting allowed in a row; a capture, an object in a list in a row, needs far less. */
const maxDepth = 8;

const object = z.record(z.string(), z.unknown());

/**
 * Opens a file with one JSON object per line (ndjson.org), in any encoding of `scanText`. Any other line is reported as a
 * mistake of its row.
 *
 * @throws MesaError `archivo-ilegible`, `tabla-ilegible` for a line that is too long
 */
export async function openNdjson(path: string): Promise<Table> {
  const { lines, encoding, notices } = await scanText(path);
  let columns: readonly string[] = [];
  for await (const { cells } of rowsOf(path, encoding)) {
    columns = Object.keys(cells);
    break;
  }
  return {
    format: "ndjson",
    columns,
    delimiter: ",",
    count: lines,
    notices,
    rows: () => rowsOf(path, encoding),
  };
}

async function* rowsOf(path: string, encoding: TextEncoding): AsyncGenerator<TableRow> {
  let line = 0;
  for await (const text of linesOf(path, encoding)) {
    line += 1;
    if (text.trim() === "") continue;
    const json = parseJson(text);
    const parsed = object.safeParse(json);
    const sound = parsed.success && !Array.isArray(json) && isShallow(json, maxDepth);
    if (sound) yield { line, cells: parsed.data };
    else {
      const params = { ...jsonFaultParams(text), linea: line };
      yield { line, cells: {}, trouble: { field: "fila", code: "fila-json", params } };
    }
  }
}

async function* linesOf(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = createPieceDecoder(encoding);
  const file = createReadStream(path);
  let rest = "";
  try {
    for await (const piece of file) {
      const [first = "", ...more] = decoder.piece(piece).split("\n");
      const lines = [rest + first, ...more];
      rest = lines.pop() ?? "";
      if (rest.length > maxLineCharacters) {
        throw new MesaError("tabla-ilegible", { params: { archivo: path, causa: "ndjson" } });
      }
      for (const one of lines) yield one.replace(/^\ufeff/, "");
    }
  } finally {
    await closeStream(file);
  }
  yield (rest + decoder.end()).replace(/^\ufeff/, "");
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isShallow(one, levels - 1));
}
