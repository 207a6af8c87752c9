import { jsonText } from "../../domain/json-text.ts";
import { ticketStatistics } from "../../domain/ticket-statistics.ts";
import { exportColumns, exportRow } from "./export-rows.view.ts";
import { ageJson } from "../follow/news-json.view.ts";
import { csvLine } from "../../view/to-csv.ts";
import type { Call } from "../../app/call.ts";
import type { Period } from "./load-period.call.ts";

export const exportFormats = ["csv", "xlsx", "json", "html"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The tickets of a period as the bytes of a file. */
export async function exportBytes(
  format: ExportFormat,
  period: Period,
  call: Call,
): Promise<Uint8Array> {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  switch (format) {
    case "csv":
      return text(csvOf(period));
    case "json":
      return text(`${jsonText(jsonOf(period, call), 2)}\n`);
    case "html":
      return text(await htmlOf(period, call));
    case "xlsx": {
      const tables = await call.context.tables();
      const rows = period.tickets.map(exportRow);
      return await tables.workbook({
        name: call.translator.t("exportar.hoja"),
        columns: exportColumns,
        rows,
      });
    }
  }
}

/** CSV with a byte order mark, by which Excel recognises UTF-8. */
function csvOf({ tickets }: Period): string {
  const lines = tickets.map((one) => {
    const row = exportRow(one);
    return csvLine(
      exportColumns.map((name) => row[name]),
      ",",
    );
  });
  return `\ufeff${csvLine(exportColumns, ",")}${lines.join("")}`;
}

/** Whole tickets with their times. */
function jsonOf({ perfil, desde, hasta, tickets }: Period, { context }: Call) {
  return {
    v: 1,
    perfil,
    desde,
    hasta,
    generado: context.clock().toISOString(),
    tickets: tickets.map(({ ticket, times }) => ({
      ...ticket,
      respondido: times.answered,
      terminado: times.ended,
      hasta_respuesta: times.untilAnswer === null ? null : ageJson(times.untilAnswer),
      hasta_fin: times.untilEnd === null ? null : ageJson(times.untilEnd),
    })),
  };
}

async function htmlOf(period: Period, { context, translator }: Call): Promise<string> {
  const { reportHtml } = await import("./html/report.view.ts");
  const { reportStyle } = await import("./html/report-style.view.ts");
  const { reportScript } = await import("./html/report-script.view.ts");
  const { digestText } = await import("../../sending/digest-text.ts");
  const facts = {
    ...period,
    generado: context.clock().toISOString(),
    statistics: ticketStatistics(period.tickets),
    digests: { style: digestText(reportStyle), script: digestText(reportScript) },
  };
  return reportHtml(facts, { translator, catalogs: await context.catalogs() });
}
