import { nearest } from "../domain/nearest.ts";
import { formIds, type FormId } from "../domain/ticket.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { formCatalog } from "../forms/form-catalog.ts";
import { mergeSources } from "../forms/fill-form.ts";
import { fieldsOf } from "../forms/form.ts";
import { planColumns, rowAnswers } from "../forms/from-table.ts";
import type { OptionSpec } from "../forms/option-spec.ts";
import type { EvidenceRoom } from "../ports/evidence-room.ts";
import type { Table, TableRow } from "../ports/tables.ts";
import type { CheckedRow } from "../usecases/send-batch.ts";
import type { Call } from "./call.ts";
import { checkRequest } from "./check-request.ts";
import type { Input } from "./input.ts";
import { resolveFiles } from "./read-request-file.ts";

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
  readonly check: (row: TableRow) => Promise<CheckedRow>;
}

/**
 * Opens the table that the command line names and tells by its columns which form it is for.
 * Columns that are no field are said and left out.
 */
export async function openBatch(input: Input, call: Call): Promise<Batch> {
  const { context, translator } = call;
  const path = context.files.resolve(context.cwd, input.operand(0));
  const table = await (await context.tables()).open(path);
  const tipo = input.choice("tipo", formIds) ?? guessForm(table);
  const form = formCatalog[tipo];
  const { strange } = planColumns(form, table.columns);
  const names = fieldsOf(form).map(({ name }) => name);
  for (const columna of strange) {
    const near = nearest(columna, names);
    call.note(
      near === undefined
        ? `! ${translator.t("lote.columna-extrana", { columna })}`
        : `! ${translator.t("lote.columna-parecida", { columna, parecida: near })}`,
    );
  }
  const profile = await call.profile();
  const evidence = remembering(await context.evidence());
  const base = context.files.folderOf(path);
  return {
    path,
    tipo,
    table,
    async check(row) {
      if (row.ragged !== undefined) {
        const params = { esperadas: row.ragged.expected, halladas: row.ragged.found };
        return { ok: false, problems: [{ field: "fila", code: "fila-desigual", params }] };
      }
      const columns = table.columns.length > 0 ? table.columns : Object.keys(row.cells);
      const plan = planColumns(form, columns);
      const { clave, ...answers } = rowAnswers(form, row.cells, plan);
      const own = mergeSources([
        { ...profile.operador },
        resolveFiles(answers, base, context.files),
      ]);
      // A table's strange columns have been told once; those of a line of JSON are its own mistake.
      const unknown = table.columns.length > 0 ? [] : plan.strange.map((name) => [name, ""]);
      const fitting = Object.entries(own).filter(([name]) => names.includes(name));
      const key = typeof clave === "string" && clave !== "" ? clave : undefined;
      if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) {
        return { ok: false, problems: [{ field: "clave", code: "clave-formato" }] };
      }
      const origin = { sigueA: undefined, clave: key };
      const asked = { ...Object.fromEntries(fitting), ...Object.fromEntries(unknown) };
      return tipo === "incidente"
        ? await checkRequest(formCatalog.incidente, asked, origin, call, evidence)
        : await checkRequest(formCatalog.consulta, asked, origin, call, evidence);
    },
  };
}

/** A consultation has a motivo; an incident has a screen. @throws MesaError `opcion-sin-valor` */
function guessForm(table: Table): FormId {
  if (table.columns.length === 0) return "incidente";
  const consultation = planColumns(formCatalog.consulta, table.columns).fields;
  const incident = planColumns(formCatalog.incidente, table.columns).fields;
  if (consultation.size === 0 && incident.size === 0) {
    const esperado = fieldsOf(formCatalog.incidente).map(({ name }) => name);
    throw new MesaError("tabla-sin-campos", { params: { esperado: esperado.join(", ") } });
  }
  return [...consultation.values()].includes("motivo") ? "consulta" : "incidente";
}

/** As many files as are remembered between rows. */
const remembered = 512;

/** Rows of one file often show the same captures: each is read and checked once. */
function remembering(room: EvidenceRoom): EvidenceRoom {
  const seen = new Map<string, ReturnType<EvidenceRoom["checkAttachment"]>>();
  const captures = new Map<string, ReturnType<EvidenceRoom["checkCapture"]>>();
  function once<Value>(cache: Map<string, Value>, key: string, make: () => Value): Value {
    const known = cache.get(key);
    if (known !== undefined) return known;
    if (cache.size >= remembered) cache.clear();
    const made = make();
    cache.set(key, made);
    return made;
  }
  return {
    ...room,
    checkCapture: (path, caption, field) =>
      once(captures, JSON.stringify([path, caption, field]), () =>
        room.checkCapture(path, caption, field),
      ),
    checkAttachment: (path, field) =>
      once(seen, JSON.stringify([path, field]), () => room.checkAttachment(path, field)),
  };
}
