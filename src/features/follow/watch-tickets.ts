import { isFromDesk } from "../../domain/from-desk.ts";
import type { TicketDetail, TicketMessage, TicketNumber } from "../../domain/ticket.ts";
import type { TicketChange } from "../../ports/channel.ts";

/** One change as it is told to people and programs. Keys are those of the JSON contract. */
export interface TicketEvent extends TicketChange {
  readonly asunto: string | null;
  readonly funcionario: string | null;
  /** What was written, where something was. */
  readonly mensaje: TicketMessage | null;
}

export interface WatchedTicket {
  readonly ticket: TicketDetail;
  /** Something happened to it since the user last looked. */
  readonly fresh: boolean;
  readonly lastMessage: TicketMessage | undefined;
  /** The last word is the desk's. */
  readonly answered: boolean;
}

/** What is being watched, as it is now. */
export interface Watch {
  /** Those that changed first, then the latest. */
  readonly tickets: () => readonly WatchedTicket[];
  /** Takes changes in, with the tickets as they are after them, and gives what is to be told. */
  readonly take: (
    changes: readonly TicketChange[],
    details: readonly TicketDetail[],
  ) => readonly TicketEvent[];
  /** The user has seen everything so far. */
  readonly look: () => void;
}

/** @param wanted  only these; every ticket, new ones too, where left out */
export function createWatch(
  begin: readonly TicketDetail[],
  wanted: readonly TicketNumber[] | undefined,
): Watch {
  const tickets = new Map(begin.map((one) => [one.numero, one]));
  const told = new Set(begin.flatMap((one) => one.mensajes.map(({ id }) => `${one.numero} ${id}`)));
  const fresh = new Set<TicketNumber>();

  /** The oldest message of a ticket that was not told of. */
  function nextMessage(ticket: TicketDetail | undefined): TicketMessage | null {
    const message = ticket?.mensajes.find(({ id }) => !told.has(`${ticket.numero} ${id}`));
    if (ticket === undefined || message === undefined) return null;
    told.add(`${ticket.numero} ${message.id}`);
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
        // Where the whole case could not be had, its state is known all the same.
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
