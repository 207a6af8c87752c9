import { jsonText } from "../../domain/json-text.ts";
import type { FieldProblem } from "../../errors/mesa-error.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { Table, TableRow } from "../../ports/table-files.ts";
import { describeAdvice, describeProblem } from "../../view/describe.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { ViewTools } from "../../view/view.ts";
import type { MomentRead } from "./moments-read.ts";
import { marked, shownRows } from "./row-lines.view.ts";
import { reducedLines, type ReducedRow } from "./reduced-rows.view.ts";

/** One problem of one cell. */
export interface RowError {
  readonly fila: number;
  /** As the table's own heading names it. */
  readonly columna: string;
  readonly valor: string;
  readonly codigo: string;
  readonly mensaje: string;
  /** What to do about it. */
  readonly remedio: string;
}

/** Something about the table that its user should know. */
interface TableWarning {
  readonly codigo: string;
  readonly mensaje: string;
}

/** The notices of a table in words. */
export function noticesJson(
  { notices }: Pick<Table, "notices">,
  translator: Translator,
): readonly TableWarning[] {
  return notices.map(({ code, params }) => ({
    codigo: code,
    mensaje: describeAdvice({ field: "tabla", code, params }, translator),
  }));
}

export interface Validation {
  readonly archivo: string;
  readonly tipo: string;
  readonly filas: number;
  readonly validas: number;
  readonly errores: readonly RowError[];
  /** Errors counted but not listed. */
  readonly omitidos: number;
  /** How days and hours that are written in another notation were understood, by examples. */
  readonly momentos: readonly MomentRead[];
  /** What is to be known of the table itself. */
  readonly advertencias: readonly TableWarning[];
  /** Rows that say the same as an earlier one: both are one request. */
  readonly repetidas: readonly { readonly fila: number; readonly igual_a: number }[];
  /** Rows whose images would be made smaller so that the desk takes them. */
  readonly reducidas: number;
  readonly filas_reducidas: readonly ReducedRow[];
}

/** Characters of a wrong value that are shown. */
const maxValueLength = 200;

export function rowErrors(
  row: TableRow,
  problems: readonly FieldProblem[],
  columnOf: (field: string) => string,
  translator: Translator,
): readonly RowError[] {
  return problems.map((problem) => {
    const columna = columnOf(problem.field);
    const valor = Object.hasOwn(row.cells, columna) ? cellText(row.cells[columna]) : "";
    return {
      fila: row.line,
      columna,
      valor: valor.length > maxValueLength ? `${valor.slice(0, maxValueLength - 1)}…` : valor,
      codigo: problem.code,
      mensaje: describeProblem(problem, translator),
      remedio: remedyOf(problem, translator),
    };
  });
}

/** The problem's own remedy, else what its field expects. */
function remedyOf({ code, field, params }: FieldProblem, { find }: Translator): string {
  return find(`remedio.${code}`, params) ?? find(`campo.${field}.ayuda`) ?? "";
}

/** A cell as text: strings as they are, everything else as JSON. */
export function cellText(cell: unknown): string {
  if (typeof cell === "string") return cell;
  return cell === null || cell === undefined ? "" : jsonText(cell);
}

export function validationView(
  { filas, validas, errores, omitidos, repetidas, filas_reducidas }: Validation,
  tools: ViewTools,
): readonly string[] {
  const { translator, paint, decorated } = tools;
  const { t } = translator;
  if (!decorated) {
    return errores.map(({ fila, columna, valor, mensaje, remedio }) =>
      [fila, columna, valor, mensaje, remedio].map((cell) => oneCell(cell)).join("\t"),
    );
  }
  const lines = [
    ...alike(errores).flatMap((rows) => errorLines(rows, tools)),
    ...repetidas.flatMap(({ fila, igual_a }) =>
      marked(paint.warn("!"), t("lote.igual-a", { fila, igual_a }), tools),
    ),
    ...reducedLines(filas_reducidas, tools),
    ...(omitidos > 0 ? [t("lote.omitidos", { omitidos })] : []),
  ];
  const mark = filas === validas ? paint.good("✓") : paint.bad("✗");
  return [
    ...lines,
    ...(lines.length > 0 ? [""] : []),
    ...marked(mark, t("lote.validadas", { filas, validas }), tools),
  ];
}

/** Rows with the same error are shown as one: a file that is missing is often named by many. */
function alike(errors: readonly RowError[]): readonly (readonly RowError[])[] {
  const groups = new Map<string, RowError[]>();
  for (const one of errors) {
    const key = [one.columna, one.valor, one.mensaje].join("\u0000");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function errorLines(rows: readonly RowError[], tools: ViewTools): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { columna, valor, mensaje, codigo } = first;
  const { translator, paint } = tools;
  const numbers = rows.map(({ fila }) => fila);
  const place = `${shownRows(numbers, translator)} · ${neutralizeLine(columna)}`;
  // Most messages name the value themselves.
  const value = neutralizeLine(valor);
  const shown = value === "" || mensaje.includes(value) ? "" : ` «${value}»`;
  // What a field expects in general says nothing that the message does not.
  const own = translator.find(`remedio.${codigo}`) !== undefined;
  const remedy = own ? marked(`  ${paint.dim("→")}`, first.remedio, tools) : [];
  return [...marked(paint.bad("✗"), `${place}${shown}: ${mensaje}`, tools), ...remedy];
}

function oneCell(value: string | number): string {
  return neutralizeLine(String(value)).replaceAll("\t", " ");
}
