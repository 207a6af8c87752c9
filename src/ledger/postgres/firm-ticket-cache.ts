import { MesaError } from "../../errors/mesa-error.ts";
import type { TicketCache } from "../../ports/ticket-cache.ts";
import type { FirmReach } from "./firm-reach.ts";
import type { FirmTickets } from "./firm-tickets.ts";

interface FirmTicketNeeds {
  /** This machine's copies. */
  readonly local: TicketCache;
  readonly firm: FirmTickets;
  readonly reach: FirmReach;
  /** Whether a profile's tickets are the firm's. */
  readonly isShared: (perfil: string) => Promise<boolean>;
}

/**
 * The firm's copies of tickets. What this machine sees it keeps for itself, too, and goes on with that
 * while the server is out of reach. For a role that may only read, what was reported is counted on
 * this machine.
 */
export async function createFirmTicketCache(needs: FirmTicketNeeds): Promise<TicketCache> {
  const { local, firm, reach } = needs;
  const shares = new Map<string, Promise<boolean>>();
  const mayWrite = (await reach.attempt(firm.mayWrite))?.value ?? true;
  /** Where the news lie that were read last: their numbers count there. */
  let told: Pick<TicketCache, "look"> = local;

  async function isShared(perfil: string): Promise<boolean> {
    const known = shares.get(perfil) ?? needs.isShared(perfil);
    shares.set(perfil, known);
    return await known;
  }

  /** What the firm's copies say; this machine's, where the server is out of reach. */
  async function read<Result>(
    perfil: string,
    ask: (copies: TicketCache | FirmTickets) => Promise<Result>,
  ): Promise<Result> {
    const found = (await isShared(perfil)) ? await reach.attempt(() => ask(firm)) : undefined;
    return found === undefined ? await ask(local) : found.value;
  }

  /** Keeps copies here, and with the firm where that is allowed and in reach. */
  async function keep(
    perfil: string,
    put: (copies: TicketCache | FirmTickets) => Promise<void>,
  ): Promise<void> {
    await put(local);
    if (mayWrite && (await isShared(perfil))) await reach.attempt(() => put(firm));
  }

  /** Where whole cases are read one after the other. */
  async function source(perfil: string): Promise<TicketCache | FirmTickets> {
    return await read(perfil, async (copies) => {
      await copies.mark(perfil);
      return copies;
    });
  }

  return {
    isReadOnly: local.isReadOnly || !mayWrite,
    keep: async (perfil, ...copies) => await keep(perfil, (one) => one.keep(perfil, ...copies)),
    keepDetails: async (perfil, ...copies) =>
      await keep(perfil, (one) => one.keepDetails(perfil, ...copies)),
    list: async (perfil, ...given) => await read(perfil, (one) => one.list(perfil, ...given)),
    count: async (perfil, filter) => await read(perfil, (one) => one.count(perfil, filter)),
    countWhole: async (perfil, filter) =>
      await read(perfil, (one) => one.countWhole(perfil, filter)),
    whole: async (perfil, numbers) => await read(perfil, (one) => one.whole(perfil, numbers)),
    detail: async (perfil, numero) =>
      (await read(perfil, (one) => one.detail(perfil, numero))) ??
      (mayWrite ? undefined : await local.detail(perfil, numero)),
    async *details(perfil, filter) {
      yield* (await source(perfil)).details(perfil, filter);
    },
    async *times(perfil, filter) {
      yield* (await source(perfil)).times(perfil, filter);
    },
    async mark(perfil) {
      const mark = await read(perfil, (one) => one.mark(perfil));
      return mayWrite ? mark : { ...mark, cursor: (await local.mark(perfil)).cursor };
    },
    async note(perfil, changes, next) {
      if (!mayWrite) return await local.note(perfil, changes, next);
      await read(perfil, (one) => one.note(perfil, changes, next));
    },
    async unseen(perfil) {
      if (!mayWrite) return await local.unseen(perfil);
      return await read(perfil, async (copies) => {
        const changes = await copies.unseen(perfil);
        told = copies;
        return changes;
      });
    },
    async look(perfil, upTo) {
      try {
        await told.look(perfil, upTo);
      } catch (error) {
        // Shown once more is better than never.
        if (!(error instanceof MesaError) || error.code !== "libro-inalcanzable") throw error;
        reach.report(error);
      }
    },
    close: local.close,
  };
}
