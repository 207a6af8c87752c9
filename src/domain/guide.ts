export const needs = ["falla", "duda"] as const;

/** What somebody answers to the three questions of the guide. */
export interface GuideAnswers {
  /** Something of Ecuapass or the web site does not work, or something is not clear. */
  readonly necesito: (typeof needs)[number];
  /** A short talk would settle it: nothing to be looked into, no papers to be read. */
  readonly sencilla: boolean;
  /** The answer must stand in writing, under a number. */
  readonly por_escrito: boolean;
}

export type Way = "incidente" | "consulta" | "telefono";

/**
 * The official page's own division: the telephone settles simple questions at once and sends the
 * complex ones to the portal; a failure of the system goes into the form of incidents, anything
 * else into that of consultations. Only a ticket leaves an answer in writing.
 */
export function wayFor({ necesito, sencilla, por_escrito }: GuideAnswers): Way {
  if (sencilla && !por_escrito) return "telefono";
  return necesito === "falla" ? "incidente" : "consulta";
}
