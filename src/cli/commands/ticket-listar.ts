import { formIds } from "../../domain/ticket.ts";
import { ticketListView } from "../../output/ticket-list-view.ts";
import { listTickets } from "../../usecases/list-tickets.ts";
import { defineCommand } from "../command.ts";

export const ticketListar = defineCommand({
  options: [
    { key: "estado", flag: "--estado", placeholder: "ESTADO", summary: "opcion.estado" },
    { key: "tipo", flag: "--tipo", placeholder: "TIPO", summary: "opcion.tipo", choices: formIds },
    { key: "desde", flag: "--desde", placeholder: "AAAA-MM-DD", summary: "opcion.desde" },
    { key: "hasta", flag: "--hasta", placeholder: "AAAA-MM-DD", summary: "opcion.hasta" },
    { key: "buscar", flag: "--buscar", placeholder: "TEXTO", summary: "opcion.buscar" },
    { key: "limite", flag: "--limite", placeholder: "N", summary: "opcion.limite" },
    { key: "cursor", flag: "--cursor", placeholder: "CURSOR", summary: "opcion.cursor" },
  ],
  async run(input, call) {
    const [estado, tipo] = [input.text("estado"), input.choice("tipo", formIds)];
    const [desde, hasta, buscar] = [input.day("desde"), input.day("hasta"), input.text("buscar")];
    const cursor = input.text("cursor");
    const filter = {
      ...(estado !== undefined && { estado }),
      ...(tipo !== undefined && { tipo }),
      ...(desde !== undefined && { desde }),
      ...(hasta !== undefined && { hasta }),
      ...(buscar !== undefined && { buscar }),
    };
    const limit = input.whole("limite", { min: 1, max: 100_000 }) ?? 50;
    const { channel } = await call.connect();
    const listed = await listTickets(channel, filter, { limit, cursor }, call.context.signal);
    await call.context.remember(listed.tickets);
    return listed;
  },
  view: ({ tickets, siguiente }, tools) =>
    ticketListView({ tickets, more: siguiente !== null }, tools),
  json: ({ tickets, siguiente }) => ({ tickets, siguiente }),
  rows: ({ tickets }) => tickets.map((ticket) => ({ ...ticket })),
});
