import { ticketStatistics } from "../../domain/ticket-statistics.ts";
import { statisticsJson, statisticsRows } from "./statistics-json.view.ts";
import { statisticsView, type ShownStatistics } from "./statistics.view.ts";
import { defineCommand } from "../../app/command.ts";
import { loadPeriod, periodOptions } from "./load-period.call.ts";

export const ticketEstadisticas = defineCommand<ShownStatistics>({
  options: periodOptions,
  async run(input, call) {
    const { perfil, desde, hasta, cases } = await loadPeriod(input, call);
    return { perfil, desde, hasta, statistics: await ticketStatistics(cases()) };
  },
  view: statisticsView,
  schema: async () => (await import("./report.schema.ts")).ticketEstadisticas,
  json: statisticsJson,
  rows: statisticsRows,
});
