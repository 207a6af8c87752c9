import { MesaError } from "../../errors/mesa-error.ts";
import type { TicketCache } from "../../ports/ticket-cache.ts";
import type { FirmReach } from "./firm-reach.ts";
import type { FirmTickets } from "./firm-tickets.ts";

interface FirmTicketNeeds {
  /** This machine's copies. */
  readonly local: TicketCache;
  /** The firm's copies, opened at their first use. @throws MesaError `libro-sin-contrasena`, `valor-invalido` */
  readonly firm: () => Promise<FirmTickets>;
  readonly reach: FirmReach;
  /** Whether a profile's tickets are the firm's. */
  readonly isShared: (perfil: string) => Promise<boolean>;
}

/**
 * The firm's copies of tickets. What this machine sees it keeps for itself, too, and goes on with that
 * while the server is out of reach. For a role that may only read, what was reported is counted on
 * this machine. For a profile of the practice desk the firm's copies are never opened.
 */
export function createFirmTicketCache(needs: FirmTicketNeeds): TicketCache {
  const { local, firm, reach, isShared } = needs;
  let writes: Promise<boolean> | undefined;
  /** Where the news lie that were read last: their numbers count there. */
  let told: Pick<TicketCache, "look"> = local;

  async function askWrites(): Promise<boolean> {
    return (await reach.attempt(async () => await (await firm()).mayWrite()))?.value ?? true;
  }

  /** Whether a profile's copies are the firm's and the role may keep none of them. */
  async function isOnlyRead(perfil: string): Promise<boolean> {
    return (await isShared(perfil)) && !(await (writes ??= askWrites()));
  }

  /** What the firm's copies say; this machine's, where the server is out of reach. */
  async function read<Result>(
    perfil: string,
    ask: (copies: TicketCache | FirmTickets) => Promise<Result>,
  ): Promise<Result> {
    const found = (await isShared(perfil))
      ? await reach.attempt(async () => await ask(await firm()))
      : undefined;
    return found === undefined ? await ask(local) : found.value;
  }

  /** Keeps copies here, and with the firm where that is allowed and in reach. */
  async function keep(
    perfil: string,
    put: (copies: TicketCache | FirmTickets) => Promise<void>,
  ): Promise<void> {
    await put(local);
    if (!(await isShared(perfil)) || (await isOnlyRead(perfil))) return;
    await reach.attempt(async () => await put(await firm()));
  }

  /** Where whole cases are read one after the other. */
  async function source(perfil: string): Promise<TicketCache | FirmTickets> {
    return await read(perfil, async (copies) => {
      await copies.mark(perfil);
      return copies;
    });
  }

  return {
    isReadOnly: async (perfil) => (await local.isReadOnly(perfil)) || (await isOnlyRead(perfil)),
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
      ((await isOnlyRead(perfil)) ? await local.detail(perfil, numero) : undefined),
    async *details(perfil, filter) {
      yield* (await source(perfil)).details(perfil, filter);
    },
    async *times(perfil, filter) {
      yield* (await source(perfil)).times(perfil, filter);
    },
    async mark(perfil) {
      const mark = await read(perfil, (one) => one.mark(perfil));
      if (!(await isOnlyRead(perfil))) return mark;
      return { ...mark, cursor: (await local.mark(perfil)).cursor };
    },
    async note(perfil, changes, next) {
      if (await isOnlyRead(perfil)) return await local.note(perfil, changes, next);
      await read(perfil, (one) => one.note(perfil, changes, next));
    },
    async unseen(perfil) {
      if (await isOnlyRead(perfil)) return await local.unseen(perfil);
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
