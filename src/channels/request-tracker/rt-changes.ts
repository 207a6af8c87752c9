import type { TicketChange, TicketChanges } from "../../ports/channel.ts";
import type { RtSettings } from "../../ports/rt-settings.ts";
import { ticketFields, otherDay, ownTickets, quoted } from "./rt-search.ts";
import type { RtClient } from "./rt-client.ts";
import { ticketHistory } from "./rt-conversation.ts";
import { toTicket } from "./rt-ticket.ts";
import { rtTicket, type RtTicket, type RtTransaction } from "./rt-wire.ts";

/** How long to let RT alone between two looks. Milliseconds. */
const pause = 10_000;

/** What RT's transactions are called here; the others are none of the operator's business. */
const motives: Readonly<Record<string, string>> = {
  Create: "creado",
  Status: "estado",
  Correspond: "mensaje",
};

interface Place {
  /** UTC, ISO 8601: the last change that was seen. */
  readonly time: string;
  /** RT numbers all that happens, over all tickets. */
  readonly transaction: number;
}

interface ChangeNeeds {
  readonly settings: RtSettings;
  readonly client: RtClient;
  readonly clock: () => Date;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** RT tells nothing by itself: it is asked again until something has changed or the time is over. */
export async function changesSince(
  cursor: string | undefined,
  patience: number,
  needs: ChangeNeeds,
  signal: AbortSignal,
): Promise<TicketChanges> {
  const limit = needs.clock().getTime() + patience;
  const place = readPlace(cursor);
  for (;;) {
    const found =
      place === undefined ? await begin(needs, signal) : await look(place, needs, signal);
    const left = limit - needs.clock().getTime();
    if (found.cambios.length > 0 || place === undefined || left <= 0) return found;
    await needs.wait(Math.min(pause, left), signal);
  }
}

/** Where nothing was seen before, each ticket as it is now. */
async function begin(
  { settings, client }: ChangeNeeds,
  signal: AbortSignal,
): Promise<TicketChanges> {
  const tickets = await changedTickets(ownTickets(settings), client, signal);
  const last = tickets.at(-1);
  const history = last === undefined ? [] : await ticketHistory(last.id, client, signal);
  return {
    cambios: tickets.map((one) => change(one, "estado", one.LastUpdated, settings)),
    siguiente: writePlace({
      time: last?.LastUpdated ?? "",
      transaction: highest(history, 0),
    }),
  };
}

async function look(
  place: Place,
  { settings, client }: ChangeNeeds,
  signal: AbortSignal,
): Promise<TicketChanges> {
  // RT reads a time in a zone it does not tell: a day earlier is surely early enough.
  const since = place.time === "" ? "" : ` AND LastUpdated > ${quoted(dayBefore(place.time))}`;
  const tickets = await changedTickets(`${ownTickets(settings)}${since}`, client, signal);
  let { time, transaction } = place;
  const cambios: (TicketChange & { readonly transaction: number })[] = [];
  for (const ticket of tickets.filter((one) => one.LastUpdated >= place.time)) {
    const history = await ticketHistory(ticket.id, client, signal);
    for (const one of history.filter(({ id }) => Number(id) > place.transaction)) {
      const motivo = motives[one.Type];
      if (motivo === undefined) continue;
      const told = change(ticket, motivo, one.Created, settings);
      cambios.push({ ...told, transaction: Number(one.id) });
    }
    transaction = highest(history, transaction);
    if (ticket.LastUpdated > time) time = ticket.LastUpdated;
  }
  const inOrder = cambios.toSorted((one, other) => one.transaction - other.transaction);
  return {
    cambios: inOrder.map(({ transaction: _transaction, ...told }) => told),
    siguiente: writePlace({ time, transaction }),
  };
}

async function changedTickets(
  query: string,
  client: RtClient,
  signal: AbortSignal,
): Promise<readonly RtTicket[]> {
  const words = { query, ...ticketFields, orderby: "id" };
  const found = await client.all("/REST/2.0/tickets", words, rtTicket, signal);
  return found.toSorted((one, other) => (one.LastUpdated < other.LastUpdated ? -1 : 1));
}

function change(
  ticket: RtTicket,
  motivo: string,
  fecha: string,
  settings: RtSettings,
): TicketChange {
  return { numero: ticket.id, estado: toTicket(ticket, settings).estado, motivo, fecha };
}

function highest(history: readonly RtTransaction[], before: number): number {
  return Math.max(before, ...history.map(({ id }) => Number(id)));
}

function dayBefore(time: string): string {
  return otherDay(time.slice(0, 10), -1);
}

function writePlace({ time, transaction }: Place): string {
  return `${transaction}.${time}`;
}

/** Whatever is no place of ours begins anew. */
function readPlace(cursor: string | undefined): Place | undefined {
  const found = /^(\d+)\.(\S*)$/.exec(cursor ?? "");
  if (found === null) return undefined;
  const [, transaction = "0", time = ""] = found;
  return { time, transaction: Number(transaction) };
}
