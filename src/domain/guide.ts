export const needs = ["falla", "duda"] as const;

/** The answers to the three questions of the guide. */
export interface GuideAnswers {
  /** `falla`: Ecuapass or the web site does not work. `duda`: a question about a procedure. */
  readonly necesito: (typeof needs)[number];
  /** Whether a short talk would answer it, without investigation or documents. */
  readonly sencilla: boolean;
  /** Whether the answer must be in writing, with a ticket number. */
  readonly por_escrito: boolean;
}

export type Way = "incidente" | "consulta" | "telefono";

/**
 * Chooses the way to ask, as the official page does: simple questions by telephone, failures of the
 * system by the incident form, everything else by the consultation form. Only a ticket gives an answer
 * in writing.
 */
export function wayFor({ necesito, sencilla, por_escrito }: GuideAnswers): Way {
  if (sencilla && !por_escrito) return "telefono";
  return necesito === "falla" ? "incidente" : "consulta";
}
