import type { RtSettings } from "./profile-part.ts";
import type { RtTicket } from "./rt-wire.ts";

/**
 * RT's own states by their meaning here. RT has one state for answered and agreed cases; who
 * changed the ticket last distinguishes them, and likewise whether an open one was answered.
 */
const meanings: Readonly<Record<string, string>> = {
  new: "registrado",
  open: "en_analisis",
  stalled: "en_analisis",
  resolved: "respondido",
  rejected: "rechazado",
  deleted: "anulado",
};

/** The state of a ticket; one unknown to the profile and to RT's own life cycle stays as it is. */
export function stateOf(ticket: RtTicket, { estados = {} }: RtSettings): string {
  const mapped = estados[ticket.Status];
  if (mapped !== undefined) return mapped;
  const meaning = meanings[ticket.Status] ?? ticket.Status;
  switch (meaning) {
    case "registrado":
      return ticket.Owner.id === "Nobody" ? meaning : "asignado";
    case "en_analisis":
      return ticket.Told !== undefined && !lastByRequestor(ticket) ? "respondido" : meaning;
    case "respondido":
      return lastByRequestor(ticket) ? "conforme" : meaning;
    default:
      return meaning;
  }
}

function lastByRequestor({ LastUpdatedBy, Requestor }: RtTicket): boolean {
  return Requestor.some(({ id }) => id === LastUpdatedBy.id);
}

/** RT's state for a case that the operator has agreed to. */
export function agreedStatus({ estados = {} }: RtSettings): string {
  return Object.entries(estados).find(([, ours]) => ours === "conforme")?.[0] ?? "resolved";
}

/** RT's states that may mean a state of ours; the state itself when there is none. */
export function rtStatusesFor(state: string, { estados = {} }: RtSettings): readonly string[] {
  const origins: Readonly<Record<string, readonly string[]>> = {
    registrado: ["new"],
    asignado: ["new"],
    en_analisis: ["open", "stalled"],
    respondido: ["open", "stalled", "resolved"],
    conforme: ["resolved"],
    rechazado: ["rejected"],
    anulado: ["deleted"],
  };
  const own = Object.entries(estados).flatMap(([status, ours]) => (ours === state ? [status] : []));
  const all = [...own, ...(origins[state] ?? [])];
  return all.length === 0 ? [state] : all;
}
