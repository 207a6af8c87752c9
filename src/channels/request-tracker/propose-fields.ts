import { es } from "../../i18n/es.ts";
import { formIds } from "../../domain/ticket.ts";
import { writtenFields } from "../../forms/written-facts.ts";

/**
 * Names that queues give to a form's field besides the form's own, the likeliest field first. They
 * are compared without accents and in lower case.
 */
const hints: readonly (readonly [field: string, pattern: RegExp])[] = [
  ["clave", /(id|clave|numero|ref).*(solicitud|externa|idempot)|idempot|request.?id|external.?id/],
  ["tipo", /^(categoria|tipo( de (solicitud|caso|requerimiento))?|category|kind)$/],
  ["pantalla", /pantalla|^opcion|screen/],
  ["motivo", /motivo|reason/],
  ["distrito", /distrito|district/],
  ["tipo_operador", /tipo de operador|operator type/],
  ["identificacion", /^ruc$|cedula|identificacion|tax id/],
  ["nombre", /^(operador|nombre|razon social|empresa)/],
  ["telefono", /telefono|celular|phone/],
  ["tramite", /tramite|declaracion|^da[ie]$|^mrn$/],
  ["mensaje_error", /mensaje de error|^error$/],
  ["fecha", /^fecha/],
  ["hora", /^hora/],
];

export interface FieldProposal {
  /** Where the submission's key would go; none where no field looks like one. */
  readonly campo_clave: string | undefined;
  /** Form field → the queue's field. */
  readonly campos: Readonly<Record<string, string>>;
}

/** Which of a queue's fields looks made for which field of the forms; each is proposed once. */
export function proposeFields(names: readonly string[]): FieldProposal {
  const found = new Map<string, string>();
  for (const [field, pattern] of hints) {
    const taken = [...found.values()];
    const name = names.find((one) => !taken.includes(one) && pattern.test(plain(one)));
    if (name !== undefined) found.set(field, name);
  }
  for (const { name: field, label } of formIds.flatMap(writtenFields)) {
    if (found.has(field)) continue;
    const taken = [...found.values()];
    const own = [plain(es[label]), plain(field.replaceAll("_", " "))];
    const name = names.find((one) => !taken.includes(one) && own.includes(plain(one)));
    if (name !== undefined) found.set(field, name);
  }
  const { clave, ...campos } = Object.fromEntries(found);
  return { campo_clave: clave, campos };
}

function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
