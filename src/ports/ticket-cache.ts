import type { FormId, Ticket, TicketDetail, TicketNumber } from "../domain/ticket.ts";
import type { TicketChange } from "./channel.ts";

/** Which copies, newest first. */
export interface CachedFilter {
  readonly estado?: string;
  readonly tipo?: FormId;
  /** UTC, ISO 8601; the first inclusive, the second not. */
  readonly since?: string;
  readonly before?: string;
}

/** How far the copies of a profile's tickets go. */
export interface CacheMark {
  /** Where the desk's changes are to be asked for from. */
  readonly cursor: string | null;
  /** When all of the operator's tickets were last known to be there; UTC, ISO 8601. */
  readonly whole: string | null;
  /** When the newest of them was seen; UTC, ISO 8601. */
  readonly seen: string | null;
}

/** When a case happened: its registration, its last change, and the desk's first answer if there is one. */
export interface CachedTimes extends Pick<Ticket, "tipo" | "estado" | "creado" | "actualizado"> {
  readonly respondido: string | null;
}

/** A change nobody has looked at yet. */
export interface Unseen extends TicketChange {
  readonly id: number;
}

/**
 * Copies of the tickets that were seen, per profile, and what changed since the user last looked.
 * Losing it loses no more than time. Each method is one transaction; any number of processes may
 * use it at once.
 */
export interface TicketCache {
  /** True where nothing of a profile can be kept: `keep` and `keepDetails` then do nothing that this cache gives back. */
  readonly isReadOnly: (perfil: string) => Promise<boolean>;
  readonly keep: (perfil: string, tickets: readonly Ticket[], seen: string) => Promise<void>;
  readonly keepDetails: (
    perfil: string,
    tickets: readonly TicketDetail[],
    seen: string,
  ) => Promise<void>;
  /** Newest first; at most so many. */
  readonly list: (
    perfil: string,
    filter: CachedFilter,
    limit: number,
  ) => Promise<readonly Ticket[]>;
  readonly count: (perfil: string, filter?: CachedFilter) => Promise<number>;
  /** How many copies are of the whole case; this reads every row. */
  readonly countWhole: (perfil: string, filter: CachedFilter) => Promise<number>;
  /** Those of which there is a copy of the whole case in its latest known state. */
  readonly whole: (
    perfil: string,
    numbers: readonly TicketNumber[],
  ) => Promise<ReadonlySet<TicketNumber>>;
  /** The whole case, where the copy is of its latest known state. */
  readonly detail: (perfil: string, numero: TicketNumber) => Promise<TicketDetail | undefined>;
  /** Every whole case, newest first, one at a time: there may be more than fit into memory. */
  readonly details: (perfil: string, filter: CachedFilter) => AsyncIterable<TicketDetail>;
  /** When each of them happened, without reading its text. */
  readonly times: (perfil: string, filter: CachedFilter) => AsyncIterable<CachedTimes>;
  readonly mark: (perfil: string) => Promise<CacheMark>;
  /**
   * Writes changes down and moves on to the next cursor. Nothing is done where another process has
   * moved on from `after`, where these changes were asked for from: it wrote them down.
   */
  readonly note: (
    perfil: string,
    changes: readonly TicketChange[],
    next: { readonly after: string | null; readonly cursor: string; readonly whole: string },
  ) => Promise<void>;
  /** Oldest first. */
  readonly unseen: (perfil: string) => Promise<readonly Unseen[]>;
  /** The user has looked at everything up to this one. */
  readonly look: (perfil: string, upTo: number) => Promise<void>;
  readonly close: () => void;
}
