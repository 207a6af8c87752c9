import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import {
  answerTimeOf,
  caseTimes,
  timesOf,
  type TimedCase,
  type TimedTicket,
} from "../../domain/ticket-statistics.ts";
import { formIds, type TicketDetail } from "../../domain/ticket.ts";
import type { CachedTimes } from "../../ports/ticket-cache.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import { loadCopies, loadTickets, type LoadedTickets } from "./load-tickets.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { readSender, senderOption } from "../ticket/read-ticket-filter.call.ts";
import { openCopies } from "../ticket/open-copies.call.ts";

/** The tickets of a period, with their times. */
export interface Period {
  readonly perfil: string;
  /** Days of America/Guayaquil, both inclusive. */
  readonly desde: string;
  readonly hasta: string;
  readonly count: number;
  /** Newest first, one at a time: there may be more than fit into memory. */
  readonly tickets: () => AsyncIterable<TimedTicket>;
  /** The same, with no more than statistics need. */
  readonly cases: () => AsyncIterable<TimedCase>;
}

export const periodOptions: readonly OptionSpec[] = [
  { key: "desde", flag: "--desde", placeholder: "AAAA-MM-DD", summary: "opcion.desde-periodo" },
  { key: "hasta", flag: "--hasta", placeholder: "AAAA-MM-DD", summary: "opcion.hasta-periodo" },
  { key: "tipo", flag: "--tipo", placeholder: "TIPO", summary: "opcion.tipo", choices: formIds },
  senderOption,
  { key: "sin_red", flag: "--sin-red", summary: "opcion.sin-red" },
];

/** Loads every ticket of the period; the last twelve months where none is given. */
export async function loadPeriod(input: Input, call: Call): Promise<Period> {
  const { context, translator } = call;
  const now = context.clock();
  const today = guayaquilClock(now).day;
  const given = input.period(now, today);
  const hasta = given.hasta ?? today;
  const desde = given.desde ?? elevenMonthsBefore(hasta);
  const tipo = input.choice("tipo", formIds);
  const filter = { desde, hasta, ...(tipo !== undefined && { tipo }) };
  const { nombre: perfil } = await call.profile();
  const holidayOf = await context.holidays();
  const ofSender = await readSender(input, call);
  const loaded = await load(filter, perfil, input, call);
  const { missing } = loaded;
  const { count, tickets, times } = ofSender === undefined ? loaded : await only(ofSender, loaded);
  if (missing > 0) call.note(`! ${translator.t("periodo.incompletos", { tickets: missing })}`);
  return {
    perfil,
    desde,
    hasta,
    count,
    async *tickets() {
      for await (const ticket of tickets()) yield { ticket, times: timesOf(ticket, holidayOf) };
    },
    async *cases() {
      for await (const one of times()) {
        yield { ticket: one, times: caseTimes(one, one.respondido, holidayOf) };
      }
    },
  };
}

async function load(
  filter: Parameters<typeof loadTickets>[0],
  perfil: string,
  input: Input,
  call: Call,
): Promise<LoadedTickets> {
  if (input.flag("sin_red")) return await loadCopies(filter, await openCopies(call));
  const { ticketCache, clock, signal } = call.context;
  const { t } = call.translator;
  const { channel } = await call.connect();
  const cache = await ticketCache();
  const progress = await call.progress(t("periodo.progreso"));
  try {
    return await loadTickets(filter, { perfil, channel, cache, clock }, signal, (hechos, total) =>
      progress.update(`${t("periodo.progreso")} ${hechos}/${total}`),
    );
  } finally {
    progress.stop();
  }
}

/** Those of the loaded tickets that fit. */
async function only(
  fits: (ticket: TicketDetail) => boolean,
  loaded: LoadedTickets,
): Promise<Pick<LoadedTickets, "count" | "tickets" | "times">> {
  async function* tickets(): AsyncGenerator<TicketDetail> {
    for await (const one of loaded.tickets()) if (fits(one)) yield one;
  }
  async function* times(): AsyncGenerator<CachedTimes> {
    for await (const one of tickets()) yield { ...one, respondido: answerTimeOf(one) };
  }
  let count = 0;
  for await (const _one of tickets()) count += 1;
  return { count, tickets, times };
}

/** The first day of the month that lies eleven months before a day. */
function elevenMonthsBefore(day: string): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 12, 1)).toISOString().slice(0, 10);
}
