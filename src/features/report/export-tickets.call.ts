import { jsonPieces } from "../../domain/json-text.ts";
import { exportColumns, exportRow, type ExportRow } from "./export-rows.view.ts";
import { ageJson } from "../follow/news-json.view.ts";
import { csvLine } from "../../view/to-csv.ts";
import type { Call } from "../../app/call.ts";
import type { Period } from "./load-period.call.ts";

export const exportFormats = ["csv", "xlsx", "json", "html"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Characters that are put together before they are written. */
const pieceLength = 64 * 1024;

/** The tickets of a period as a file, piece by piece, so that memory holds a few of them only. */
export async function* exportPieces(
  format: ExportFormat,
  period: Period,
  call: Call,
): AsyncGenerator<Uint8Array> {
  switch (format) {
    case "csv":
      return yield* encoded(csvOf(period));
    case "json":
      return yield* encoded(jsonOf(period, call));
    case "html":
      return yield* encoded(await htmlOf(period, call));
    case "xlsx": {
      const tables = await call.context.tables();
      const name = call.translator.t("exportar.hoja");
      yield* await tables.workbook({ name, columns: exportColumns, rows: rowsOf(period) });
    }
  }
}

/** Texts as bytes: many small ones in one piece, a long one in several that end between characters. */
async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting = "";
  for await (const text of texts) {
    for (let at = 0; at < text.length;) {
      const part = text.slice(at, at + pieceLength).replace(/(?<=.)[\ud800-\udbff]$/s, "");
      at += part.length;
      waiting += part;
      if (waiting.length < pieceLength) continue;
      yield encoder.encode(waiting);
      waiting = "";
    }
  }
  yield encoder.encode(waiting);
}

async function* rowsOf({ tickets }: Period): AsyncGenerator<ExportRow> {
  for await (const one of tickets()) yield exportRow(one);
}

/** CSV with a byte order mark, by which Excel recognises UTF-8. */
async function* csvOf(period: Period): AsyncGenerator<string> {
  yield `\ufeff${csvLine(exportColumns, ",")}`;
  for await (const row of rowsOf(period)) {
    yield csvLine(
      exportColumns.map((name) => row[name]),
      ",",
    );
  }
}

/** Whole tickets with their times. */
function jsonOf(period: Period, { context }: Call): AsyncIterable<string> {
  const { perfil, desde, hasta } = period;
  const head = { v: 1, perfil, desde, hasta, generado: context.clock().toISOString() };
  return jsonPieces(head, "tickets", timedTickets(period));
}

async function* timedTickets({ tickets }: Period): AsyncGenerator<object> {
  for await (const { ticket, times } of tickets()) {
    yield {
      ...ticket,
      respondido: times.answered,
      terminado: times.ended,
      hasta_respuesta: times.untilAnswer === null ? null : ageJson(times.untilAnswer),
      hasta_fin: times.untilEnd === null ? null : ageJson(times.untilEnd),
    };
  }
}

async function htmlOf(
  period: Period,
  { context, translator }: Call,
): Promise<AsyncIterable<string>> {
  const { reportPieces } = await import("./html/report.view.ts");
  const { reportStyle } = await import("./html/report-style.view.ts");
  const { reportScript } = await import("./html/report-script.view.ts");
  const { digestText } = await import("../../sending/digest-text.ts");
  const facts = {
    ...period,
    generado: context.clock().toISOString(),
    digests: { style: digestText(reportStyle), script: digestText(reportScript) },
  };
  return reportPieces(facts, { translator, catalogs: await context.catalogs() });
}
