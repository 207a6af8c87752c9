import { MesaError, type FieldProblem } from "../../errors/mesa-error.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { TableRow } from "../../ports/table-files.ts";
import type { AdaptiveLimit } from "./adaptive-limit.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import { contentDigest } from "../../sending/content-digest.ts";
import { createGate } from "./create-gate.ts";
import { createQueues } from "./create-queues.ts";
import { findExactDuplicate } from "../../sending/find-duplicate.ts";
import { inOrder } from "../../sending/in-order.ts";
import type { RequestDraft } from "../../sending/prepare-intent.ts";
import { sendEntry } from "../../sending/send-entry.ts";
import { recordRequest, type SubmitNeeds } from "../../sending/submit-request.ts";

/** A row that was looked at. */
export type CheckedRow =
  | { readonly ok: true; readonly draft: RequestDraft }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** What an earlier result file says of a row. */
export interface KnownRow {
  readonly ticket: string;
  readonly solicitud: string;
}

/** A row to be sent, or one of which the ticket is known. */
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
      /** The line of the same table that says the same: both are one request. */
      readonly sameAs: number | undefined;
      /** A request from before this batch that says the same: the row went out all the same. */
      readonly duplicate: LedgerEntry | undefined;
      /** The desk's words, where it refused. */
      readonly refusal: string | null;
    }
  | {
      /** What keeps this row from going out keeps the others too. */
      readonly kind: "failed";
      readonly row: TableRow;
      readonly error: MesaError;
      /** Set once the request is written down: it waits in the outbox. */
      readonly entry: LedgerEntry | undefined;
    };

export interface BatchNeeds extends SubmitNeeds {
  readonly check: (row: TableRow) => Promise<CheckedRow>;
  /** The line that came with this key before, if there was one. */
  readonly earlierLine: (key: string, line: number) => number | undefined;
  readonly limit: AdaptiveLimit;
  readonly breaker: CircuitBreaker;
  /** True once nothing more is to be begun; what is written down by then stays in the outbox. */
  readonly halted: () => boolean;
}

/** Mistakes of one row that stop no other. */
const ofTheRow: readonly string[] = ["clave-reutilizada", "archivo-ilegible", "evidencia-invalida"];

/** So many rows are made ready while others are sent: their files are read, their PDF is made. */
const ahead = 8;

/**
 * So many times as many rows as may be at the desk are claimed, sent or written down at once:
 * while some of them wait for the disk the desk has its full share.
 */
const claimed = 1.5;

/**
 * Sends each row once: its key is its own or made of its content, so that the same file again sends
 * only what is missing. While the desk is down, rows are written down and wait in the outbox.
 */
export function sendBatch(
  rows: AsyncIterable<BatchRow>,
  needs: BatchNeeds,
  signal: AbortSignal,
): AsyncGenerator<RowOutcome> {
  const claims = createGate(() => Math.ceil(claimed * needs.limit.now()));
  const atDesk = createGate(needs.limit.now);
  const channel = async (): ReturnType<BatchNeeds["channel"]> => {
    const { submit, ...others } = await needs.channel();
    return { ...others, submit: (intent, stop) => atDesk(() => submit(intent, stop)) };
  };
  const begun = needs.clock();
  const oneByOne = createQueues();
  const underway = (): number => Math.ceil(claimed * needs.limit.now()) + ahead;
  return inOrder(rows, underway, async ({ row, known }): Promise<RowOutcome> => {
    if (known !== undefined) return { kind: "known", row, known };
    const checked = await needs.check(row);
    if (!checked.ok) return { kind: "invalid", row, problems: checked.problems };
    const draft = { ...checked.draft, clave: rowKey(checked.draft) };
    try {
      return await oneByOne(draft.clave, async () => {
        const sameAs = needs.earlierLine(draft.clave, row.line);
        const own = checked.draft.clave !== undefined;
        const duplicate = own ? undefined : findExactDuplicate(draft, needs.ledger, begun);
        const entry = await recordRequest(draft, needs);
        return {
          row,
          sameAs,
          // What is gone on with is no repeat of itself.
          duplicate: duplicate?.solicitud === entry.solicitud ? undefined : duplicate,
          ...(await claims(() => sendRow(entry, { ...needs, channel }, signal))),
        };
      });
    } catch (error) {
      const thrown = signal.aborted ? new MesaError("interrumpido", { cause: error }) : error;
      if (!(thrown instanceof MesaError)) throw thrown;
      return failure(row, draft, thrown, needs);
    }
  });
}

/** The row's own key, or one that the same content has again. */
export function rowKey(draft: RequestDraft): string {
  return draft.clave ?? `lote-${contentDigest(draft).slice(0, 40)}`;
}

type Sent = Omit<Extract<RowOutcome, { kind: "sent" }>, "row" | "sameAs" | "duplicate">;

async function sendRow(entry: LedgerEntry, needs: BatchNeeds, signal: AbortSignal): Promise<Sent> {
  const { breaker, limit } = needs;
  const done = entry.estado === "aceptado" || entry.estado === "en_cola";
  if (done || needs.halted() || !breaker.admits()) {
    return { kind: "sent", entry, repeated: done, refusal: null };
  }
  const channel = await needs.channel();
  const { entry: after, repeated, refusal } = await sendEntry(entry, { ...needs, channel }, signal);
  if (after.estado === "pendiente" || after.estado === "desconocido") breaker.failed();
  else {
    breaker.succeeded();
    limit.good();
  }
  return { kind: "sent", entry: after, repeated, refusal: refusal?.message ?? null };
}

function failure(
  row: TableRow,
  { perfil, clave }: RequestDraft & { readonly clave: string },
  error: MesaError,
  needs: BatchNeeds,
): RowOutcome {
  if (ofTheRow.includes(error.code)) {
    const field = error.code === "clave-reutilizada" ? "clave" : "capturas";
    const problem = { field, code: error.code, params: error.params };
    return { kind: "invalid", row, problems: [problem, ...error.problems] };
  }
  const entry = needs.ledger.findByKey(perfil, clave);
  if (error.code !== "mesa-inalcanzable" || entry === undefined) {
    return { kind: "failed", row, error, entry };
  }
  needs.breaker.failed();
  return { kind: "sent", row, entry, repeated: false, ...alone, refusal: null };
}

const alone = { sameAs: undefined, duplicate: undefined } as const;
