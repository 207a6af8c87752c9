import type { SubmissionId } from "../../domain/submission.ts";
import { isPractice } from "../../ports/channel-capabilities.ts";
import type { Claim, Ledger, LedgerEntry, Settlement } from "../../ports/ledger.ts";
import { firmCopies, type CopyNeeds } from "./firm-copies.ts";
import { LostClaim } from "./firm-claims.ts";
import { isOutOfReach, type FirmReach } from "./firm-reach.ts";
import { usedWhereReached } from "./firm-reservations.ts";
import type { PostgresLedger } from "./postgres-ledger.ts";
import { intentOf } from "./record-entry.ts";
import { settledEntry, sumOf } from "./join-journals.ts";
import type { SettlementStore } from "./settlement-store.ts";

interface FirmLedgerNeeds extends CopyNeeds {
  /** This machine's journal. */
  readonly local: Ledger;
  readonly firm: PostgresLedger;
  /** What could not be written into the firm's journal yet. */
  readonly unsettled: SettlementStore;
  readonly reach: FirmReach;
}

/** States of an entry of this machine under whose key another one may be recorded. */
const replaced: ReadonlySet<string> = new Set(["pendiente", "rechazado"]);

/**
 * The journal of a person in a firm: what the firm shares and what lies on this machine, as one.
 * While the server is out of reach a request is recorded here under its id; it is handed over before
 * anything is sent, since without the firm's claim nothing goes to a desk.
 */
export function createFirmLedger(needs: FirmLedgerNeeds): Ledger {
  const { local, firm, unsettled } = needs;
  const { here, fetchFiles } = firmCopies(needs);
  /** Claims of this machine's own entries; all others are the firm's. */
  const ownClaims = new WeakSet<Claim>();
  /** Entries that were recorded here and turned out to be known to the firm under another id. */
  const known = new Map<SubmissionId, SubmissionId>();
  let delivered: Promise<void> | undefined;

  /** Asks the firm; undefined, and a word to the user, where it is out of reach. */
  async function tryFirm<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    const asked = await needs.reach.attempt(async () => {
      await deliverSettlements();
      return await work();
    });
    return asked?.value;
  }

  /** Writes down what came of requests while the server was out of reach; once, before anything else. */
  async function deliverSettlements(): Promise<void> {
    delivered ??= (async () => {
      await firm.ready();
      await unsettled.deliver(firm);
    })().catch((error: unknown) => {
      delivered = undefined;
      throw error;
    });
    await delivered;
  }

  /** @throws MesaError `libro-inalcanzable` at once where the server was out of reach a moment ago */
  async function reach(): Promise<void> {
    needs.reach.demand();
    await deliverSettlements();
  }

  /** Claims an entry of the firm; where the confirmation never comes, the claim is undone later. */
  async function claimFirms(work: () => Promise<Claim | undefined>): Promise<Claim | undefined> {
    try {
      const claim = await work();
      return claim && { ...claim, entry: here(claim.entry) };
    } catch (error) {
      if (!(error instanceof LostClaim)) throw error;
      await unsettled.keepLost(error.attempt);
      delivered = undefined;
      throw error.reason;
    }
  }

  /** Writes down what came of a claim: here, where the server is out of reach. */
  async function settleFirms(claim: Claim, settlement: Settlement): Promise<LedgerEntry> {
    try {
      return here(await firm.settle(claim, settlement));
    } catch (error) {
      if (!isOutOfReach(error)) throw error;
      await unsettled.keep({ claim, settlement });
      delivered = undefined;
      needs.reach.report(error);
      return settledEntry(claim.entry, settlement);
    }
  }

  /** An entry that waits here for the server. @throws MesaError `libro-inalcanzable` */
  async function handOver(id: SubmissionId): Promise<void> {
    const entry = await local.find(id);
    if (entry === undefined || isPractice(entry.canal)) return;
    // One that may have gone out keeps its state: it is asked about, and not sent as a new one.
    if (entry.estado === "pendiente") {
      const { solicitud } = await firm.record(intentOf(entry));
      if (solicitud !== id) known.set(id, solicitud);
    } else if (!(await firm.adopt(entry))) {
      const shared = await firm.findByKey(entry.perfil, entry.clave);
      if (shared !== undefined && shared.solicitud !== id) known.set(id, shared.solicitud);
    }
    await local.drop(id);
  }

  /** The firm's entries and those of this machine, each once, oldest first. */
  async function both(
    ask: (ledger: Pick<Ledger, "list" | "recent">) => Promise<readonly LedgerEntry[]>,
  ): Promise<readonly LedgerEntry[]> {
    const own = await ask(local);
    const shared = (await tryFirm(async () => await ask(firm))) ?? [];
    const ids = new Set(shared.map(({ solicitud }) => solicitud));
    return [...shared.map(here), ...own.filter(({ solicitud }) => !ids.has(solicitud))];
  }

  async function one(
    ask: (
      ledger: Pick<Ledger, "find" | "findByKey" | "findByTicket" | "findDuplicate">,
    ) => Promise<LedgerEntry | undefined>,
  ): Promise<LedgerEntry | undefined> {
    const shared = await tryFirm(async () => await ask(firm));
    return shared === undefined ? await ask(local) : here(shared);
  }

  return {
    ...local,
    reservations: usedWhereReached(firm.reservations, tryFirm),
    find: async (id) => await one((ledger) => ledger.find(known.get(id) ?? id)),
    findByKey: async (perfil, clave) => await one((ledger) => ledger.findByKey(perfil, clave)),
    findByTicket: async (perfil, numero) =>
      await one((ledger) => ledger.findByTicket(perfil, numero)),
    findDuplicate: async (...given) => await one((ledger) => ledger.findDuplicate(...given)),
    recent: async (perfil, since, limit) => {
      const entries = await both((ledger) => ledger.recent(perfil, since, limit));
      return entries.toSorted((a, b) => (a.solicitud < b.solicitud ? 1 : -1)).slice(0, limit);
    },
    list: async (filter) => {
      const entries = await both((ledger) => ledger.list(filter));
      return entries.toSorted((a, b) => (a.solicitud < b.solicitud ? -1 : 1));
    },
    async record(intent, duplicatesSince) {
      if (isPractice(intent.canal)) return await local.record(intent, duplicatesSince);
      const waiting = await local.findByKey(intent.perfil, intent.clave);
      if (waiting !== undefined && !replaced.has(waiting.estado)) return waiting;
      if (waiting?.estado === "pendiente") await tryFirm(() => handOver(waiting.solicitud));
      const entry = await tryFirm(() => firm.record(intent, duplicatesSince));
      return entry === undefined ? await local.record(intent, duplicatesSince) : here(entry);
    },
    async claim(id, anew) {
      const own = await local.find(id);
      // What was accepted, or is being sent here, is this machine's own, too.
      const isOwn = own?.estado === "aceptado" || own?.estado === "enviando";
      if (own !== undefined && (isOwn || isPractice(own.canal))) {
        const claim = await local.claim(id, anew);
        if (claim !== undefined) ownClaims.add(claim);
        return claim;
      }
      await reach();
      if (own !== undefined) await handOver(id);
      const shared = known.get(id) ?? id;
      const files = (await firm.find(shared))?.archivos ?? [];
      if (anew !== false) await fetchFiles(files);
      return await claimFirms(() => firm.claim(shared, anew));
    },
    async claimNext(perfil) {
      const own = await local.list({ perfil, estados: ["pendiente", "desconocido"] });
      if (own.some(({ canal }) => isPractice(canal))) {
        const claim = await local.claimNext(perfil);
        if (claim !== undefined) ownClaims.add(claim);
        return claim;
      }
      await reach();
      for (const { solicitud } of own) await handOver(solicitud);
      const claim = await claimFirms(() => firm.claimNext(perfil));
      if (claim === undefined) return undefined;
      try {
        await fetchFiles(claim.entry.archivos);
        return claim;
      } catch (error) {
        const { estado } = claim.entry;
        const free = estado === "desconocido" ? estado : "pendiente";
        await settleFirms(claim, { estado: free });
        throw error;
      }
    },
    async settle(claim, settlement) {
      if (ownClaims.has(claim)) return await local.settle(claim, settlement);
      return await settleFirms(claim, settlement);
    },
    async redirect(id, via) {
      const own = await local.find(id);
      if (own !== undefined && isPractice(own.canal)) return await local.redirect(id, via);
      if (own !== undefined) await handOver(id);
      const moved = await firm.redirect(known.get(id) ?? id, via);
      return moved && here(moved);
    },
    async drop(id) {
      if ((await local.find(id)) !== undefined) return await local.drop(id);
      return await firm.drop(id);
    },
    async *all() {
      yield* local.all();
      for await (const entry of firm.all()) yield here(entry);
    },
    async totals() {
      const [own, shared] = [await local.totals(), await tryFirm(() => firm.totals())];
      return shared === undefined ? own : sumOf(own, shared);
    },
    async purgeable(selection) {
      const own = await local.purgeable(selection);
      const shared = await firm.purgeable(selection);
      return {
        settled: [...own.settled, ...shared.settled],
        waiting: own.waiting + shared.waiting,
        freed: new Set([...own.freed, ...shared.freed]),
      };
    },
    async purge(ids, options) {
      // First where the role may have no right to it: then nothing is deleted at all.
      await firm.purge(ids, options);
      await local.purge(ids, options);
    },
  };
}
