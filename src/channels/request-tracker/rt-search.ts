import { parseDay } from "../../domain/guayaquil-time.ts";
import type { TicketFilter } from "../../ports/channel.ts";
import type { RtSettings } from "./profile-part.ts";
import { rtStatusesFor } from "./rt-states.ts";

/** Query parameters of a search that return the fields of `rtTicket`. */
export const ticketFields = {
  fields:
    "Subject,Status,Queue,Owner,Requestor,LastUpdatedBy,Created,LastUpdated,Told,CustomFields",
  "fields[Queue]": "Name",
  "fields[Owner]": "Name,RealName",
} as const;

/** A value in RT's query language, with quotes escaped by a backslash. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}

/** A query for the user's own tickets in the queue. */
export function ownTickets({ cola }: RtSettings): string {
  return `Requestor = '__CurrentUser__' AND Queue = ${quoted(cola)}`;
}

/** A query for the tickets with an idempotency key. */
export function withKey(settings: RtSettings, key: string): string {
  return `Queue = ${quoted(settings.cola)} AND CF.{${settings.campo_clave}} = ${quoted(key)}`;
}

/**
 * A query for the tickets of a filter. RT reads times in a zone that it does not tell, so the days
 * are one wider on both sides and the caller must filter again.
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

/** The day `days` later, both as `AAAA-MM-DD`. */
export function otherDay(day: string, days: number): string {
  const parts = parseDay(day);
  if (parts === undefined) return day;
  const date = new Date(Date.UTC(parts.year, parts.month - 1, parts.day + days));
  return date.toISOString().slice(0, 10);
}
