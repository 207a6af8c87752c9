import { MesaError } from "../../errors/mesa-error.ts";
import { resultColumns } from "../../forms/from-table.ts";
import { countOutcome, emptyTally, resultRow, type BatchResult } from "./batch.view.ts";
import type { RowFormat } from "../../ports/table-files.ts";
import { isPractice } from "../../ports/channel-capabilities.ts";
import type { DocumentWorkers } from "../../ports/documents.ts";
import { listReduced } from "./reduced-rows.view.ts";
import { noticesJson } from "./row-errors.view.ts";
import { rowSizeLimit } from "./row-size.call.ts";
import { createAdaptiveLimit, createCircuitBreaker, createLineMemory } from "./pacing.ts";
import { sendBatch, type BatchNeeds } from "./send-batch.ts";
import { batchProgress } from "./batch-progress.call.ts";
import type { Batch } from "./batch-rows.call.ts";
import type { Call } from "../../app/call.ts";
import type { Context } from "../../app/context.ts";
import { withEarlier } from "./earlier-result.ts";
import type { Input } from "../../app/input.ts";
import { requireSession } from "../session/require-session.call.ts";

/** Time after the first Ctrl-C in which requests under way may end by themselves. */
const graceMs = 10_000;

/** Sends a table's rows and writes the result file row by row. @throws MesaError `interrumpido` */
export async function runBatch(
  batch: Batch,
  documentWorkers: DocumentWorkers,
  input: Input,
  call: Call,
): Promise<BatchResult> {
  const { context, translator } = call;
  const { signal } = context;
  const parallel = input.whole("paralelo", { min: 1, max: 64 });
  const mostErrors = input.whole("max_errores", { min: 1, max: 1_000_000 });
  const archivo = resultPath(batch, input, context);
  await confirmBatch(batch, input, call);
  await requireSession(call);
  const tables = await context.tables();
  const earlier = input.flag("continuar") ? await tables.earlier(archivo) : undefined;
  const stop: { reason: "errores" | MesaError | undefined } = { reason: undefined };
  const halted = (): boolean => signal.aborted || stop.reason !== undefined;
  const size = rowSizeLimit(input, call);
  const needs = { ...(await batchNeeds(batch, documentWorkers, parallel, call)), size, halted };
  const writer = await tables.writer(archivo, resultFormat(archivo, batch));
  const sending = translator.t("progreso.enviando");
  const progress = await batchProgress(sending, batch.table.count, call);
  const tally = emptyTally();
  const reduced = listReduced(translator);
  let kept = archivo;
  const late = afterGrace(context, () => {
    progress.stop();
    call.note(translator.t("lote.terminando"));
  });
  try {
    const rows = withEarlier(batch.table.rows(), earlier);
    for await (const outcome of sendBatch(rows, needs, late.signal)) {
      countOutcome(outcome, tally);
      if (outcome.kind === "sent") reduced.add(outcome.row.line, outcome.entry.evidencia);
      writer.write(resultRow(outcome, batch.columnOf, translator));
      progress.done(tally.total);
      if (outcome.kind === "failed") stop.reason ??= outcome.error;
      const errors = tally.invalidos + tally.rechazados;
      if (mostErrors !== undefined && errors >= mostErrors) stop.reason ??= "errores";
    }
  } finally {
    late.cancel();
    progress.stop();
    kept = await writer.finish();
    if (kept !== archivo)
      call.note(translator.t("lote.resultado-ocupado", { archivo, otro: kept }));
  }
  const failure = signal.aborted ? new MesaError("interrumpido") : stop.reason;
  if (failure instanceof MesaError) {
    call.note(translator.t("lote.cortado", { total: tally.total, archivo: kept }));
    throw failure;
  }
  const advertencias = noticesJson(batch.table, translator);
  const detenido = stop.reason !== undefined;
  const result = { archivo_resultado: kept, detenido, momentos: batch.momentos, advertencias };
  return { ...tally, ...result, ...reduced.result() };
}

async function batchNeeds(
  batch: Batch,
  documentWorkers: DocumentWorkers,
  parallel: number | undefined,
  call: Call,
): Promise<Omit<BatchNeeds, "halted" | "size">> {
  const { context } = call;
  const { keepFile, adoptFile } = documentWorkers;
  const ledger = await context.ledger();
  const limit = createAdaptiveLimit(context.clock, parallel);
  return {
    ledger: { ...ledger, keepFile, adoptFile },
    evidence: documentWorkers,
    catalogs: context.catalogs,
    newId: context.newId,
    clock: context.clock,
    wait: context.wait,
    crashPoint: context.crashPoint,
    ready: () => Promise.resolve(),
    channel: async () => (await call.connect(limit.less)).channel,
    read: batch.read,
    nameFile: documentWorkers.nameFile,
    reservations: isPractice((await call.profile()).canal) ? undefined : ledger.reservations,
    earlierLine: createLineMemory(),
    limit,
    breaker: createCircuitBreaker(context.clock),
  };
}

/** @throws MesaError `archivo-existe` where the result file would overwrite the table */
function resultPath({ path }: Batch, input: Input, { files, cwd }: Context): string {
  const wanted = input.text("resultado") ?? `${path.replace(/\.[^./\\]+$/, "")}.resultado.csv`;
  const archivo = files.resolve(cwd, wanted);
  if (archivo === path) throw new MesaError("archivo-existe", { params: { archivo } });
  return archivo;
}

function resultFormat(archivo: string, { table, columns }: Batch): RowFormat {
  const own = columns.filter((column) => !resultColumns.some((one) => one === column));
  return {
    format: /\.(?:ndjson|jsonl)$/i.test(archivo) ? "ndjson" : "csv",
    delimiter: table.delimiter,
    columns: [...new Set(own), ...resultColumns],
  };
}

/**
 * The first Ctrl-C only keeps further rows from being begun; the signal given here aborts
 * `graceMs` later.
 */
function afterGrace({ signal, wait }: Context, onInterrupt: () => void) {
  const late = new AbortController();
  const begin = (): void => {
    onInterrupt();
    wait(graceMs, late.signal).then(
      () => late.abort(),
      () => {},
    );
  };
  signal.addEventListener("abort", begin, { once: true });
  return {
    signal: late.signal,
    cancel() {
      signal.removeEventListener("abort", begin);
      late.abort();
    },
  };
}

async function confirmBatch(batch: Batch, input: Input, call: Call): Promise<void> {
  const { nombre: perfil, canal } = await call.profile();
  const { t } = call.translator;
  call.note(t("lote.se-enviara", { archivo: batch.path, filas: batch.table.count, perfil, canal }));
  if (!call.asks || input.flag("si")) return;
  if (!(await call.prompter.confirm(t("lote.confirmar"), true))) {
    throw new MesaError("interrumpido");
  }
}
