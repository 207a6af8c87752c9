import { ticketListView } from "../ticket/ticket-list.view.ts";
import { adviseState } from "../ticket/read-ticket-filter.call.ts";
import { typedState } from "../../domain/typed-value.ts";
import { defineCommand } from "../../app/command.ts";

export const practicaBandeja = defineCommand({
  options: [
    { key: "estado", flag: "--estado", placeholder: "ESTADO", summary: "opcion.estado" },
    { key: "limite", flag: "--limite", placeholder: "N", summary: "opcion.limite" },
  ],
  async run(input, call) {
    const state = input.text("estado");
    const estado = state === undefined ? undefined : typedState(state);
    const limite = input.whole("limite", { min: 1, max: 200 }) ?? 50;
    adviseState(estado, call);
    const desk = await call.practiceDesk();
    const filter = { limite, ...(estado !== undefined && { estado }) };
    return await desk.analyst.list(filter, call.context.signal);
  },
  view: (tickets, tools) => ticketListView({ tickets, more: false, siguiente: null }, tools),
  schema: async () => (await import("./practice.schema.ts")).practicaBandeja,
  json: (tickets) => ({ tickets }),
  rows: (tickets) => tickets.map((ticket) => ({ ...ticket })),
});
