import type { Ledger, LedgerEntry } from "./ledger.ts";

/** What is to be reserved. */
export interface Reservable {
  readonly perfil: string;
  readonly clave: string;
  /** The request that a duplicate is looked for of, as `findDuplicate` does; none where it is left out. */
  readonly like?: { readonly esencia: string; readonly since: Date; readonly before: Date };
}

export interface Reservation {
  readonly isMine: boolean;
  /** What the journal has under the key. */
  readonly entry: LedgerEntry | undefined;
  readonly duplicate: LedgerEntry | undefined;
}

/**
 * Keys whose request somebody is preparing and sending. A reservation only saves others the same work
 * and ends by itself after a while: `record` and `claim` alone decide what is sent.
 */
export interface Reservations {
  /**
   * Reserves a key, unless somebody has or its request has left `mesa` (`isDone`); undefined where it
   * can't be had.
   */
  readonly reserve: (wanted: Reservable) => Promise<Reservation | undefined>;
  /**
   * Those of so many keys that nobody has reserved any more, each with what the journal has under it;
   * undefined where this can't be told.
   */
  readonly released: (
    perfil: string,
    claves: readonly string[],
  ) => Promise<ReadonlyMap<string, LedgerEntry | undefined> | undefined>;
  readonly release: (perfil: string, clave: string) => Promise<void>;
}

/** A journal that may be a firm's. */
export interface SharedLedger extends Ledger {
  /** Only in a firm's: keeps two machines with the same table from preparing the same row. */
  readonly reservations?: Reservations;
}
