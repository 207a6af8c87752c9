import { isDone, type LedgerEntry } from "../../ports/ledger.ts";
import type { Reservable, Reservation, Reservations } from "../../ports/reservations.ts";
import type { SubmitNeeds } from "../../sending/submit-request.ts";

/** Pause between two looks at which rows colleagues are done with. */
const pollMs = 100;

/** A row that is to be sent by one machine of the firm. */
export interface SharedRow extends Reservable {
  /** SHA-256 of its content. */
  readonly huella: string;
}

/** What the firm's journal had about a row before this machine was at it. */
export interface JournalFacts {
  readonly entry: LedgerEntry | undefined;
  readonly duplicate: LedgerEntry | undefined;
  /** The entry, where it is that of a machine that has sent the same row, or was refused it. */
  readonly theirs: LedgerEntry | undefined;
}

/**
 * Works on a row that no other machine of the firm is working on.
 *
 * @param stepAside  called before it waits for another machine
 * @param work  gets nothing where the firm's journal can't be asked
 */
type SharedWork = <Result>(
  row: SharedRow,
  stepAside: () => void,
  work: (facts: JournalFacts | undefined) => Promise<Result>,
) => Promise<Result>;

/**
 * Lets each row of a table be prepared by one machine where several of a firm send the same one. A
 * machine waits for the rows of its colleagues beside its own work, and takes over those that are
 * not done when their reservation ends.
 */
export function shareRows(
  reservations: Reservations,
  wait: SubmitNeeds["wait"],
  signal: AbortSignal,
): SharedWork {
  const released = createReleases(reservations, wait, signal);

  return async (row, stepAside, work) => {
    const { perfil, clave, huella } = row;
    const first = await reservations.reserve(row);
    let now = first;
    if (first !== undefined && isTaken(first)) stepAside();
    while (now !== undefined && isTaken(now)) {
      const entry = await released(perfil, clave);
      const isLeft = entry !== undefined && isDone(entry.estado);
      now = isLeft ? { ...now, entry } : await reservations.reserve(row);
    }
    if (now === undefined) return await work(undefined);
    const { isMine, entry, duplicate } = now;
    const isTheirs =
      entry !== undefined && (isDone(entry.estado) || wasRefused(entry, first?.entry));
    const theirs = isTheirs && entry.huella === huella ? entry : undefined;
    try {
      return await work({ entry, duplicate, theirs });
    } finally {
      if (isMine) await reservations.release(perfil, clave);
    }
  };
}

/** Another machine is working on the row. */
function isTaken({ isMine, entry }: Reservation): boolean {
  return !isMine && (entry === undefined || !isDone(entry.estado));
}

/** The desk has refused it since then. */
function wasRefused(entry: LedgerEntry, before: LedgerEntry | undefined): boolean {
  if (entry.estado !== "rechazado") return false;
  return entry.solicitud !== before?.solicitud || before.estado !== "rechazado";
}

/**
 * Resolves when a key is reserved no longer, with its entry; each look asks about all keys that wait by
 * then. Where nobody can be asked, none is.
 */
function createReleases(
  { released }: Pick<Reservations, "released">,
  wait: SubmitNeeds["wait"],
  signal: AbortSignal,
): (perfil: string, clave: string) => Promise<LedgerEntry | undefined> {
  const waiting = new Set<string>();
  let look: ReturnType<Reservations["released"]> | undefined;

  async function lookLater(perfil: string): ReturnType<Reservations["released"]> {
    await wait(pollMs, signal);
    look = undefined;
    return await released(perfil, [...waiting]);
  }

  return async (perfil, clave) => {
    waiting.add(clave);
    try {
      for (;;) {
        const free = await (look ??= lookLater(perfil));
        if (free === undefined || free.has(clave)) return free?.get(clave);
      }
    } finally {
      waiting.delete(clave);
    }
  };
}
