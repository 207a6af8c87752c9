import { neutralizeLine } from "../../view/neutralize.ts";
import { wrapText } from "../../view/wrap-text.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import { defineCommand } from "../../app/command.ts";
import { outboxEntryJson } from "../outbox/outbox.view.ts";
import { confirmEntry } from "./confirm-entry.call.ts";
import { handedEntry } from "./handed-entry.call.ts";

export const entregaConfirmar = defineCommand<LedgerEntry>({
  operands: [{ name: "solicitud", summary: "argumento.solicitud" }],
  options: [
    { key: "numero", flag: "--numero", placeholder: "NÚMERO", summary: "opcion.numero-entrega" },
    { key: "fecha", flag: "--fecha", placeholder: "AAAA-MM-DD", summary: "opcion.fecha-entrega" },
  ],
  run: async (input, call) =>
    await confirmEntry(await handedEntry(input.operand(0), call), input, call),
  view: ({ solicitud, ticket }, { paint, translator, width }) => {
    const { t } = translator;
    const line =
      ticket === null
        ? t("entrega.confirmada", { solicitud })
        : t("entrega.confirmada-numero", { solicitud, numero: neutralizeLine(ticket.numero) });
    return wrapText(line, width - 2).map((one, at) => `${at === 0 ? paint.good("✓") : " "} ${one}`);
  },
  schema: async () => (await import("./handover.schema.ts")).entregaConfirmar,
  json: (entry) => ({ entrada: outboxEntryJson(entry) }),
});
