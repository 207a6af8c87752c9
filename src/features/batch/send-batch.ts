import { createGate } from "../../domain/gate.ts";
import { isUnreachable, MesaError, type FieldProblem } from "../../errors/mesa-error.ts";
import type { EvidenceDocuments } from "../../ports/documents.ts";
import { isDone, type LedgerEntry } from "../../ports/ledger.ts";
import type { Reservations } from "../../ports/reservations.ts";
import type { TableRow } from "../../ports/table-files.ts";
import { type AdaptiveLimit, type CircuitBreaker, createQueues } from "./pacing.ts";
import { rowIdentity, type RowIdentity, type RowReading } from "./row-identity.ts";
import type { BatchRow, Mistakes, RowOutcome } from "./row-outcome.ts";
import { shareRows, type JournalFacts } from "./share-rows.ts";
import { exactDuplicates, findExactDuplicate } from "../../sending/find-duplicate.ts";
import { inOrder } from "../../sending/in-order.ts";
import { sendEntry } from "../../sending/send-entry.ts";
import { recordRequest, type SubmitNeeds } from "../../sending/submit-request.ts";

export interface BatchNeeds extends SubmitNeeds {
  readonly read: (row: TableRow) => Promise<RowReading>;
  /** Names a file before it is checked. */
  readonly nameFile: EvidenceDocuments["nameFile"];
  /** Where other machines may be sending the same table. */
  readonly reservations: Reservations | undefined;
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
  const shared = needs.reservations && shareRows(needs.reservations, needs.wait, signal);

  /** What a row is recorded by. Its files are only named where another machine may be sending it. */
  async function identify({ check, name }: RowReading): Promise<RowIdentity | Mistakes> {
    const named = await (shared && name(needs.nameFile));
    if (named !== undefined) return rowIdentity(named);
    const checked = await check();
    return checked.ok ? rowIdentity(checked.draft) : checked;
  }

  async function send(
    row: TableRow,
    identity: RowIdentity,
    facts: JournalFacts | undefined,
    attempt: () => Promise<Sent>,
  ): Promise<RowOutcome> {
    const sameAs = needs.earlierLine(identity.clave, row.line);
    const duplicate =
      facts !== undefined || identity.isOwnKey
        ? facts?.duplicate
        : await findExactDuplicate(identity, needs.ledger, batchStart);
    const sent = await attempt();
    // An entry that is resumed is not a duplicate of itself.
    const other = duplicate?.solicitud === sent.entry.solicitud ? undefined : duplicate;
    return { row, sameAs, duplicate: other, ...sent };
  }

  /** @param facts  about the row as it was when it was named */
  async function sendOwn(
    row: TableRow,
    { check }: RowReading,
    named: RowIdentity,
    facts: JournalFacts | undefined,
  ): Promise<RowOutcome> {
    const checked = await check();
    if (!checked.ok) return { kind: "invalid", row, problems: checked.problems };
    const identity = rowIdentity(checked.draft);
    // A file may have changed since then.
    const looked = identity.huella === named.huella ? facts : undefined;
    return await send(row, identity, looked, async () => {
      const entry = await recordRequest({ ...checked.draft, clave: identity.clave }, needs, looked);
      return await sendShared(entry, { ...needs, channel }, signal, claims);
    });
  }

  return inOrder(
    until(needs.halted, rows),
    underway,
    async ({ row, known }, stepAside): Promise<RowOutcome> => {
      if (known !== undefined) return { kind: "known", row, known };
      const reading = await needs.read(row);
      const identity = await identify(reading);
      if ("problems" in identity) return { kind: "invalid", row, problems: identity.problems };
      const work = async (facts: JournalFacts | undefined): Promise<RowOutcome> => {
        const theirs = facts?.theirs;
        if (theirs === undefined) return await sendOwn(row, reading, identity, facts);
        return await send(row, identity, facts, () =>
          Promise.resolve({ kind: "sent", entry: theirs, repeated: true, refusal: null }),
        );
      };
      const { perfil, clave, huella, isOwnKey } = identity;
      const like = isOwnKey ? undefined : exactDuplicates(identity, batchStart);
      try {
        return await oneByOne(clave, () =>
          shared === undefined
            ? work(undefined)
            : shared({ perfil, clave, huella, ...(like && { like }) }, stepAside, work),
        );
      } catch (error) {
        const thrown = signal.aborted ? new MesaError("interrumpido", { cause: error }) : error;
        if (!(thrown instanceof MesaError)) throw thrown;
        const outcome = await failure(row, identity, thrown, needs);
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
  { perfil, clave }: RowIdentity,
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
