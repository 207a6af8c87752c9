import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import * as z from "zod/mini";
import { parseJson } from "../domain/parse-json.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Table, TableRow } from "../ports/table-files.ts";
import { scanText } from "./scan-text.ts";

const maxLineCharacters = 4 * 1024 * 1024;

/** Deepest nesting allowed in a row; a capture, an object in a list in a row, needs far less. */
const maxDepth = 8;

const object = z.record(z.string(), z.unknown());

/**
 * Opens a file with one JSON object per line (ndjson.org), in UTF-8. Any other line is reported as a
 * mistake of its row.
 *
 * @throws MesaError `archivo-ilegible`, `tabla-ilegible` for a line that is too long
 */
export async function openNdjson(path: string): Promise<Table> {
  const { lines } = await scanText(path);
  let columns: readonly string[] = [];
  for await (const { cells } of rowsOf(path)) {
    columns = Object.keys(cells);
    break;
  }
  return { format: "ndjson", columns, delimiter: ",", count: lines, rows: () => rowsOf(path) };
}

async function* rowsOf(path: string): AsyncGenerator<TableRow> {
  let line = 0;
  for await (const text of linesOf(path)) {
    line += 1;
    if (text.trim() === "") continue;
    const json = parseJson(text);
    const parsed = object.safeParse(json);
    const sound = parsed.success && !Array.isArray(json) && isShallow(json, maxDepth);
    if (sound) yield { line, cells: parsed.data };
    else yield { line, cells: {}, trouble: { field: "fila", code: "fila-json" } };
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const piece of createReadStream(path)) {
    const [first = "", ...more] = decoder.write(piece).split("\n");
    const lines = [rest + first, ...more];
    rest = lines.pop() ?? "";
    if (rest.length > maxLineCharacters) {
      throw new MesaError("tabla-ilegible", { params: { archivo: path, detalle: "NDJSON" } });
    }
    for (const one of lines) yield one.replace(/^\ufeff/, "");
  }
  yield (rest + decoder.end()).replace(/^\ufeff/, "");
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((one) => isShallow(one, levels - 1));
}
