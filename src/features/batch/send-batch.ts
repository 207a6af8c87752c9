import { createGate } from "../../domain/gate.ts";
import { isUnreachable, MesaError, type FieldProblem } from "../../errors/mesa-error.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { TableRow } from "../../ports/table-files.ts";
import { type AdaptiveLimit, type CircuitBreaker, createQueues } from "./pacing.ts";
import { contentDigest } from "../../sending/content-digest.ts";
import { shareRows } from "./share-rows.ts";
import { findExactDuplicate } from "../../sending/find-duplicate.ts";
import { inOrder } from "../../sending/in-order.ts";
import type { RequestDraft } from "../../sending/prepare-intent.ts";
import { isDone, sendEntry } from "../../sending/send-entry.ts";
import { recordRequest, type SubmitNeeds } from "../../sending/submit-request.ts";

/** A row that was checked: a request, or what is wrong with it. */
export type CheckedRow =
  | { readonly ok: true; readonly draft: RequestDraft }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

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

export interface BatchNeeds extends SubmitNeeds {
  readonly check: (row: TableRow) => Promise<CheckedRow>;
  /** The earlier line with this key; undefined where there is none. */
  readonly earlierLine: (key: string, line: number) => number | undefined;
  readonly limit: AdaptiveLimit;
  readonly breaker: CircuitBreaker;
  /** True once nothing more may be sent; what the journal has by then stays in the outbox. */
  readonly halted: () => boolean;
}

/** Errors of one row that do not stop the others. */
const rowErrorCodes: readonly string[] = [
  "clave-reutilizada",
  "archivo-ilegible",
  "evidencia-invalida",
  "evidencia-excede",
];

/** An error as problems of the row that has it; undefined where it stops the others as well. */
export function rowProblems(error: MesaError): readonly FieldProblem[] | undefined {
  if (!rowErrorCodes.includes(error.code)) return undefined;
  const field = error.code === "clave-reutilizada" ? "clave" : "capturas";
  return [{ field, code: error.code, params: error.params }, ...error.problems];
}

/** Rows prepared (files read, PDF made) while others are being sent. */
const preparedRows = 8;

/**
 * Rows claimed for each request that may be at the desk: while some of them are being written to
 * disk, the desk still has as many as it takes.
 */
const claimsPerRequest = 1.5;

/**
 * Sends each row once: its key is its own or made of its content, so sending the same file again
 * sends only what is missing. While the desk is down, rows are recorded and wait in the outbox.
 *
 * @param signal  ends what is under way; `needs.halted` only keeps rows from being begun
 */
export function sendBatch(
  rows: AsyncIterable<BatchRow>,
  given: BatchNeeds,
  signal: AbortSignal,
): AsyncGenerator<RowOutcome> {
  // The caller learns of a failed row in its turn; the rows under way stop before.
  let failed = false;
  const needs = { ...given, halted: () => failed || given.halted() };
  const claims = createGate(() => Math.ceil(claimsPerRequest * needs.limit.now()));
  const atDesk = createGate(needs.limit.now);
  const channel = async (): ReturnType<BatchNeeds["channel"]> => {
    const { submit, ...others } = await needs.channel();
    return { ...others, submit: (intent, stop) => atDesk(() => submit(intent, stop)) };
  };
  const batchStart = needs.clock();
  const oneByOne = createQueues();
  const underway = (): number => Math.ceil(claimsPerRequest * needs.limit.now()) + preparedRows;
  const shared = shareRows(needs, signal);
  return inOrder(
    until(needs.halted, rows),
    underway,
    async ({ row, known }, stepAside): Promise<RowOutcome> => {
      if (known !== undefined) return { kind: "known", row, known };
      const checked = await needs.check(row);
      if (!checked.ok) return { kind: "invalid", row, problems: checked.problems };
      const draft = { ...checked.draft, clave: rowKey(checked.draft) };
      try {
        const send = async (refused: LedgerEntry | undefined): Promise<RowOutcome> => {
          const sameAs = needs.earlierLine(draft.clave, row.line);
          const own = checked.draft.clave !== undefined;
          const duplicate = own
            ? undefined
            : await findExactDuplicate(draft, needs.ledger, batchStart);
          const entry = refused ?? (await recordRequest(draft, needs));
          return {
            row,
            sameAs,
            // An entry that is resumed is not a duplicate of itself.
            duplicate: duplicate?.solicitud === entry.solicitud ? undefined : duplicate,
            ...(refused === undefined
              ? await sendShared(entry, { ...needs, channel }, signal, claims)
              : { kind: "sent", entry, repeated: true, refusal: null }),
          };
        };
        return await oneByOne(draft.clave, () => shared(draft, stepAside, send));
      } catch (error) {
        const thrown = signal.aborted ? new MesaError("interrumpido", { cause: error }) : error;
        if (!(thrown instanceof MesaError)) throw thrown;
        const outcome = await failure(row, draft, thrown, needs);
        failed ||= outcome.kind === "failed";
        return outcome;
      }
    },
  );
}

/** The rows until the batch is halted. */
async function* until(
  halted: () => boolean,
  rows: AsyncIterable<BatchRow>,
): AsyncGenerator<BatchRow> {
  for await (const row of rows) {
    if (halted()) return;
    yield row;
  }
}

/** The row's own key, or one made of its content: equal content, equal key. */
export function rowKey(draft: RequestDraft): string {
  return draft.clave ?? `lote-${contentDigest(draft).slice(0, 40)}`;
}

type Sent = Omit<Extract<RowOutcome, { kind: "sent" }>, "row" | "sameAs" | "duplicate">;

/**
 * Sends a row. One that another process is sending takes no place from the rows behind it: several
 * that send the same table share its rows.
 */
async function sendShared(
  entry: LedgerEntry,
  needs: BatchNeeds,
  signal: AbortSignal,
  claims: ReturnType<typeof createGate>,
): Promise<Sent> {
  const sent = await claims(() => sendRow(entry, { ...needs, leavesClaimed: true }, signal));
  return sent.entry.estado === "enviando" ? await sendRow(sent.entry, needs, signal) : sent;
}

async function sendRow(entry: LedgerEntry, needs: BatchNeeds, signal: AbortSignal): Promise<Sent> {
  const { breaker, limit } = needs;
  const done = isDone(entry.estado);
  if (done || needs.halted() || !breaker.admits()) {
    return { kind: "sent", entry, repeated: done, refusal: null };
  }
  const channel = await needs.channel();
  const { entry: after, repeated, refusal } = await sendEntry(entry, { ...needs, channel }, signal);
  if (after.estado === "pendiente" || after.estado === "desconocido") breaker.failed();
  else if (after.estado !== "enviando") {
    breaker.succeeded();
    limit.good();
  }
  return { kind: "sent", entry: after, repeated, refusal: refusal?.message ?? null };
}

async function failure(
  row: TableRow,
  { perfil, clave }: RequestDraft & { readonly clave: string },
  error: MesaError,
  needs: BatchNeeds,
): Promise<RowOutcome> {
  const problems = rowProblems(error);
  if (problems !== undefined) return { kind: "invalid", row, problems };
  const entry = await needs.ledger.findByKey(perfil, clave);
  if (!isUnreachable(error) || entry === undefined) {
    return { kind: "failed", row, error, entry };
  }
  needs.breaker.failed();
  return {
    kind: "sent",
    row,
    entry,
    repeated: false,
    sameAs: undefined,
    duplicate: undefined,
    refusal: null,
  };
}
