import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import * as z from "zod/mini";
import { MesaError } from "../errors/mesa-error.ts";
import { parseJson } from "../domain/parse-json.ts";
import type { Table, TableRow } from "../ports/tables.ts";

/** Characters. */
const longestLine = 4 * 1024 * 1024;

const object = z.record(z.string(), z.unknown());

/** One JSON object a line (ndjson.org), in UTF-8. */
export function openNdjson(path: string): Table {
  return { format: "ndjson", columns: [], delimiter: ",", rows: () => rowsOf(path) };
}

async function* rowsOf(path: string): AsyncGenerator<TableRow> {
  let line = 0;
  for await (const text of linesOf(path)) {
    line += 1;
    if (text.trim() === "") continue;
    const json = parseJson(text);
    const parsed = object.safeParse(json);
    if (!parsed.success || Array.isArray(json)) {
      const detalle = `JSON, ${line}`;
      throw new MesaError("tabla-ilegible", { params: { archivo: path, detalle } });
    }
    yield { line, cells: parsed.data };
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  try {
    for await (const piece of createReadStream(path)) {
      const lines = (rest + decoder.write(piece)).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestLine) throw new RangeError("line");
      for (const one of lines) yield one.replace(/^\ufeff/, "");
    }
  } catch (error) {
    if (error instanceof MesaError) throw error;
    throw new MesaError("archivo-ilegible", { params: { archivo: path }, cause: error });
  }
  yield rest + decoder.end();
}
