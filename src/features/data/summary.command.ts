import { dataSummaryView } from "./data.view.ts";
import { retention } from "../../ports/preferences.ts";
import { summarizeData } from "./summarize-data.ts";
import { defineCommand } from "../../app/command.ts";

export const datosResumen = defineCommand({
  async run(_input, { context }) {
    const room = await context.data();
    const ledger = await context.ledger();
    const firm = await context.firm();
    const own = room.classes();
    const clases = summarizeData(
      own,
      await ledger.totals(),
      await (await context.drafts()).list(),
      firm === undefined ? [] : await (await firm.copies()).totals(),
    );
    const { get } = context.preferences();
    return {
      carpetas: room.folders,
      clases,
      // Of the folders alone: what a firm's journal has lies elsewhere.
      bytes: clases.slice(0, own.length).reduce((sum, one) => sum + one.bytes, 0),
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
