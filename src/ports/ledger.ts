import type * as z from "zod";
import type { evidenceSchema } from "../domain/evidence-schema.ts";
import type { SubmissionFile, SubmissionId, FormValues } from "../domain/submission.ts";
import type { HandOver } from "../domain/hand-over.ts";
import type { FormId, Ticket, TicketNumber } from "../domain/ticket.ts";
import type { DataSelection } from "./local-data.ts";

/**
 * Where a request stands. `pendiente`: the desk never got it. `enviando`: a process is at it.
 * `desconocido`: cut off in the middle, must be settled before anything is repeated.
 * `entregado_a_mano`: in a file that a person sends; waits for word that this happened.
 */
export const entryStates = [
  "pendiente",
  "enviando",
  "aceptado",
  "en_cola",
  "entregado_a_mano",
  "desconocido",
  "rechazado",
] as const;
export type EntryState = (typeof entryStates)[number];

/** Whether an entry in this state has left `mesa`, so that it is never sent by itself again. */
export function isDone(state: EntryState): boolean {
  return state === "aceptado" || state === "en_cola" || state === "entregado_a_mano";
}

/** What the JSON contract says of the evidence of a request. */
export type EvidenceSummary = z.output<typeof evidenceSchema>;

/** The intent, complete enough to be sent by another process on another day. */
export interface Intent {
  readonly solicitud: SubmissionId;
  readonly perfil: string;
  readonly canal: string;
  /** The profile by whose channel it goes, where that is not its own: its desk was down. */
  readonly via?: string;
  readonly clave: string;
  /** SHA-256 of the content: the same key with another one is a mistake. */
  readonly huella: string;
  /** SHA-256 of what it is about, its hour left out: equal for a repeat. Empty in old records. */
  readonly esencia: string;
  readonly tipo: FormId;
  readonly datos: FormValues;
  /** Copies in the ledger's own store. */
  readonly archivos: readonly SubmissionFile[];
  readonly evidencia: EvidenceSummary | null;
  readonly sigue_a: TicketNumber | null;
  /** UTC, ISO 8601. */
  readonly creada: string;
}

export interface LedgerEntry extends Intent {
  readonly estado: EntryState;
  readonly intentos: number;
  readonly ticket: Ticket | null;
  /** Why it is not accepted yet, for people. */
  readonly motivo: string | null;
  /** UTC, ISO 8601. */
  readonly actualizada: string;
  /** When it was last handed to its channel; null before the first time. UTC, ISO 8601. */
  readonly entregada: string | null;
  /** The file that a person sends by hand, on channels that only write one. */
  readonly entrega: HandOver | null;
  /** Who recorded it, as `person@machine`; only in a firm's journal. */
  readonly remitente?: string;
}

export interface Settlement {
  readonly estado: Exclude<EntryState, "enviando">;
  readonly ticket?: Ticket;
  readonly motivo?: string;
  /** Kept where it is left out. */
  readonly entrega?: HandOver;
}

/** What the journal has, in sum. */
export interface LedgerTotals {
  readonly count: number;
  /** When the oldest and the newest entry were made; UTC, ISO 8601. */
  readonly first: string | null;
  readonly last: string | null;
  /** Identification and name of each operator, once. */
  readonly people: readonly string[];
}

/** One sender's turn at an entry: what it writes counts as long as nobody has taken over. */
export interface Claim {
  /** As it was before. */
  readonly entry: LedgerEntry;
  readonly turn: number;
}

/** A settled request, with as much as is said of it when it is deleted. */
export interface SettledEntry extends Pick<Intent, "solicitud" | "perfil" | "creada"> {
  readonly ticket: TicketNumber | null;
}

/** What a deletion would take from the journal. */
export interface Purgeable {
  /** Oldest first. */
  readonly settled: readonly SettledEntry[];
  /** Entries of the selection that are still to be sent. */
  readonly waiting: number;
  /** Digests of copied files that no other entry needs. */
  readonly freed: ReadonlySet<string>;
}

/** Upkeep that keeps the journal small; never touches what is still to be sent. */
export interface LedgerUpkeep {
  /** What a selection means; the entries themselves are not read. */
  readonly purgeable: (selection: DataSelection) => Promise<Purgeable>;
  /**
   * Forgets the copied files of settled entries that no other one needs; with `receipts` the
   * entries themselves, too.
   */
  readonly purge: (
    ids: readonly SubmissionId[],
    options: { readonly receipts: boolean },
  ) => Promise<void>;
  /** Settled entries made before then; `copies`: only those whose files were not yet forgotten. */
  readonly settledBefore: (
    before: Date,
    options: { readonly copies: boolean },
  ) => Promise<readonly SubmissionId[]>;
  /** Removes copies that no entry names and that have lain there for a day. */
  readonly sweep: () => Promise<void>;
  /**
   * Whether this machine's clock may be believed enough to delete by it: it has not jumped by months
   * since it was last believed, or since the newest ticket of a desk, unless a desk confirms it or it
   * has shown so for weeks.
   *
   * @param deskTime  the desk's clock at this moment, where one was asked
   */
  readonly believesClock: (deskTime: Date | undefined) => Promise<boolean>;
  /** True for one process every so many milliseconds: it is its turn to do a task. */
  readonly takeTurn: (task: string, every: number) => Promise<boolean>;
  /** Shrinks the file when more than this share of it is free. */
  readonly compact: (share: number) => Promise<void>;
}

/**
 * The journal of everything that was ever to be sent. Each change is on disk when its promise
 * resolves; any number of processes may use it at once.
 */
export interface Ledger extends LedgerUpkeep {
  /** Copies a file in, named by its digest. @throws MesaError `disco` */
  readonly keepFile: (path: string, sha256: string) => Promise<string>;
  /** Where a document made by us may be written before it is moved in. */
  readonly scratchPath: (name: string) => Promise<string>;
  /** Moves a file in that was made there; it is on disk when this resolves. @throws MesaError `disco` */
  readonly adoptFile: (path: string, sha256: string) => Promise<string>;
  /** A key's entry, if this profile used it before. */
  readonly findByKey: (perfil: string, clave: string) => Promise<LedgerEntry | undefined>;
  readonly find: (id: SubmissionId) => Promise<LedgerEntry | undefined>;
  /** The newest entry that became this ticket. */
  readonly findByTicket: (perfil: string, numero: TicketNumber) => Promise<LedgerEntry | undefined>;
  /**
   * Writes the intent down before the first byte goes out. Where the key is known already, its
   * entry is returned and nothing is written, unless the desk refused it: then this replaces it.
   * With `duplicatesSince` the same goes for a duplicate written since then, whatever its key.
   */
  readonly record: (intent: Intent, duplicatesSince?: Date) => Promise<LedgerEntry>;
  /** The newest entry about the same that the desk has not refused; `before`: made before then. */
  readonly findDuplicate: (
    perfil: string,
    esencia: string,
    since: Date,
    before?: Date,
  ) => Promise<LedgerEntry | undefined>;
  /** So many entries that the desk has not refused, newest first. */
  readonly recent: (perfil: string, since: Date, limit: number) => Promise<readonly LedgerEntry[]>;
  /**
   * Takes an entry, and keeps it for as long as this process lives and has not settled it;
   * undefined when another live process has it, it is done, or it was dropped. `anew`: an attempt to
   * send, which is counted.
   */
  readonly claim: (id: SubmissionId, anew?: boolean) => Promise<Claim | undefined>;
  /**
   * Takes the oldest entry of a profile that is to be sent by now (`retry-rule.ts`) and that nobody
   * has, as an attempt to send; of several processes at once each gets another one. Undefined where
   * there is none.
   */
  readonly claimNext: (perfil: string) => Promise<Claim | undefined>;
  /**
   * Writes down what came of a turn. From one who was taken over from only an acceptance counts:
   * that is a fact, the rest is stale.
   *
   * @returns the entry as it is now
   */
  readonly settle: (claim: Claim, settlement: Settlement) => Promise<LedgerEntry>;
  /**
   * Sends an entry by another channel from now on, and by that one only; undefined where it is not
   * certain that it never went out, or another process has it.
   */
  readonly redirect: (
    id: SubmissionId,
    via: { readonly perfil: string; readonly canal: string },
  ) => Promise<LedgerEntry | undefined>;
  /**
   * Oldest first. `through`: those that go, or went, by this profile's channel, its own or as another
   * one's substitute; the others are not read. `startsWith`, `endsWith`: the beginning, the end of their
   * ids.
   */
  readonly list: (filter: {
    readonly perfil?: string;
    readonly estados: readonly EntryState[];
    readonly through?: { readonly canal: string; readonly perfil: string };
    readonly startsWith?: string;
    readonly endsWith?: string;
  }) => Promise<readonly LedgerEntry[]>;
  /** Every entry, oldest first, a few at a time: a journal may have more than fit into memory. */
  readonly all: () => AsyncIterable<LedgerEntry>;
  readonly totals: () => Promise<LedgerTotals>;
  /**
   * Forgets an entry; false when it has become a ticket by now, or somebody is sending it. True, too, for
   * one that another process has forgotten already.
   */
  readonly drop: (id: SubmissionId) => Promise<boolean>;
  readonly close: () => void;
}
