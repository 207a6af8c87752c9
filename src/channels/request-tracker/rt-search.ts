import { parseDay } from "../../domain/guayaquil-time.ts";
import type { TicketFilter } from "../../ports/channel.ts";
import type { RtSettings } from "../../ports/rt-settings.ts";
import { rtStatusesFor } from "./rt-states.ts";

/** The fields that `rtTicket` reads, in a search. */
export const ticketFields = {
  fields:
    "Subject,Status,Queue,Owner,Requestor,LastUpdatedBy,Created,LastUpdated,Told,CustomFields",
  "fields[Queue]": "Name",
  "fields[Owner]": "Name,RealName",
} as const;

/** A value in RT's query language: quotes are escaped with a backslash, never doubled. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}

/** Own tickets of the queue. */
export function ownTickets({ cola }: RtSettings): string {
  return `Requestor = '__CurrentUser__' AND Queue = ${quoted(cola)}`;
}

export function withKey(settings: RtSettings, key: string): string {
  return `Queue = ${quoted(settings.cola)} AND CF.{${settings.campo_clave}} = ${quoted(key)}`;
}

/**
 * The tickets of a filter, and some more: RT reads times in a zone that it does not tell, so that
 * days are taken one wider on both sides; whoever asks filters again.
 */
export function filtered(filter: TicketFilter, settings: RtSettings): string {
  const { estado, desde, hasta, buscar } = filter;
  const clauses = [
    ownTickets(settings),
    ...(estado === undefined ? [] : [anyStatus(rtStatusesFor(estado, settings))]),
    ...(desde === undefined ? [] : [`Created > ${quoted(otherDay(desde, -1))}`]),
    ...(hasta === undefined ? [] : [`Created < ${quoted(otherDay(hasta, 2))}`]),
    ...(buscar ?? "")
      .split(/\s+/)
      .filter((word) => word !== "")
      .map(
        (word) =>
          `(Subject LIKE ${quoted(word)} OR CF.{${settings.campo_clave}} LIKE ${quoted(word)})`,
      ),
  ];
  return clauses.join(" AND ");
}

function anyStatus(statuses: readonly string[]): string {
  return `(${statuses.map((one) => `Status = ${quoted(one)}`).join(" OR ")})`;
}

/** A day some days later; `AAAA-MM-DD`. */
export function otherDay(day: string, days: number): string {
  const parts = parseDay(day);
  if (parts === undefined) return day;
  const date = new Date(Date.UTC(parts.year, parts.month - 1, parts.day + days));
  return date.toISOString().slice(0, 10);
}
