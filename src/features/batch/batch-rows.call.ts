import { jsonText } from "../../domain/json-text.ts";
import { remember } from "../../domain/remember.ts";
import { nearest } from "../../domain/nearest.ts";
import { callerKey } from "../../domain/submission.ts";
import { formIds, type FormId } from "../../domain/ticket.ts";
import { MesaError, type FieldProblem } from "../../errors/mesa-error.ts";
import { mergeSources, type RawAnswers } from "../../forms/fill-form.ts";
import { formCatalog } from "../../forms/form-catalog.ts";
import { fieldsOf } from "../../forms/form.ts";
import {
  columnOf,
  lostCells,
  planColumns,
  rowAnswers,
  type ColumnPlan,
} from "../../forms/from-table.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import { unknownKey } from "../../forms/to-problem.ts";
import type { FileChecks } from "../../ports/documents.ts";
import type { Table, TableRow } from "../../ports/table-files.ts";
import { momentsRead, type MomentRead } from "./moments-read.ts";
import type { RowReading } from "./row-identity.ts";
import type { CheckedRow } from "./row-outcome.ts";
import type { Call } from "../../app/call.ts";
import type { Conversation } from "../../app/conversation.ts";
import { readRequest, type ReadRequest } from "../request/check-request.call.ts";
import type { Input } from "../../app/input.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { expandFile } from "../request/expand-files.call.ts";
import { resolveFiles } from "../request/read-request-file.call.ts";

export const batchOptions: readonly OptionSpec[] = [
  {
    key: "tipo",
    flag: "--tipo",
    placeholder: "TIPO",
    summary: "opcion.tipo-lote",
    choices: formIds,
  },
];

/** A table ready to be read row by row. */
export interface Batch {
  readonly path: string;
  readonly tipo: FormId;
  readonly table: Table;
  /** The table's own columns; for NDJSON, where each row names its own, all of the form's. */
  readonly columns: readonly string[];
  /** The name of the column that holds a field. */
  readonly columnOf: (field: string) => string;
  /** How days and hours that are written in another notation are understood, by examples. */
  readonly momentos: readonly MomentRead[];
  readonly read: (row: TableRow) => Promise<RowReading>;
}

/**
 * Opens the table that the command line names; `--tipo`, else its columns, say which form it is
 * for. Columns that are no field are reported and left out.
 *
 * @throws MesaError `tabla-ilegible`, `tabla-demasiado-grande`, `tabla-sin-campos`,
 *   `tabla-sin-filas`
 */
export async function openBatch(input: Input, call: Call, files: FileChecks): Promise<Batch> {
  const { context } = call;
  const path = await expandFile(input.operand(0), context);
  const table = await (await context.tables()).open(path);
  if (table.count === 0) {
    throw new MesaError("tabla-sin-filas", { params: { archivo: path, ...placeOf(table) } });
  }
  for (const { code, params } of table.notices) call.advise({ field: "tabla", code, params });
  const tipo = input.choice("tipo", formIds) ?? guessForm(table);
  const form = formCatalog[tipo];
  const names = fieldsOf(form).map(({ name }) => name);
  const shared = planColumns(form, table.columns);
  const loose = table.format === "ndjson";
  if (!loose) for (const column of shared.strange) reportUnknown(column, names, call);
  const columnFor = (field: string): string => (loose ? field : columnOf(field, shared));
  const planOf = (cells: TableRow["cells"]): ColumnPlan =>
    loose ? planColumns(form, Object.keys(cells)) : shared;
  const momentos = await momentsRead(
    table.rows(),
    ({ cells }) => rowAnswers(form, cells, planOf(cells)),
    columnFor,
    context.clock(),
  );
  for (const { fila, columna, valor, leido } of momentos) {
    const read = `${columna}: ${valor} → ${leido}`;
    call.note(`  ${call.translator.t("lote.fila", { fila })} · ${neutralizeLine(read)}`);
  }
  const profile = await call.profile();
  const evidence = memoizedChecks(files);
  const base = context.files.folderOf(path);
  return {
    path,
    tipo,
    table,
    columns: loose ? [...names, "clave"] : table.columns.filter((column) => column !== ""),
    columnOf: columnFor,
    momentos,
    async read(row) {
      const { cells, trouble } = row;
      if (trouble !== undefined) return wrong([trouble]);
      const plan = planOf(cells);
      const { clave, ...answers } = rowAnswers(form, cells, plan);
      // A table's unknown columns were reported once; those of a JSON object are its own mistake.
      const strange = loose ? plan.strange.map((name) => unknownKey(name, names)) : [];
      const fromProfile = Object.entries(profile.operador).filter(([name]) => names.includes(name));
      const asked = mergeSources([
        Object.fromEntries(fromProfile),
        resolveFiles(answers, base, context.files),
      ]);
      const key = readKey(clave);
      const lost = lostCells(row, plan);
      const unusable = key === null ? [{ field: "clave", code: "clave-formato" }] : [];
      const read = await readAs(tipo, asked, key, call, evidence);
      const checkAll = async (): Promise<CheckedRow> => {
        const checked = await read.check();
        const others = (checked.ok ? [] : checked.problems).filter(
          ({ field }) => !lost.some((one) => one.field === field),
        );
        const problems = [...lost, ...others, ...strange, ...unusable];
        return problems.length > 0 ? { ok: false, problems: distinct(problems) } : checked;
      };
      let checked: Promise<CheckedRow> | undefined;
      const check = (): Promise<CheckedRow> => (checked ??= checkAll());
      const isRight = lost.length + strange.length + unusable.length === 0;
      return { check, name: async (nameFile) => (isRight ? await read.name(nameFile) : undefined) };
    },
  };
}

/** A row that can't even be read. */
const wrong = (problems: readonly FieldProblem[]): RowReading => ({
  check: () => Promise.resolve({ ok: false, problems }),
  name: () => Promise.resolve(undefined),
});

async function readAs(
  tipo: FormId,
  asked: RawAnswers,
  key: string | null | undefined,
  call: Call,
  evidence: FileChecks,
): Promise<ReadRequest> {
  const origin = { sigueA: undefined, clave: key ?? undefined };
  return tipo === "incidente"
    ? await readRequest(formCatalog.incidente, asked, origin, call, { checks: evidence })
    : await readRequest(formCatalog.consulta, asked, origin, call, { checks: evidence });
}

/** The row's key: undefined where there is none, null for one that no HTTP header can carry. */
function readKey(cell: unknown): string | null | undefined {
  if (cell === undefined || cell === "") return undefined;
  const text = typeof cell === "number" ? String(cell) : cell;
  return typeof text === "string" && callerKey.test(text.trim()) ? text.trim() : null;
}

/** Each problem once: two captures of one row may name the same missing file. */
function distinct(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return [...new Map(problems.map((one) => [jsonText(one), one])).values()];
}

function reportUnknown(
  columna: string,
  names: readonly string[],
  conversation: Conversation,
): void {
  const { translator } = conversation;
  const parecida = nearest(columna, names);
  conversation.note(
    parecida === undefined
      ? `! ${translator.t("lote.columna-extrana", { columna })}`
      : `! ${translator.t("lote.columna-parecida", { columna, parecida })}`,
  );
}

/** Where in its file a table was looked for. */
function placeOf({ sheet, otherSheets }: Table): Readonly<Record<string, string>> {
  if (sheet === undefined) return { causa: "solo-encabezado" };
  return otherSheets === undefined
    ? { causa: "hoja-sin-filas", hoja: sheet }
    : { causa: "hoja-sin-filas-otras", hoja: sheet, hojas: otherSheets };
}

/** Only consultations have a `motivo`. @throws MesaError `tabla-sin-campos` */
function guessForm(table: Table): FormId {
  const { columns, format, sheet } = table;
  const consultation = planColumns(formCatalog.consulta, columns).fields;
  const incident = planColumns(formCatalog.incidente, columns).fields;
  if (consultation.size === 0 && incident.size === 0 && format !== "ndjson") {
    const esperado = fieldsOf(formCatalog.incidente).map(({ name }) => name);
    throw new MesaError("tabla-sin-campos", {
      params: {
        esperado: esperado.join(", "),
        causa: sheet === undefined ? "primera-fila" : "primera-fila-hoja",
        hoja: sheet ?? "",
        hallado: columns
          .filter((name) => name !== "")
          .slice(0, 5)
          .join(", "),
      },
    });
  }
  return [...consultation.values()].includes("motivo") ? "consulta" : "incidente";
}

/** Checked files remembered between rows. */
const maxRememberedFiles = 512;

/** Rows of one table often name the same captures: each file is read and checked once. */
function memoizedChecks(files: FileChecks): FileChecks {
  const captures = new Map<string, ReturnType<FileChecks["checkCapture"]>>();
  const attachments = new Map<string, ReturnType<FileChecks["checkAttachment"]>>();
  return {
    checkCapture: (path, caption, field, hide = []) =>
      remember(captures, maxRememberedFiles, jsonText([path, caption, field, hide]), () =>
        files.checkCapture(path, caption, field, hide),
      ),
    checkAttachment: (path, field) =>
      remember(attachments, maxRememberedFiles, jsonText([path, field]), () =>
        files.checkAttachment(path, field),
      ),
    unshown: files.unshown,
  };
}
