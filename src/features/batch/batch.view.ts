import { resultColumns } from "../../forms/from-table.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { MomentRead } from "./moments-read.ts";
import type { RowOutcome } from "./row-outcome.ts";
import { describeError } from "../../view/describe.ts";
import { reasonWords } from "../../view/reason-words.ts";
import { formatTime } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { reducedLines, reducedWords, type ReducedRow } from "./reduced-rows.view.ts";
import { rowErrors, type noticesJson } from "./row-errors.view.ts";
import { resultOf } from "../request/submit-json.view.ts";
import type { ViewTools } from "../../view/view.ts";

/** How many rows had which result. */
export interface BatchTally {
  total: number;
  aceptados: number;
  repetidos: number;
  pendientes: number;
  desconocidos: number;
  rechazados: number;
  invalidos: number;
  /** Sent although an earlier request, from before this batch, says the same. */
  parecidos: number;
}

export interface BatchResult extends Readonly<BatchTally> {
  readonly archivo_resultado: string;
  /** True when `--max-errores` ended the batch. */
  readonly detenido: boolean;
  /** How days and hours that are written in another notation were understood, by examples. */
  readonly momentos: readonly MomentRead[];
  /** What is to be known of the table itself. */
  readonly advertencias: ReturnType<typeof noticesJson>;
  /** Rows whose images were made smaller so that the desk takes them. */
  readonly reducidas: number;
  readonly filas_reducidas: readonly ReducedRow[];
}

export function emptyTally(): BatchTally {
  return {
    total: 0,
    aceptados: 0,
    repetidos: 0,
    pendientes: 0,
    desconocidos: 0,
    rechazados: 0,
    invalidos: 0,
    parecidos: 0,
  };
}

export function countOutcome(outcome: RowOutcome, tally: BatchTally): void {
  tally.total += 1;
  if (duplicateOf(outcome) !== undefined) tally.parecidos += 1;
  switch (resultWord(outcome)) {
    case "aceptado":
    case "en_cola":
    case "entregado_a_mano":
      tally.aceptados += 1;
      break;
    case "repetido":
      tally.repetidos += 1;
      break;
    case "desconocido":
      tally.desconocidos += 1;
      break;
    case "rechazado":
      tally.rechazados += 1;
      break;
    case "invalido":
      tally.invalidos += 1;
      break;
    default:
      tally.pendientes += 1;
  }
}

/** The earlier request that a row sent now repeats in other words. */
function duplicateOf(outcome: RowOutcome): LedgerEntry | undefined {
  return outcome.kind === "sent" && !outcome.repeated ? outcome.duplicate : undefined;
}

/** A row's result, in the words of the result file's column `resultado`. */
function resultWord(outcome: RowOutcome): string {
  switch (outcome.kind) {
    case "invalid":
      return "invalido";
    case "known":
      return "repetido";
    case "failed":
      return outcome.entry === undefined ? "no_enviado" : resultOf(outcome.entry.estado);
    case "sent": {
      const state = resultOf(outcome.entry.estado);
      return outcome.repeated && state === "aceptado" ? "repetido" : state;
    }
  }
}

/** A line of the result file: the row's own cells, and its result. */
export function resultRow(
  outcome: RowOutcome,
  columnOf: (field: string) => string,
  translator: Translator,
): Readonly<Record<string, unknown>> {
  const { row } = outcome;
  const own = Object.entries(row.cells).filter(
    ([name]) => name !== "" && !resultColumns.some((one) => one === name),
  );
  return {
    ...Object.fromEntries(own),
    fila: row.line,
    resultado: resultWord(outcome),
    error: errorOf(outcome, columnOf, translator),
    ...receiptOf(outcome),
  };
}

function receiptOf(outcome: RowOutcome) {
  if (outcome.kind === "invalid") return { ticket: "", estado: "", solicitud: "" };
  if (outcome.kind === "known") {
    const { ticket, solicitud } = outcome.known;
    return { ticket, estado: "", solicitud };
  }
  const { entry } = outcome;
  return {
    ticket: entry?.ticket?.numero ?? "",
    estado: entry?.ticket?.estado ?? "",
    solicitud: entry?.solicitud ?? "",
  };
}

function errorOf(
  outcome: RowOutcome,
  columnOf: (field: string) => string,
  translator: Translator,
): string {
  switch (outcome.kind) {
    case "known":
      return "";
    case "failed":
      return describeError(outcome.error, translator).message;
    case "invalid":
      return rowErrors(outcome.row, outcome.problems, columnOf, translator)
        .map(({ columna, mensaje }) => `${columna}: ${mensaje}`)
        .join(" | ");
    case "sent": {
      const { entry, refusal, sameAs } = outcome;
      const duplicate = duplicateOf(outcome);
      if (refusal !== null) return refusal;
      if (entry.estado !== "aceptado") {
        return entry.motivo === null ? "" : reasonWords(entry.motivo, translator);
      }
      if (sameAs !== undefined) return translator.t("lote.igual", { fila: sameAs });
      if (duplicate === undefined) return reducedWords(entry.evidencia, translator);
      const ticket = duplicate.ticket?.numero ?? duplicate.solicitud;
      return translator.t("lote.parecida", {
        ticket,
        fecha: formatTime(duplicate.creada, { translator }),
      });
    }
  }
}

export function batchView(result: BatchResult, tools: ViewTools): readonly string[] {
  const { translator, paint } = tools;
  const { t } = translator;
  const counts = [
    [result.aceptados, "lote.aceptados"],
    [result.repetidos, "lote.repetidos"],
    [result.pendientes, "lote.pendientes"],
    [result.desconocidos, "lote.desconocidos"],
    [result.rechazados, "lote.rechazados"],
    [result.invalidos, "lote.invalidos"],
  ] as const;
  const well = result.aceptados + result.repetidos === result.total;
  return [
    `${well ? paint.good("✓") : paint.warn("!")} ${t("lote.total", { total: result.total })}`,
    ...counts.flatMap(([numero, key]) => (numero === 0 ? [] : [`  ${t(key, { numero })}`])),
    ...(result.parecidos > 0 ? [`  ${t("lote.parecidos", { numero: result.parecidos })}`] : []),
    ...reducedLines(result.filas_reducidas, tools).map((line) => `  ${line}`),
    ...(result.detenido ? [`  ${t("lote.detenido")}`] : []),
    `  ${t("lote.resultado-en", { archivo: paint.link(neutralizeLine(result.archivo_resultado), result.archivo_resultado) })}`,
    ...(result.pendientes + result.desconocidos > 0 ? [`  ${t("lote.bandeja")}`] : []),
  ];
}
