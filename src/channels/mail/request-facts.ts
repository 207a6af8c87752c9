import type { FormValues } from "../../domain/submission.ts";
import type { FormId } from "../../domain/ticket.ts";

/** One line of the form: its label, and its value as people read it. */
export interface RequestFact {
  readonly etiqueta: string;
  readonly valor: string | readonly string[];
}

/**
 * How the forms read on paper. The channel knows neither forms nor catalogues; whoever opens it
 * brings this along. What `facts` writes, `read` reads back.
 */
export interface FormReader {
  readonly title: (tipo: FormId) => string;
  /** In the official form's order. */
  readonly facts: (tipo: FormId, datos: FormValues) => readonly RequestFact[];
  readonly read: (tipo: FormId, facts: readonly RequestFact[]) => FormValues;
  /** What the subject says besides the kind: screen, district, time; motivo and subject. */
  readonly subject: (tipo: FormId, datos: FormValues) => readonly string[];
}
