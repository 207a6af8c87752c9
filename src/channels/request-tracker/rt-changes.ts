import type { TicketChange, TicketChanges } from "../../ports/channel.ts";
import type { RtSettings } from "./profile-part.ts";
import { ticketFields, otherDay, ownTickets, quoted } from "./rt-search.ts";
import type { RtClient } from "./rt-client.ts";
import { ticketHistory } from "./rt-conversation.ts";
import { toTicket } from "./rt-ticket.ts";
import { rtTicket, type RtTicket, type RtTransaction } from "./rt-wire.ts";

/** The pause between two searches for changes. */
const pollIntervalMs = 10_000;

/** RT's transaction types that are reported, by the name they have here. */
const motivos: Readonly<Record<string, string>> = {
  Create: "creado",
  Status: "estado",
  Correspond: "mensaje",
};

/** How far changes were seen; the cursor is its text form. */
interface Place {
  /** The last change that was seen; UTC, ISO 8601. */
  readonly time: string;
  /** The number of the last transaction seen; RT counts them over all tickets. */
  readonly transaction: number;
}

interface ChangeNeeds {
  readonly settings: RtSettings;
  readonly client: RtClient;
  readonly monotonicMs: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Searches for changes repeatedly until there are some or `waitMs` has passed; RT has no long poll.
 */
export async function changesSince(
  cursor: string | undefined,
  waitMs: number,
  needs: ChangeNeeds,
  signal: AbortSignal,
): Promise<TicketChanges> {
  const untilMs = needs.monotonicMs() + waitMs;
  const place = readPlace(cursor);
  for (;;) {
    const found =
      place === undefined
        ? await startFromNow(needs, signal)
        : await changesAfter(place, needs, signal);
    const leftMs = untilMs - needs.monotonicMs();
    if (found.cambios.length > 0 || place === undefined || leftMs <= 0) return found;
    await needs.wait(Math.min(pollIntervalMs, leftMs), signal);
  }
}

/** Without a cursor, reports each ticket in its present state. */
async function startFromNow(
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

/** Reports what happened after a place. */
async function changesAfter(
  place: Place,
  { settings, client }: ChangeNeeds,
  signal: AbortSignal,
): Promise<TicketChanges> {
  // RT reads a time in a zone that it does not tell, so search from a day earlier.
  const since = place.time === "" ? "" : ` AND LastUpdated > ${quoted(dayBefore(place.time))}`;
  const tickets = await changedTickets(`${ownTickets(settings)}${since}`, client, signal);
  let { time, transaction } = place;
  const cambios: (TicketChange & { readonly transaction: number })[] = [];
  for (const ticket of tickets.filter((one) => one.LastUpdated >= place.time)) {
    const history = await ticketHistory(ticket.id, client, signal);
    for (const one of history.filter(({ id }) => Number(id) > place.transaction)) {
      const motivo = motivos[one.Type];
      if (motivo === undefined) continue;
      const found = change(ticket, motivo, one.Created, settings);
      cambios.push({ ...found, transaction: Number(one.id) });
    }
    transaction = highest(history, transaction);
    if (ticket.LastUpdated > time) time = ticket.LastUpdated;
  }
  const inOrder = cambios.toSorted((one, other) => one.transaction - other.transaction);
  return {
    cambios: inOrder.map(({ transaction: _transaction, ...found }) => found),
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
  return found.toSorted((one, other) => one.LastUpdated.localeCompare(other.LastUpdated));
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

/** Parses a cursor; undefined when it is missing or not one of ours. */
function readPlace(cursor: string | undefined): Place | undefined {
  const [, transaction, time] = /^(\d+)\.(\S*)$/.exec(cursor ?? "") ?? [];
  return time === undefined ? undefined : { time, transaction: Number(transaction) };
}
