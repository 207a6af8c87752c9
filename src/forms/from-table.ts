import { withoutGuards } from "../domain/formula-guard.ts";
import { checkIdentity } from "../domain/identity-document.ts";
import { plainTyping, withoutInvisible } from "../domain/invisible.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { TableRow } from "../ports/table-files.ts";
import type { RawAnswers } from "./fill-form.ts";
import { fieldsOf, type FieldKind, type Form } from "./form.ts";

/** Columns that a result file adds to those of the table; they answer no field. */
export const resultColumns = [
  "fila",
  "resultado",
  "ticket",
  "estado",
  "error",
  "solicitud",
] as const;

/** Which field each column of a table answers. */
export interface ColumnPlan {
  /** Column → field, `clave` included. */
  readonly fields: ReadonlyMap<string, string>;
  /** Columns that answer no field. */
  readonly strange: readonly string[];
}

/** Headings are read as people write them: `Mensaje de error*`, `TIPO OPERADOR`, `captura`. */
export function planColumns(form: Form, columns: readonly string[]): ColumnPlan {
  const names = new Map(
    fieldsOf(form).flatMap(({ name, flag }) => [
      [plain(name), name],
      [plain(flag.slice(2)), name],
    ]),
  );
  names.set("clave", "clave");
  const fields = new Map<string, string>();
  const strange: string[] = [];
  for (const column of columns) {
    const name = names.get(plain(column));
    if (name !== undefined && ![...fields.values()].includes(name)) fields.set(column, name);
    else if (column !== "" && !resultColumns.some((one) => one === plain(column))) {
      strange.push(column);
    }
  }
  return { fields, strange };
}

/** The column in which a table has a field; the field's own name where it has none. */
export function columnOf(field: string, { fields }: ColumnPlan): string {
  for (const [column, name] of fields) if (name === field) return column;
  return field;
}

/** A row's cells as answers to the form; lists are told apart at `;` and line ends. */
export function rowAnswers(
  form: Form,
  cells: Readonly<Record<string, unknown>>,
  { fields }: ColumnPlan,
): RawAnswers {
  const kinds = new Map(fieldsOf(form).map(({ name, kind }) => [name, kind]));
  const answers: Record<string, unknown> = {};
  for (const [column, name] of fields) {
    const value = Object.hasOwn(cells, column) ? cells[column] : undefined;
    if (value !== undefined && value !== null) {
      answers[name] = readCell(name, kinds.get(name), value);
    }
  }
  return answers;
}

/** Errors of formulas as spreadsheets show them, in English and Spanish. */
const errorCell =
  /^#(?:N\/[AD]|VALUE|[¡!]?VALOR|REF|[¡!]?REF|DIV\/0|[¡!]?DIV\/0|NAME|[¿?]?NOMBRE|NUM|[¡!]?NUM|NULL|[¡!]?NULO|SPILL|[¡!]?DESBORDAMIENTO|CALC|[¡!]?C[AÁ]LC|GETTING_DATA|FIELD|CONNECT|BLOCKED|UNKNOWN|BUSY)[!?]?$|^#{3,}$/iu;

/** Cells of a row whose value a spreadsheet could not work out, by the field they belong to. */
export function lostCells(
  { cells, uncalculated = [] }: Pick<TableRow, "cells" | "uncalculated">,
  { fields }: ColumnPlan,
): readonly FieldProblem[] {
  return Array.from(fields, ([column, field]): FieldProblem | undefined => {
    const text = Object.hasOwn(cells, column) ? readText(cells[column])?.trim() : undefined;
    if (text === undefined) return undefined;
    const params = { valor: text.slice(0, 200) };
    if (uncalculated.includes(column)) return { field, code: "celda-sin-calcular", params };
    return errorCell.test(text) ? { field, code: "celda-error", params } : undefined;
  }).filter((problem) => problem !== undefined);
}

function readCell(name: string, kind: FieldKind | undefined, value: unknown): unknown {
  if (kind === "day" || kind === "time") return readMoment(value);
  const text = value instanceof Date ? dateText(value).slice(0, 10) : readText(value);
  // Lists and captures may be JSON; anything else the form itself refuses.
  if (text === undefined) return value;
  if (kind === "lines" || kind === "captures" || kind === "files") return readList(text);
  if (kind === "district")
    return plainTyping(text).replace(/^\d{1,2}$/, (code) => code.padStart(3, "0"));
  return name === "identificacion" ? withLostZero(plainTyping(text)) : text;
}

/** A number or a date behind the apostrophe with which spreadsheets mark a cell as text. */
const markedAsText = /^\s*['’](?=\d[\d\s./:-]*$)/;

/** Without the apostrophes of an earlier result file, so that the same content stays the same. */
function readText(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" ? withoutGuards(value).replace(markedAsText, "") : undefined;
}

function readList(text: string): readonly string[] {
  return text
    .split(/[;\r\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/**
 * A spreadsheet takes away the zero with which a cédula or a RUC of the first nine provinces
 * begins; it is put back where that makes a valid number.
 */
function withLostZero(text: string): string {
  if (!/^(?:\d{9}|\d{12})$/.test(text)) return text;
  return "error" in checkIdentity(`0${text}`) ? text : `0${text}`;
}

/** Days between Excel's first day and the epoch. */
const excelEpochDays = 25_569;

/**
 * A cell of a day or a time as text that the form understands: a date cell, Excel's count of days, its
 * part of a day, or what was written.
 */
function readMoment(value: unknown): unknown {
  if (value instanceof Date) return dateText(value);
  const text = readText(value)?.trim();
  if (text === undefined) return value;
  const number = Number(text.replace(",", "."));
  const isCount = /^[3-7]\d{4}(?:[.,]\d+)?$/.test(text);
  if (isCount) return dateText(new Date((number - excelEpochDays) * 86_400_000));
  const isPart = /^0?[.,]\d+$/.test(text) || text === "0";
  return isPart ? dateText(new Date(number * 86_400_000)).slice(11) : text;
}

/**
 * A date cell as `AAAA-MM-DDTHH:MM[:SS]`, to the whole second: a spreadsheet's part of a day is never
 * exact.
 */
function dateText(value: Date): string {
  const time = Math.round(value.getTime() / 1000) * 1000;
  if (Number.isNaN(time)) return "";
  return new Date(time).toISOString().slice(0, 19).replace(/:00$/, "");
}

function plain(text: string): string {
  return withoutInvisible(text)
    .normalize("NFD")
    .replace(/[\u0300-\u036f*]/g, "")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}
