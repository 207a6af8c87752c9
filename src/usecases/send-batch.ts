import { MesaError, type FieldProblem } from "../errors/mesa-error.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { TableRow } from "../ports/tables.ts";
import type { AdaptiveLimit } from "./adaptive-limit.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import { contentDigest } from "./content-digest.ts";
import { inOrder } from "./in-order.ts";
import type { RequestDraft } from "./prepare-intent.ts";
import { recordRequest, submitRequest, type SubmitNeeds } from "./submit-request.ts";

/** A row that was looked at. */
export type CheckedRow =
  | { readonly ok: true; readonly draft: RequestDraft }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

export type RowOutcome =
  | { readonly kind: "invalid"; readonly row: TableRow; readonly problems: readonly FieldProblem[] }
  | { readonly kind: "known"; readonly row: TableRow; readonly known: KnownRow }
  | {
      readonly kind: "sent";
      readonly row: TableRow;
      readonly entry: LedgerEntry;
      readonly repeated: boolean;
      /** The desk's words, where it refused. */
      readonly refusal: string | null;
    };

/** What an earlier result file says of a row. */
export interface KnownRow {
  readonly ticket: string;
  readonly solicitud: string;
}

export interface BatchNeeds extends SubmitNeeds {
  readonly check: (row: TableRow) => Promise<CheckedRow>;
  /** Set for rows that need not be looked at again. */
  readonly known: (row: TableRow) => KnownRow | undefined;
  readonly limit: AdaptiveLimit;
  readonly breaker: CircuitBreaker;
}

/** Mistakes of one row that stop no other. */
const ofTheRow = new Set(["clave-reutilizada", "archivo-ilegible", "evidencia-invalida"]);

/**
 * Sends each row once: its key is its own or made of its content, so that the same file again sends
 * only what is missing. While the desk is down, rows are written down and wait in the outbox.
 */
export function sendBatch(
  rows: AsyncIterable<TableRow>,
  needs: BatchNeeds,
  signal: AbortSignal,
): AsyncGenerator<RowOutcome> {
  return inOrder(
    rows,
    () => needs.limit.now,
    async (row): Promise<RowOutcome> => {
      const known = needs.known(row);
      if (known !== undefined) return { kind: "known", row, known };
      const checked = await needs.check(row);
      if (!checked.ok) return { kind: "invalid", row, problems: checked.problems };
      const clave = checked.draft.clave ?? `lote-${contentDigest(checked.draft).slice(0, 40)}`;
      try {
        return await sendRow(row, { ...checked.draft, clave }, needs, signal);
      } catch (error) {
        if (!(error instanceof MesaError) || !ofTheRow.has(error.code)) throw error;
        const problem = { field: "clave", code: error.code, params: error.params };
        return { kind: "invalid", row, problems: [problem, ...error.problems] };
      }
    },
  );
}

async function sendRow(
  row: TableRow,
  draft: RequestDraft,
  needs: BatchNeeds,
  signal: AbortSignal,
): Promise<RowOutcome> {
  if (!needs.breaker.closed) {
    const entry = await recordRequest(draft, needs);
    return { kind: "sent", row, entry, repeated: entry.estado === "aceptado", refusal: null };
  }
  const { entry, repeated, refusal } = await submitRequest(draft, needs, signal);
  if (entry.estado === "pendiente") needs.breaker.failed();
  else {
    needs.breaker.succeeded();
    needs.limit.good();
  }
  return { kind: "sent", row, entry, repeated, refusal: refusal?.message ?? null };
}
