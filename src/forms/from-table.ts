import type { RawAnswers } from "./fill-form.ts";
import { fieldsOf, type FieldKind, type Form } from "./form.ts";

/** Columns that a result file has besides and that say nothing about the request. */
const resultColumns = ["fila", "resultado", "ticket", "estado", "error", "solicitud"];

/** Where a table's columns lead. */
export interface ColumnPlan {
  /** Column → field, `clave` included. */
  readonly fields: ReadonlyMap<string, string>;
  /** Columns that are no field's. */
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
    else if (column !== "" && !resultColumns.includes(plain(column))) strange.push(column);
  }
  return { fields, strange };
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
    const value = cells[column];
    if (Array.isArray(value)) answers[name] = value;
    else if (value !== undefined && value !== null) {
      answers[name] = readCell(name, kinds.get(name), value);
    }
  }
  return answers;
}

function readCell(name: string, kind: FieldKind | undefined, value: unknown): unknown {
  if (kind === "day") return readDay(value);
  if (kind === "time") return readTime(value);
  const plain = value instanceof Date ? value.toISOString().slice(0, 10) : value;
  if (typeof plain !== "string" && typeof plain !== "number" && typeof plain !== "boolean") {
    return value;
  }
  const text = String(plain);
  if (kind === "lines" || kind === "captures" || kind === "files") return readList(text);
  if (kind === "district") return text.trim().replace(/^\d{1,2}$/, (code) => code.padStart(3, "0"));
  // A spreadsheet takes the zero away that a cédula or a RUC of the first nine provinces begins with.
  if (name === "identificacion") return text.trim().replace(/^(\d{9}|\d{12})$/, "0$1");
  return text;
}

function readList(text: string): readonly string[] {
  return text
    .split(/[;\r\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Days between Excel's first day and the epoch. */
const excelEpoch = 25_569;

/** `AAAA-MM-DD`, `D/M/AAAA` as Ecuador writes it, a date cell, or Excel's count of days. */
function readDay(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = String(value).trim();
  const written = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (written !== null) {
    const [, day = "", month = "", year = ""] = written;
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  }
  if (/^[3-7]\d{4}(?:[.,]\d+)?$/.test(text)) {
    const days = Math.floor(Number(text.replace(",", ".")));
    return new Date((days - excelEpoch) * 86_400_000).toISOString().slice(0, 10);
  }
  return text.replace(/^(\d{4}-\d{2}-\d{2})[T ]00:00.*$/, "$1");
}

/** `HH:MM[:SS]`, one digit of an hour, a date cell, or Excel's part of a day. */
function readTime(value: unknown): string {
  if (value instanceof Date) return clock(value.toISOString().slice(11, 19));
  const text = String(value).trim();
  if (/^0?[.,]\d+$/.test(text) || text === "0") {
    const seconds = Math.round(Number(text.replace(",", ".")) * 86_400);
    return clock(new Date(seconds * 1000).toISOString().slice(11, 19));
  }
  return text.replace(/^(\d):/, "0$1:");
}

function clock(time: string): string {
  return time.endsWith(":00") ? time.slice(0, 5) : time;
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f*]/g, "")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}
