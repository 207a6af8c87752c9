import type { Catalogs } from "../catalogs/catalogs.ts";
import { displayValue } from "../catalogs/display-value.ts";
import { findMotivo } from "../catalogs/motivos.ts";
import { findOperatorType } from "../catalogs/operator-types.ts";
import type { FormReader } from "../channels/mail/request-facts.ts";
import type { FormValues } from "../domain/submission.ts";
import type { FormId } from "../domain/ticket.ts";
import { formCatalog } from "../forms/form-catalog.ts";
import { fieldsOf, type FormField } from "../forms/form.ts";
import { es } from "../i18n/es.ts";

/**
 * The forms as the desk's e-mail reads them: labels and order from the forms themselves, in Spanish
 * whatever the user's language, since it goes to an Ecuadorian office.
 */
export function createMailFormReader(catalogs: Catalogs): FormReader {
  const shown = (datos: FormValues, name: string): string =>
    displayValue(name, textOf(datos, name), catalogs);
  return {
    title: (tipo) => es[`formulario.${tipo}`],
    facts: (tipo, datos) =>
      writtenFields(tipo).flatMap(({ name, label }) => {
        const value = datos[name];
        if (value === undefined || value.length === 0) return [];
        return [
          { etiqueta: es[label], valor: typeof value === "string" ? shown(datos, name) : value },
        ];
      }),
    read(tipo, facts) {
      const datos: Record<string, string | readonly string[]> = {};
      for (const { name, label, kind } of writtenFields(tipo)) {
        const found = facts.find(({ etiqueta }) => etiqueta === es[label])?.valor;
        if (typeof found !== "string" || found === "") continue;
        datos[name] = kind === "lines" ? readList(found) : readCode(name, found, catalogs);
      }
      return datos;
    },
    subject: (tipo, datos) =>
      tipo === "incidente"
        ? [
            textOf(datos, "pantalla"),
            shown(datos, "distrito"),
            `${textOf(datos, "fecha")} ${textOf(datos, "hora")}`,
          ]
        : [shown(datos, "motivo"), textOf(datos, "asunto")],
  };
}

/** What is written out; captures and papers are attached instead. */
function writtenFields(tipo: FormId): readonly FormField[] {
  const form = formCatalog[tipo];
  return fieldsOf(form).filter(({ kind }) => kind !== "captures" && kind !== "files");
}

function textOf(datos: FormValues, name: string): string {
  const value = datos[name];
  return typeof value === "string" ? value : "";
}

/** `1. Abrir` a line. */
function readList(text: string): readonly string[] {
  return text.split("\n").map((line) => line.replace(/^\d+\. /, ""));
}

/** A shown name back to its code; what is no code stays. */
function readCode(name: string, shown: string, { operadores, motivos }: Catalogs): string {
  switch (name) {
    case "distrito":
      return /^(\S+) /.exec(shown)?.[1] ?? shown;
    case "tipo_operador":
      return findOperatorType(shown, operadores)?.id ?? shown;
    case "motivo":
      return findMotivo(shown, motivos)?.id ?? shown;
    default:
      return shown;
  }
}
