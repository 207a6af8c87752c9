import type { FormId, Ticket } from "../../domain/ticket.ts";
import type { RtSettings } from "./profile-part.ts";
import { stateOf } from "./rt-states.ts";
import type { RtPerson, RtTicket } from "./rt-wire.ts";

/** The name of each form in RT's subjects and custom fields. */
export const kindNames: Readonly<Record<FormId, string>> = {
  incidente: "Incidente",
  consulta: "Consulta",
};

/** A subject that `subjectOf` wrote; tickets opened in another way have any subject. */
const ownSubject = /^\[(Incidente|Consulta)\] (.*?)(?: \(sigue a (\d+)\))?$/s;

/** RT stores at most 200 characters of a subject. */
const maxSubjectChars = 200;

export function subjectOf(tipo: FormId, words: readonly string[], sigueA: string | null): string {
  const tail = sigueA === null ? "" : ` (sigue a ${sigueA})`;
  const said = `[${kindNames[tipo]}] ${words.join(" – ")}`.replace(/\s+/g, " ").trim();
  // Do not leave half of a surrogate pair.
  const cut = said.slice(0, maxSubjectChars - tail.length).replace(/[\uD800-\uDBFF]$/, "");
  return `${cut}${tail}`;
}

/** Translates an RT ticket into a ticket of this project. */
export function toTicket(found: RtTicket, settings: RtSettings): Ticket {
  const subject = found.Subject ?? "";
  const [, kind, said, follows] = ownSubject.exec(subject) ?? [];
  const field = settings.campos["tipo"];
  const kindName = found.CustomFields?.find(({ name }) => name === field)?.values[0] ?? kind;
  return {
    numero: found.id,
    tipo: kindName?.toLowerCase().startsWith("consult") === true ? "consulta" : "incidente",
    estado: stateOf(found, settings),
    unidad: found.Queue.Name ?? settings.cola,
    funcionario: found.Owner.id === "Nobody" ? null : nameOf(found.Owner),
    asunto: said ?? subject,
    creado: found.Created,
    actualizado: found.LastUpdated,
    sigue_a: follows ?? null,
  };
}

export function nameOf({ id, Name, RealName }: RtPerson): string {
  return [RealName, Name].find((one) => one !== undefined && one !== null && one !== "") ?? id;
}
