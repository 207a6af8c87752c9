import { likeness } from "../domain/likeness.ts";
import { guayaquilClock } from "../domain/guayaquil-time.ts";
import type { Ticket } from "../domain/ticket.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Channel } from "../ports/channel.ts";
import type { Ledger, LedgerEntry } from "../ports/ledger.ts";
import type { RequestDraft } from "./prepare-intent.ts";
import { requestFingerprint, type RequestFingerprint } from "./request-fingerprint.ts";

/** An earlier request that says the same. */
export interface Duplicate {
  /** The same text, not only a similar one. */
  readonly exact: boolean;
  /** UTC, ISO 8601. */
  readonly creado: string;
  /** The desk's number, where there is one yet. */
  readonly numero: string | null;
  /** Where it is in our own journal. */
  readonly entry: LedgerEntry | undefined;
}

/** The same report a week later is a new one: the fault has come back. */
const duplicateWindowMs = 7 * 24 * 3_600_000;
/** Share of equal words (0 to 1) from which two texts are reported as alike. */
const minLikeness = 0.6;
/** How many earlier requests of the journal are compared word by word. */
const maxCompared = 100;
/** How many of the desk's tickets are listed, and how many of those are opened. */
const maxAtDesk = { listed: 50, opened: 3 } as const;

/** Since when an earlier request counts. */
export function duplicatesSince(now: Date): Date {
  return new Date(now.getTime() - duplicateWindowMs);
}

function draftFingerprint({
  tipo,
  datos,
  sigueA,
}: Pick<RequestDraft, "tipo" | "datos" | "sigueA">): RequestFingerprint {
  return requestFingerprint({ tipo, datos, sigueA: sigueA ?? null });
}

/** How a journal is asked for exact duplicates that were there before then (`findDuplicate`). */
export function exactDuplicates(
  draft: Pick<RequestDraft, "tipo" | "datos" | "sigueA">,
  before: Date,
): { readonly esencia: string; readonly since: Date; readonly before: Date } {
  return { esencia: draftFingerprint(draft).digest, since: duplicatesSince(before), before };
}

/** The newest exact duplicate in the journal that was there before then. */
export async function findExactDuplicate(
  draft: Pick<RequestDraft, "perfil" | "tipo" | "datos" | "sigueA">,
  ledger: Pick<Ledger, "findDuplicate">,
  before: Date,
): Promise<LedgerEntry | undefined> {
  const { esencia, since } = exactDuplicates(draft, before);
  return await ledger.findDuplicate(draft.perfil, esencia, since, before);
}

/** The exact duplicate in the journal, or else the request there that is most alike. */
export async function findDuplicateInLedger(
  draft: RequestDraft,
  ledger: Pick<Ledger, "findDuplicate" | "recent">,
  now: Date,
): Promise<Duplicate | undefined> {
  const fingerprint = draftFingerprint(draft);
  const since = duplicatesSince(now);
  const exact = await ledger.findDuplicate(draft.perfil, fingerprint.digest, since);
  if (exact !== undefined) return entryDuplicate(exact, true);
  const recent = await ledger.recent(draft.perfil, since, maxCompared);
  const others = recent.map((entry) => ({
    share: share(fingerprint, requestFingerprint({ ...entry, sigueA: entry.sigue_a })),
    entry,
  }));
  const [best] = others.toSorted((one, other) => other.share - one.share);
  return best === undefined || best.share < minLikeness
    ? undefined
    : entryDuplicate(best.entry, false);
}

/**
 * The same among the desk's recent tickets that this journal does not know: those of another
 * machine or of the portal's own page. A desk that is down or slow has none.
 */
export async function findDuplicateAtDesk(
  draft: RequestDraft,
  needs: {
    readonly channel: Pick<Channel, "listTickets" | "getTicket">;
    readonly ledger: Pick<Ledger, "findByTicket">;
    readonly now: Date;
    /** Ends the search. */
    readonly limit: AbortSignal;
  },
  signal: AbortSignal,
): Promise<Duplicate | undefined> {
  const { channel, ledger, limit } = needs;
  const either = AbortSignal.any([signal, limit]);
  const fingerprint = draftFingerprint(draft);
  const desde = guayaquilClock(duplicatesSince(needs.now)).day;
  try {
    const page = await channel.listTickets(
      { tipo: draft.tipo, desde },
      { limit: maxAtDesk.listed },
      either,
    );
    const own = await Promise.all(
      page.tickets.map(({ numero }) => ledger.findByTicket(draft.perfil, numero)),
    );
    const strange = page.tickets.filter((_ticket, at) => own[at] === undefined);
    const details = await Promise.all(
      likeliest(draft, strange).map(({ numero }) => channel.getTicket(numero, either)),
    );
    const found = details.map((ticket) => ({
      ticket,
      share: share(fingerprint, requestFingerprint({ ...ticket, sigueA: ticket.sigue_a })),
    }));
    const [best] = found.toSorted((one, other) => other.share - one.share);
    if (best === undefined || best.share < minLikeness) return undefined;
    const { numero, creado } = best.ticket;
    return { exact: best.share === 1, creado, numero, entry: undefined };
  } catch (error) {
    if (signal.aborted || !(error instanceof MesaError || limit.aborted)) throw error;
    return undefined;
  }
}

/** Those whose subject tells of the same screen or question; the rest is not worth a request. */
function likeliest({ datos }: RequestDraft, tickets: readonly Ticket[]): readonly Ticket[] {
  const place = [datos["asunto"], datos["pantalla"], datos["motivo"]].find(
    (one) => typeof one === "string",
  );
  const screen = (typeof place === "string" ? place : "").split(">").at(-1)?.trim() ?? "";
  return tickets
    .map((ticket) => ({ ticket, share: likeness(screen, ticket.asunto) }))
    .filter(({ share, ticket }) => share > 0.3 || ticket.asunto.includes(screen))
    .toSorted((one, other) => other.share - one.share)
    .slice(0, maxAtDesk.opened)
    .map(({ ticket }) => ticket);
}

/** 1 for duplicates, less for the similar, 0 for what is about another case. */
function share(one: RequestFingerprint, other: RequestFingerprint): number {
  if (one.digest === other.digest) return 1;
  return one.scope === other.scope ? Math.min(likeness(one.text, other.text), 0.999) : 0;
}

function entryDuplicate(entry: LedgerEntry, exact: boolean): Duplicate {
  return { exact, creado: entry.creada, numero: entry.ticket?.numero ?? null, entry };
}
