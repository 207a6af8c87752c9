import { standingOf, type Standing } from "../../domain/ticket-life.ts";
import type { TicketNumber } from "../../domain/ticket.ts";
import type { Channel } from "../../ports/channel.ts";
import { followChanges, isPassing, type FollowNeeds } from "./follow-changes.ts";

/** The state of each ticket, and why waiting ended. */
export interface Awaited {
  readonly resultado: "alcanzado" | "plazo" | "rechazado";
  readonly tickets: readonly {
    readonly numero: TicketNumber;
    readonly estado: string;
    readonly alcanzado: boolean;
  }[];
}

/**
 * Waits until every ticket has reached a state, one of them no longer can, or the time is up.
 *
 * @param cursor  taken before the tickets are looked at, so that no change is missed
 */
export async function waitForState(
  wish: { readonly numbers: readonly TicketNumber[]; readonly state: string },
  cursor: string,
  needs: FollowNeeds & { readonly channel: Pick<Channel, "changes" | "getTicket"> },
  signal: AbortSignal,
): Promise<Awaited> {
  const states = new Map<TicketNumber, string>();
  const look = async (numbers: readonly TicketNumber[]): Promise<void> => {
    for (const numero of numbers) {
      states.set(numero, (await needs.channel.getTicket(numero, signal)).estado);
    }
  };
  await look(wish.numbers);
  const reached = new Set<TicketNumber>();
  const judge = (): Standing => {
    const standings = [...states].map(([numero, estado]) => {
      const standing = reached.has(numero) ? "alcanzado" : standingOf(estado, wish.state);
      if (standing === "alcanzado") reached.add(numero);
      return standing;
    });
    if (standings.includes("rechazado")) return "rechazado";
    return standings.includes("abierto") ? "abierto" : "alcanzado";
  };
  let standing = judge();
  if (standing === "abierto") {
    for await (const heard of followChanges(cursor, needs, signal)) {
      const changes = heard.kind === "changes" ? heard.changes : [];
      for (const { numero, estado } of changes) {
        if (!states.has(numero)) continue;
        states.set(numero, estado);
        standing = judge();
      }
      if (standing !== "abierto") break;
    }
  }
  if (standing === "abierto" && !signal.aborted) {
    try {
      // Outside office hours the desk is asked seldom: changes since the last request count too.
      await look(wish.numbers.filter((numero) => !reached.has(numero)));
      standing = judge();
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
  }
  return {
    resultado: standing === "abierto" ? "plazo" : standing,
    tickets: [...states].map(([numero, estado]) => ({
      numero,
      estado,
      alcanzado: reached.has(numero),
    })),
  };
}
