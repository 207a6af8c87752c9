import type { Catalogs } from "../catalogs/catalogs.ts";
import { displayValue } from "../catalogs/display-value.ts";
import type { FormValues } from "../domain/submission.ts";
import type { FormId } from "../domain/ticket.ts";
import { es } from "../i18n/es.ts";
import { formCatalog } from "./form-catalog.ts";
import { fieldsOf, type FormField } from "./form.ts";

/** One answer of a form as an Ecuadorian office reads it. */
export interface WrittenFact {
  readonly field: FormField;
  /** Spanish whatever the user's language. */
  readonly label: string;
  /** A code is shown by its name; a list has one text for each entry. */
  readonly value: string | readonly string[];
}

/** The fields whose answers are written out; captures and other files are attached instead. */
export function writtenFields(tipo: FormId): readonly FormField[] {
  return fieldsOf(formCatalog[tipo]).filter(({ kind }) => kind !== "captures" && kind !== "files");
}

/**
 * The answered fields in the form's order: the one source of the evidence's cover, the e-mail and
 * the text of a Request Tracker ticket.
 */
export function writtenFacts(
  tipo: FormId,
  datos: FormValues,
  catalogs: Catalogs,
): readonly WrittenFact[] {
  return writtenFields(tipo).flatMap((field): readonly WrittenFact[] => {
    const answer = datos[field.name];
    if (answer === undefined || answer.length === 0) return [];
    const value = typeof answer === "string" ? displayValue(field.name, answer, catalogs) : answer;
    return [{ field, label: es[field.label], value }];
  });
}
