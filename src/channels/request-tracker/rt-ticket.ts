import type { FormId, Ticket } from "../../domain/ticket.ts";
import type { RtSettings } from "../../ports/rt-settings.ts";
import { stateOf } from "./rt-states.ts";
import type { RtPerson, RtTicket } from "./rt-wire.ts";

/** How each form is called in a subject and in a field of RT's. */
export const kindNames: Readonly<Record<FormId, string>> = {
  incidente: "Incidente",
  consulta: "Consulta",
};

/** What `subjectOf` writes; tickets that people opened otherwise have any subject. */
const written = /^\[(Incidente|Consulta)\] (.*?)(?: \(sigue a (\d+)\))?$/s;

/** RT keeps 200 characters of a subject. */
const longest = 200;

export function subjectOf(tipo: FormId, words: readonly string[], sigueA: string | null): string {
  const tail = sigueA === null ? "" : ` (sigue a ${sigueA})`;
  const said = `[${kindNames[tipo]}] ${words.join(" – ")}`.replace(/\s+/g, " ").trim();
  // A character of two units is not cut through.
  const cut = said.slice(0, longest - tail.length).replace(/[\uD800-\uDBFF]$/, "");
  return `${cut}${tail}`;
}

/** A ticket of RT's in this project's words. */
export function toTicket(found: RtTicket, settings: RtSettings): Ticket {
  const subject = found.Subject ?? "";
  const [, kind, said, follows] = written.exec(subject) ?? [];
  const field = settings.campos["tipo"];
  const told = found.CustomFields?.find(({ name }) => name === field)?.values[0] ?? kind;
  return {
    numero: found.id,
    tipo: told?.toLowerCase().startsWith("consult") === true ? "consulta" : "incidente",
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
