import type { Catalogs } from "../catalogs/catalogs.ts";
import type { FormValues } from "../domain/submission.ts";
import { parseDay } from "../domain/guayaquil-time.ts";
import { writtenDay } from "../domain/written-day.ts";
import type { FormId } from "../domain/ticket.ts";
import { writtenFacts } from "../forms/written-facts.ts";
import type { DocumentFact } from "../ports/documents.ts";

/** The table on the cover of the evidence: every answered field, with the form's labels and order. */
export function coverFacts(
  tipo: FormId,
  datos: FormValues,
  catalogs: Catalogs,
): readonly DocumentFact[] {
  return writtenFacts(tipo, datos, catalogs).map(({ field, label, value }): DocumentFact => {
    if (typeof value !== "string") {
      return [label, value.map((one, at) => `${at + 1}. ${one}`).join("\n")];
    }
    if (field.kind === "day" && parseDay(value) !== undefined) return [label, writtenDay(value)];
    return [label, field.kind === "time" ? `${value} (hora de Guayaquil)` : value];
  });
}
