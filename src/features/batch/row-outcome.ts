import type { FieldProblem, MesaError } from "../../errors/mesa-error.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { TableRow } from "../../ports/table-files.ts";
import type { RequestDraft } from "../../sending/prepare-intent.ts";

/** A row that was checked: a request, or what is wrong with it. */
export type CheckedRow = { readonly ok: true; readonly draft: RequestDraft } | Mistakes;

export interface Mistakes {
  readonly ok: false;
  readonly problems: readonly FieldProblem[];
}

/** What the result file of an earlier run says of a row. */
export interface KnownRow {
  readonly ticket: string;
  readonly solicitud: string;
}

/** A row to be sent, or one whose ticket is already known. */
export interface BatchRow {
  readonly row: TableRow;
  readonly known?: KnownRow | undefined;
}

export type RowOutcome =
  | { readonly kind: "invalid"; readonly row: TableRow; readonly problems: readonly FieldProblem[] }
  | { readonly kind: "known"; readonly row: TableRow; readonly known: KnownRow }
  | {
      readonly kind: "sent";
      readonly row: TableRow;
      readonly entry: LedgerEntry;
      readonly repeated: boolean;
      /** The earlier line of this table with the same request. */
      readonly sameAs: number | undefined;
      /** A request from before this batch with the same words; the row was sent nevertheless. */
      readonly duplicate: LedgerEntry | undefined;
      /** The desk's own words, where it refused; else null. */
      readonly refusal: string | null;
    }
  | {
      /** An error that keeps the other rows from being sent as well. */
      readonly kind: "failed";
      readonly row: TableRow;
      readonly error: MesaError;
      /** Set once the request is in the journal: it waits in the outbox. */
      readonly entry: LedgerEntry | undefined;
    };
