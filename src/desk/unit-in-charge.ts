import type { FormId } from "../domain/ticket.ts";

/**
 * Which unit gets a request. Incidents go to the *Jefatura de Análisis Funcional*, as the official
 * page says; for consultations the only other unit named in public pages serves the users.
 */
export function unitInCharge(form: FormId): string {
  return form === "incidente"
    ? "Jefatura de Análisis Funcional"
    : "Jefatura de Atención al Usuario";
}
