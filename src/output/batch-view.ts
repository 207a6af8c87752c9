import { exitCodes, type ExitCode } from "../errors/exit-codes.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { Translator } from "../i18n/translator.ts";
import type { TableRow } from "../ports/tables.ts";
import type { RowOutcome } from "../usecases/send-batch.ts";
import { describeProblem } from "./describe-problem.ts";
import { neutralizeLine } from "./neutralize.ts";
import { resultOf } from "./submit-json.ts";
import type { ViewTools } from "./view.ts";

/** One thing that is wrong with one cell. */
export interface RowError {
  readonly fila: number;
  readonly columna: string;
  readonly valor: string;
  readonly codigo: string;
  readonly mensaje: string;
}

export interface Validation {
  readonly archivo: string;
  readonly tipo: string;
  readonly filas: number;
  readonly validas: number;
  readonly errores: readonly RowError[];
  /** Errors beyond those that are told. */
  readonly omitidos: number;
}

/** How many rows came to what. */
export interface BatchTally {
  total: number;
  aceptados: number;
  repetidos: number;
  pendientes: number;
  desconocidos: number;
  rechazados: number;
  invalidos: number;
}

export interface BatchResult extends Readonly<BatchTally> {
  readonly archivo_resultado: string;
  /** True when `--max-errores` ended it. */
  readonly detenido: boolean;
}

export function rowErrors(
  row: TableRow,
  problems: readonly FieldProblem[],
  translator: Translator,
): readonly RowError[] {
  return problems.map((problem) => ({
    fila: row.line,
    columna: problem.field,
    valor: shown(row.cells[problem.field]),
    codigo: problem.code,
    mensaje: describeProblem(problem, translator),
  }));
}

function shown(cell: unknown): string {
  const text = typeof cell === "string" ? cell : cell == null ? "" : JSON.stringify(cell);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

export function validationView(
  { filas, validas, errores, omitidos }: Validation,
  { translator, paint, decorated }: ViewTools,
): readonly string[] {
  const { t } = translator;
  const lines = errores.map(({ fila, columna, valor, mensaje }) =>
    decorated
      ? `${paint.bad("✗")} ${t("lote.fila", { fila })} · ${columna}: ${mensaje}${valor === "" ? "" : paint.dim(` («${neutralizeLine(valor)}»)`)}`
      : [fila, columna, neutralizeLine(valor), mensaje].join("\t"),
  );
  if (!decorated) return lines;
  const more = omitidos > 0 ? [t("lote.omitidos", { omitidos })] : [];
  const end = t("lote.validadas", { filas, validas });
  const mark = filas === validas ? paint.good("✓") : paint.bad("✗");
  return [...lines, ...more, ...(lines.length > 0 ? [""] : []), `${mark} ${end}`];
}

export function validationJson(validation: Validation) {
  return { ...validation };
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
  };
}

export function countOutcome(outcome: RowOutcome, tally: BatchTally): void {
  tally.total += 1;
  if (outcome.kind === "invalid") tally.invalidos += 1;
  else if (outcome.kind === "known") tally.repetidos += 1;
  else {
    const state = resultOf(outcome.entry.estado);
    if (state === "pendiente") tally.pendientes += 1;
    else if (state === "desconocido") tally.desconocidos += 1;
    else if (state === "rechazado") tally.rechazados += 1;
    else if (outcome.repeated) tally.repetidos += 1;
    else tally.aceptados += 1;
  }
}

/** The row as it came, and what came of it. */
export function resultRow(
  outcome: RowOutcome,
  translator: Translator,
): Readonly<Record<string, unknown>> {
  const { row } = outcome;
  const own = ["fila", "resultado", "ticket", "estado", "error", "solicitud"];
  const cells = Object.fromEntries(
    Object.entries(row.cells).filter(([name]) => name !== "" && !own.includes(name)),
  );
  return { ...cells, fila: row.line, ...told(outcome, translator) };
}

function told(outcome: RowOutcome, translator: Translator) {
  switch (outcome.kind) {
    case "invalid": {
      const problems = rowErrors(outcome.row, outcome.problems, translator);
      const error = problems.map(({ columna, mensaje }) => `${columna}: ${mensaje}`).join(" | ");
      return { resultado: "invalido", ticket: "", estado: "", error, solicitud: "" };
    }
    case "known": {
      const { ticket, solicitud } = outcome.known;
      return { resultado: "repetido", ticket, estado: "", error: "", solicitud };
    }
    case "sent": {
      const { entry, repeated, refusal } = outcome;
      const state = resultOf(entry.estado);
      return {
        resultado: repeated && state === "aceptado" ? "repetido" : state,
        ticket: entry.ticket?.numero ?? "",
        estado: entry.ticket?.estado ?? "",
        error: refusal ?? (state === "aceptado" ? "" : (entry.motivo ?? "")),
        solicitud: entry.solicitud,
      };
    }
  }
}

export function batchView(
  result: BatchResult,
  { translator, paint }: ViewTools,
): readonly string[] {
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
    ...(result.detenido ? [`  ${t("lote.detenido")}`] : []),
    `  ${t("lote.resultado-en", { archivo: neutralizeLine(result.archivo_resultado) })}`,
    ...(result.pendientes + result.desconocidos > 0 ? [`  ${t("lote.bandeja")}`] : []),
  ];
}

export function batchJson(result: BatchResult) {
  return { ...result };
}

/** 7 when a part went through; when nothing did, what the weightiest row says. */
export function batchExitCode(result: BatchResult): ExitCode {
  const well = result.aceptados + result.repetidos;
  if (well === result.total && !result.detenido) return exitCodes.done;
  if (well > 0) return exitCodes.partial;
  if (result.desconocidos > 0) return exitCodes.unknownOutcome;
  if (result.pendientes > 0) return exitCodes.unreachable;
  return result.rechazados > 0 ? exitCodes.refused : exitCodes.usage;
}
