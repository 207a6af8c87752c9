import { standingOf, type Standing } from "../../domain/awaited-state.ts";
import type { TicketNumber } from "../../domain/ticket.ts";
import type { Channel } from "../../ports/channel.ts";
import { followChanges, isPassing, type FollowNeeds } from "./follow-changes.ts";

/** How far each ticket came, and what came of the whole. */
export interface Awaited {
  readonly resultado: "alcanzado" | "plazo" | "rechazado";
  readonly tickets: readonly {
    readonly numero: TicketNumber;
    readonly estado: string;
    readonly alcanzado: boolean;
  }[];
}

/**
 * Waits until every ticket has reached a state, one of them can't any more, or the time is up.
 *
 * @param cursor  from before the tickets were looked at, so that nothing falls in between
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
      // While nobody attends the desk is asked seldom: what came since counts too.
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
