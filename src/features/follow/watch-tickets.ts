import {
  isFromDesk,
  type TicketDetail,
  type TicketMessage,
  type TicketNumber,
} from "../../domain/ticket.ts";
import type { TicketChange } from "../../ports/channel.ts";

/** A change with facts of its ticket; the keys are those of the JSON output. */
export interface TicketEvent extends TicketChange {
  readonly asunto: string | null;
  readonly funcionario: string | null;
  /** The new message, where the change is one. */
  readonly mensaje: TicketMessage | null;
}

export interface WatchedTicket {
  readonly ticket: TicketDetail;
  /** Whether it changed since the user last looked. */
  readonly fresh: boolean;
  readonly lastMessage: TicketMessage | undefined;
  /** Whether the last message is from the desk. */
  readonly answered: boolean;
}

/** The watched tickets. */
export interface Watch {
  /** Changed ones first, then by their last update. */
  readonly tickets: () => readonly WatchedTicket[];
  /** Takes changes and the changed tickets, and returns the events to show. */
  readonly take: (
    changes: readonly TicketChange[],
    details: readonly TicketDetail[],
  ) => readonly TicketEvent[];
  /** Marks everything as seen. */
  readonly look: () => void;
}

/** @param wanted  the tickets to watch; undefined for all, new ones included */
export function createWatch(
  initial: readonly TicketDetail[],
  wanted: readonly TicketNumber[] | undefined,
): Watch {
  const tickets = new Map(initial.map((one) => [one.numero, one]));
  const knownMessages = new Set(
    initial.flatMap((one) => one.mensajes.map(({ id }) => `${one.numero} ${id}`)),
  );
  const fresh = new Set<TicketNumber>();

  /** The oldest message of a ticket that was not shown yet. */
  function nextMessage(ticket: TicketDetail | undefined): TicketMessage | null {
    const message = ticket?.mensajes.find(({ id }) => !knownMessages.has(`${ticket.numero} ${id}`));
    if (ticket === undefined || message === undefined) return null;
    knownMessages.add(`${ticket.numero} ${message.id}`);
    return message;
  }

  return {
    tickets: () =>
      [...tickets.values()]
        .map((ticket): WatchedTicket => {
          const lastMessage = ticket.mensajes.at(-1);
          const answered = lastMessage !== undefined && isFromDesk(lastMessage, ticket);
          return { ticket, fresh: fresh.has(ticket.numero), lastMessage, answered };
        })
        .toSorted(
          (one, other) =>
            Number(other.fresh) - Number(one.fresh) ||
            other.ticket.actualizado.localeCompare(one.ticket.actualizado),
        ),
    take(changes, details) {
      for (const one of details) {
        if (wanted === undefined || wanted.includes(one.numero)) tickets.set(one.numero, one);
      }
      const ours = changes.filter(({ numero }) => wanted === undefined || wanted.includes(numero));
      return ours.map((change): TicketEvent => {
        fresh.add(change.numero);
        const ticket = tickets.get(change.numero);
        // Where the ticket could not be fetched, the change still tells its state.
        if (ticket !== undefined && !details.includes(ticket)) {
          tickets.set(change.numero, { ...ticket, estado: change.estado });
        }
        return {
          ...change,
          asunto: ticket?.asunto ?? null,
          funcionario: ticket?.funcionario ?? null,
          mensaje: change.motivo === "mensaje" ? nextMessage(ticket) : null,
        };
      });
    },
    look: () => fresh.clear(),
  };
}
