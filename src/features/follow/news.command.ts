import type { Ticket } from "../../domain/ticket.ts";
import { newsJson, newsRows } from "./news-json.view.ts";
import { newsView, type ShownNews } from "./news.view.ts";
import { collectNews } from "./collect-news.ts";
import { syncTickets } from "./sync-tickets.ts";
import type { Call } from "../../app/call.ts";
import { defineCommand } from "../../app/command.ts";
import { openCopies } from "../ticket/open-copies.call.ts";
import { offerActions, offerTickets } from "../ticket/offer-actions.call.ts";
import { readUnanswered, unansweredOption } from "../ticket/read-ticket-filter.call.ts";

export const novedades = defineCommand<ShownNews>({
  options: [
    unansweredOption,
    { key: "breve", flag: "--breve", summary: "opcion.breve" },
    { key: "sin_marcar", flag: "--sin-marcar", summary: "opcion.sin-marcar" },
    { key: "sin_red", flag: "--sin-red", summary: "opcion.sin-red" },
  ],
  async run(input, call) {
    const { context } = call;
    const keeps = await readUnanswered(input, call);
    const { nombre: perfil } = await call.profile();
    if (input.flag("sin_red")) await openCopies(call);
    else await fetchNews(perfil, call);
    const cache = await context.ticketCache();
    const holidayOf = await context.holidays();
    const { items, last } = await collectNews(perfil, cache, { now: context.clock(), holidayOf });
    if (last !== null && !input.flag("sin_marcar") && !input.flag("breve")) {
      await cache.look(perfil, last);
    }
    return {
      perfil,
      items: items.filter(({ ticket }) => kept(ticket, keeps)),
      short: input.flag("breve"),
    };
  },
  view: newsView,
  async offer({ items, short }, input, call) {
    if (short || input.flag("sin_red")) return undefined;
    const tickets = items.flatMap(({ ticket }) => (ticket === null ? [] : [ticket]));
    const [only, ...others] = tickets;
    return only !== undefined && others.length === 0
      ? await offerActions(only, call)
      : await offerTickets(tickets, call);
  },
  schema: async () => (await import("./follow.schema.ts")).novedades,
  json: newsJson,
  rows: newsRows,
});

async function fetchNews(perfil: string, call: Call): Promise<void> {
  const { ticketCache, clock, signal } = call.context;
  const { channel } = await call.connect();
  const progress = await call.progress(call.translator.t("novedades.progreso"));
  try {
    await syncTickets({ perfil, channel, cache: await ticketCache(), clock }, signal);
  } finally {
    progress.stop();
  }
}

function kept(ticket: Ticket | null, keeps: ((ticket: Ticket) => boolean) | undefined): boolean {
  return ticket === null || keeps?.(ticket) !== false;
}
