import type { SubmissionId } from "../../domain/submission.ts";
import { isPractice } from "../../ports/channel-capabilities.ts";
import type { Claim, Ledger, LedgerEntry, Settlement } from "../../ports/ledger.ts";
import type { SharedLedger } from "../../ports/reservations.ts";
import { firmCopies, type CopyNeeds } from "./firm-copies.ts";
import { LostClaim } from "./firm-claims.ts";
import { isOutOfReach, type FirmReach } from "./firm-reach.ts";
import { usedWhereReached } from "./firm-reservations.ts";
import type { PostgresLedger } from "./postgres-ledger.ts";
import { intentOf } from "./record-entry.ts";
import { hasAll, purgeableOf, settledEntry, sumOf } from "./join-journals.ts";
import type { SettlementStore } from "./settlement-store.ts";

interface FirmLedgerNeeds extends CopyNeeds {
  /** This machine's journal. */
  readonly local: Ledger;
  /** The firm's journal, opened at its first use. @throws MesaError `libro-sin-contrasena`, `valor-invalido` */
  readonly firm: () => Promise<PostgresLedger>;
  /** Whether a profile's requests are the firm's: those to the practice desk are not. */
  readonly isShared: (perfil: string) => Promise<boolean>;
  /** What could not be written into the firm's journal yet. */
  readonly unsettled: SettlementStore;
  readonly reach: FirmReach;
}

/** States of an entry of this machine under whose key another one may be recorded. */
const replaced: ReadonlySet<string> = new Set(["pendiente", "rechazado"]);

/**
 * The journal of a person in a firm: what the firm shares and what lies on this machine, as one. For
 * a profile of the practice desk the firm's is never opened.
 * While the server is out of reach a request is recorded here under its id; it is handed over before
 * anything is sent, since without the firm's claim nothing goes to a desk.
 */
export function createFirmLedger(needs: FirmLedgerNeeds): SharedLedger {
  const { local, unsettled, isShared } = needs;
  const { here, fetchFiles } = firmCopies(needs);
  /** Claims of this machine's own entries; all others are the firm's. */
  const ownClaims = new WeakSet<Claim>();
  /** Entries that were recorded here and turned out to be known to the firm under another id. */
  const known = new Map<SubmissionId, SubmissionId>();
  let delivered: Promise<void> | undefined;

  /** Asks the firm; undefined, and a word to the user, where it is out of reach. */
  async function tryFirm<Result>(
    work: (firm: PostgresLedger) => Promise<Result>,
  ): Promise<Result | undefined> {
    const asked = await needs.reach.attempt(async () => {
      await deliverSettlements();
      return await work(await needs.firm());
    });
    return asked?.value;
  }

  /** Writes down what came of requests while the server was out of reach; once, before anything else. */
  async function deliverSettlements(): Promise<void> {
    delivered ??= (async () => {
      const firm = await needs.firm();
      await firm.ready();
      await unsettled.deliver(firm);
    })().catch((error: unknown) => {
      delivered = undefined;
      throw error;
    });
    await delivered;
  }

  /** @throws MesaError `libro-inalcanzable` at once where the server was out of reach a moment ago */
  async function reach(): Promise<PostgresLedger> {
    needs.reach.demand();
    await deliverSettlements();
    return await needs.firm();
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

  /** A claim whose files are on this machine. It is given back where they can't be had. @throws MesaError `disco` */
  async function withFiles(claim: Claim | undefined): Promise<Claim | undefined> {
    if (claim === undefined) return undefined;
    try {
      await fetchFiles(claim.entry.archivos);
      return claim;
    } catch (error) {
      const isUnknown = claim.entry.estado === "desconocido";
      await settleFirms(claim, { estado: isUnknown ? "desconocido" : "pendiente" });
      throw error;
    }
  }

  /** Writes down what came of a claim: here, where the server is out of reach. */
  async function settleFirms(claim: Claim, settlement: Settlement): Promise<LedgerEntry> {
    try {
      return here(await (await needs.firm()).settle(claim, settlement));
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
    const firm = await needs.firm();
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

  /** True for a profile whose requests all lie on this machine. */
  async function isOnlyHere(perfil: string | undefined): Promise<boolean> {
    return perfil !== undefined && !(await isShared(perfil));
  }

  /** The firm's entries and those of this machine, each once, oldest first. */
  async function both(
    perfil: string | undefined,
    ask: (ledger: Pick<Ledger, "list" | "recent">) => Promise<readonly LedgerEntry[]>,
  ): Promise<readonly LedgerEntry[]> {
    const own = await ask(local);
    if (await isOnlyHere(perfil)) return own;
    const shared = (await tryFirm(ask)) ?? [];
    const ids = new Set(shared.map(({ solicitud }) => solicitud));
    return [...shared.map(here), ...own.filter(({ solicitud }) => !ids.has(solicitud))];
  }

  async function one(
    perfil: string | undefined,
    ask: (
      ledger: Pick<Ledger, "find" | "findByKey" | "findByTicket" | "findDuplicate">,
    ) => Promise<LedgerEntry | undefined>,
  ): Promise<LedgerEntry | undefined> {
    const shared = (await isOnlyHere(perfil)) ? undefined : await tryFirm(ask);
    return shared === undefined ? await ask(local) : here(shared);
  }

  return {
    ...local,
    reservations: usedWhereReached(tryFirm, needs),
    async find(id) {
      const own = await local.find(id);
      if (own !== undefined && isPractice(own.canal)) return own;
      return await one(undefined, (ledger) => ledger.find(known.get(id) ?? id));
    },
    findByKey: async (perfil, clave) =>
      await one(perfil, (ledger) => ledger.findByKey(perfil, clave)),
    findByTicket: async (perfil, numero) =>
      await one(perfil, (ledger) => ledger.findByTicket(perfil, numero)),
    findDuplicate: async (perfil, ...given) =>
      await one(perfil, (ledger) => ledger.findDuplicate(perfil, ...given)),
    recent: async (perfil, since, limit) => {
      const entries = await both(perfil, (ledger) => ledger.recent(perfil, since, limit));
      return entries.toSorted((a, b) => (a.solicitud < b.solicitud ? 1 : -1)).slice(0, limit);
    },
    list: async (filter) => {
      const perfil = filter.perfil ?? filter.through?.perfil;
      const entries = await both(perfil, (ledger) => ledger.list(filter));
      return entries.toSorted((a, b) => (a.solicitud < b.solicitud ? -1 : 1));
    },
    async record(intent, duplicatesSince) {
      if (isPractice(intent.canal)) return await local.record(intent, duplicatesSince);
      const waiting = await local.findByKey(intent.perfil, intent.clave);
      if (waiting !== undefined && !replaced.has(waiting.estado)) return waiting;
      if (waiting?.estado === "pendiente") await tryFirm(() => handOver(waiting.solicitud));
      const entry = await tryFirm((firm) => firm.record(intent, duplicatesSince));
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
      const firm = await reach();
      if (own !== undefined) await handOver(id);
      const claim = await claimFirms(() => firm.claim(known.get(id) ?? id, anew));
      return anew === false ? claim : await withFiles(claim);
    },
    async claimNext(perfil) {
      const own = await local.list({ perfil, estados: ["pendiente", "desconocido"] });
      if ((await isOnlyHere(perfil)) || own.some(({ canal }) => isPractice(canal))) {
        const claim = await local.claimNext(perfil);
        if (claim !== undefined) ownClaims.add(claim);
        return claim;
      }
      const firm = await reach();
      for (const { solicitud } of own) await handOver(solicitud);
      return await withFiles(await claimFirms(() => firm.claimNext(perfil)));
    },
    async settle(claim, settlement) {
      if (ownClaims.has(claim)) return await local.settle(claim, settlement);
      return await settleFirms(claim, settlement);
    },
    async redirect(id, via) {
      const own = await local.find(id);
      if (own !== undefined && isPractice(own.canal)) return await local.redirect(id, via);
      if (own !== undefined) await handOver(id);
      const moved = await (await needs.firm()).redirect(known.get(id) ?? id, via);
      return moved && here(moved);
    },
    async drop(id) {
      if ((await local.find(id)) !== undefined) return await local.drop(id);
      return await (await needs.firm()).drop(id);
    },
    async *all() {
      yield* local.all();
      for await (const entry of (await needs.firm()).all()) yield here(entry);
    },
    async totals() {
      const [own, shared] = [await local.totals(), await tryFirm((firm) => firm.totals())];
      return shared === undefined ? own : sumOf(own, shared);
    },
    async purgeable(selection) {
      const own = await local.purgeable(selection);
      if (await isOnlyHere(selection.perfil)) return own;
      return purgeableOf(own, await (await needs.firm()).purgeable(selection));
    },
    async purge(ids, options) {
      // First where the role may have no right to it: then nothing is deleted at all.
      if (!(await hasAll(local, ids))) await (await needs.firm()).purge(ids, options);
      await local.purge(ids, options);
    },
  };
}
