import type { FormId } from "../domain/ticket.ts";
import { consultationForm } from "./consultation-form.ts";
import { incidentForm } from "./incident-form.ts";

/** Every form, by its id. */
export const formCatalog = {
  incidente: incidentForm,
  consulta: consultationForm,
} as const satisfies Record<FormId, { readonly id: FormId }>;
