import * as z from "zod/mini";
import { MesaError } from "../errors/mesa-error.ts";
import { countOutcome, emptyTally, resultRow, type BatchResult } from "../output/batch-view.ts";
import { AdaptiveLimit } from "../usecases/adaptive-limit.ts";
import { CircuitBreaker } from "../usecases/circuit-breaker.ts";
import { sendBatch, type KnownRow } from "../usecases/send-batch.ts";
import type { TableRow } from "../ports/tables.ts";
import type { Batch } from "./batch-rows.ts";
import type { Call } from "./call.ts";
import type { Input } from "./input.ts";
import { requireSession } from "./require-session.ts";

/** What a row of an earlier result file must tell to be taken as done. */
const knownCells = z.looseObject({
  fila: z.coerce.number(),
  ticket: z.string(),
  solicitud: z.string(),
});

/** Sends a table's rows and writes the result file row by row. */
export async function runBatch(batch: Batch, input: Input, call: Call): Promise<BatchResult> {
  const { context, translator } = call;
  const { signal, clock } = context;
  const parallel = input.whole("paralelo", { min: 1, max: 64 });
  const mostErrors = input.whole("max_errores", { min: 1, max: 1_000_000 });
  const format = batch.table.format === "ndjson" ? "ndjson" : "csv";
  const archivo = context.files.resolve(
    context.cwd,
    input.text("resultado") ?? `${batch.path.replace(/\.[^./\\]+$/, "")}.resultado.${format}`,
  );
  const known = input.flag("continuar") ? await readKnown(archivo, call) : new Map();
  await confirmBatch(batch, input, call);
  await requireSession(call);
  const room = await context.tables();
  const writer = await room.writer(archivo, { format, delimiter: batch.table.delimiter });
  const limit = new AdaptiveLimit(parallel);
  call.onPressure = () => limit.less();
  const progress = await call.progress(translator.t("progreso.enviando"));
  const started = clock().getTime();
  const tally = emptyTally();
  let stopped = false;
  try {
    const outcomes = sendBatch(
      untilAborted(batch.table.rows(), signal),
      {
        ledger: await context.ledger(),
        evidence: await context.evidence(),
        newId: context.newId,
        clock,
        wait: context.wait,
        reached: context.reached,
        ready: () => Promise.resolve(),
        channel: async () => (await call.connect()).channel,
        check: batch.check,
        known: (row) => known.get(row.line),
        limit,
        breaker: new CircuitBreaker(clock),
      },
      signal,
    );
    for await (const outcome of outcomes) {
      countOutcome(outcome, tally);
      await writer.write(resultRow(outcome, translator));
      const seconds = (clock().getTime() - started) / 1000;
      const porSegundo = (tally.total / Math.max(seconds, 0.001)).toFixed(1);
      progress.update(
        translator.t("lote.progreso", { hechas: tally.total, por_segundo: porSegundo }),
      );
      stopped = mostErrors !== undefined && tally.invalidos + tally.rechazados >= mostErrors;
      if (stopped) break;
    }
  } finally {
    progress.stop();
    await writer.finish();
  }
  if (signal.aborted) throw new MesaError("interrumpido");
  return { ...tally, archivo_resultado: archivo, detenido: stopped };
}

/** Ctrl-C stops between two rows; what is under way is finished. */
async function* untilAborted(
  rows: AsyncIterable<TableRow>,
  signal: AbortSignal,
): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    if (signal.aborted) return;
    yield row;
  }
}

async function confirmBatch(batch: Batch, input: Input, call: Call): Promise<void> {
  const profile = await call.profile();
  const { t } = call.translator;
  const params = { archivo: batch.path, perfil: profile.nombre, canal: profile.canal };
  call.note(t("lote.se-enviara", params));
  if (!call.asks || input.flag("si")) return;
  if (!(await call.prompter.confirm(t("lote.confirmar"), true))) {
    throw new MesaError("interrumpido");
  }
}

/** The tickets that an earlier result file tells, by line; none where there is no such file. */
async function readKnown(path: string, call: Call): Promise<Map<number, KnownRow>> {
  const { context } = call;
  const known = new Map<number, KnownRow>();
  // The unfinished one is the newer of the two.
  const place = [`${path}.parcial`, path].find((one) => context.files.exists(one));
  if (place === undefined) return known;
  const table = await (await context.tables()).open(place);
  for await (const { cells, ragged } of table.rows()) {
    const row = knownCells.safeParse(cells);
    if (ragged !== undefined || !row.success || row.data.ticket === "") continue;
    known.set(row.data.fila, { ticket: row.data.ticket, solicitud: row.data.solicitud });
  }
  return known;
}
