import type { Catalogs } from "../catalogs/catalogs.ts";
import { displayValue } from "../catalogs/display-value.ts";
import { findMotivo } from "../catalogs/motivos.ts";
import { findOperatorType } from "../catalogs/operator-types.ts";
import type { FormReader } from "../channels/mail/request-body.ts";
import type { FormValues } from "../domain/submission.ts";
import type { FieldKind } from "../forms/form.ts";
import { writtenFacts, writtenFields } from "../forms/written-facts.ts";
import { es } from "../i18n/es.ts";

/** Labels in letters that earlier versions sent, which stay in the user's mailbox. */
const earlierLabels: Readonly<Record<string, string>> = {
  "Fecha del suceso": es["campo.fecha"],
  "Hora del suceso": es["campo.hora"],
  "Número de trámite": es["campo.tramite"],
};

/**
 * The forms as an e-mail to the desk writes them and reads them back: labels and order come from
 * the forms, in Spanish whatever the user's language, since it goes to an Ecuadorian office.
 */
export function createMailFormReader(catalogs: Catalogs): FormReader {
  return {
    title: (tipo) => es[`formulario.${tipo}`],
    facts: (tipo, datos) =>
      writtenFacts(tipo, datos, catalogs).map(({ label, value }) => ({
        etiqueta: label,
        valor: value,
      })),
    read(tipo, facts) {
      const datos: Record<string, string | readonly string[]> = {};
      for (const { name, label, kind } of writtenFields(tipo)) {
        const found = facts.find(
          ({ etiqueta }) => (earlierLabels[etiqueta] ?? etiqueta) === es[label],
        )?.valor;
        if (typeof found !== "string" || found === "") continue;
        datos[name] = kind === "lines" ? readList(found) : readCode(kind, found, catalogs);
      }
      return datos;
    },
    subject: (tipo, datos) =>
      tipo === "incidente"
        ? [
            textOf(datos, "pantalla"),
            displayValue("distrito", textOf(datos, "distrito"), catalogs),
            `${textOf(datos, "fecha")} ${textOf(datos, "hora")}`,
          ]
        : [displayValue("motivo", textOf(datos, "motivo"), catalogs), textOf(datos, "asunto")],
  };
}

/** The answer of one field; empty where there is none. */
function textOf(datos: FormValues, name: string): string {
  const value = datos[name];
  return typeof value === "string" ? value : "";
}

/** The entries of a list that was written with a number before each line. */
function readList(text: string): readonly string[] {
  return text.split("\n").map((line) => line.replace(/^\d+\. /, ""));
}

/** The code of a name that was shown in its place; a text that names no code is given back as it is. */
function readCode(kind: FieldKind, shown: string, { operadores, motivos }: Catalogs): string {
  switch (kind) {
    case "district":
      return /^(\S+) /.exec(shown)?.[1] ?? shown;
    case "operator":
      return findOperatorType(shown, operadores)?.id ?? shown;
    case "motivo":
      return findMotivo(shown, motivos)?.id ?? shown;
    default:
      return shown;
  }
}
