import { within } from "../../catalogs/screens.ts";
import type { Catalogs } from "../../catalogs/catalogs.ts";
import type { FormId } from "../../domain/ticket.ts";
import { formCatalog } from "../../forms/form-catalog.ts";
import { fieldsOf, type FormField } from "../../forms/form.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { TemplateColumn } from "../../ports/table-files.ts";

/** The columns of an empty table for a form: its fields in order, with help and choices. */
export function templateColumns(
  tipo: FormId,
  catalogs: Catalogs,
  { t, text }: Translator,
): readonly TemplateColumn[] {
  return [
    ...fieldsOf(formCatalog[tipo]).map((field) => ({
      name: field.name,
      required: field.required,
      help: isList(field) ? `${text(field.help)}. ${t("lote.lista-ayuda")}` : text(field.help),
      list: isList(field),
      choices: choicesOf(field, catalogs),
    })),
    { name: "clave", required: false, help: t("lote.clave-ayuda"), list: false, choices: [] },
  ];
}

function isList({ kind }: FormField): boolean {
  return kind === "lines" || kind === "captures" || kind === "files";
}

function choicesOf(
  { kind }: FormField,
  { distritos, pantallas, operadores, motivos }: Catalogs,
): readonly string[] {
  switch (kind) {
    case "screen":
      return pantallas
        .filter((one) => one.vigente && within(one.completa, pantallas).length === 0)
        .map(({ completa }) => completa);
    case "district":
      return distritos.map(({ etiqueta }) => etiqueta);
    case "operator":
      return operadores.map(({ nombre }) => nombre);
    case "motivo":
      return motivos.filter((one) => one.formulario !== "incidente").map(({ nombre }) => nombre);
    default:
      return [];
  }
}
