import { dataSummaryView } from "./data.view.ts";
import { retention } from "../../ports/preferences.ts";
import { summarizeData } from "./summarize-data.ts";
import { defineCommand } from "../../app/command.ts";

export const datosResumen = defineCommand({
  async run(_input, { context }) {
    const room = await context.data();
    const ledger = await context.ledger();
    const clases = summarizeData(
      room.classes(),
      await ledger.totals(),
      await (await context.drafts()).list(),
    );
    const { get } = context.preferences();
    return {
      carpetas: room.folders,
      clases,
      bytes: clases.reduce((sum, one) => sum + one.bytes, 0),
      retencion: {
        comprobantes: get("retencion_comprobantes").value ?? retention.retencion_comprobantes,
        capturas: get("retencion_capturas").value ?? retention.retencion_capturas,
      },
    };
  },
  view: dataSummaryView,
  schema: async () => (await import("./data.schema.ts")).datosResumen,
  json: (summary) => summary,
  rows: ({ clases }) => clases.map((one) => ({ ...one, personas: one.personas.join("; ") })),
});
