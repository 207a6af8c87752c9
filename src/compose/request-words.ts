import type { Catalogs } from "../catalogs/catalogs.ts";
import type { RequestWords } from "../channels/request-tracker/rt-form.ts";
import { subjectOf } from "../channels/request-tracker/rt-ticket.ts";
import { requestSubject } from "../domain/request-subject.ts";
import type { Intent } from "../ports/ledger.ts";
import { createMailFormReader } from "./mail-form-reader.ts";

/** The subject and the text of a Request Tracker ticket: the answers in the form's order, in Spanish. */
export function requestWords(
  { tipo, datos, solicitud, sigue_a }: Intent,
  catalogs: Catalogs,
): RequestWords {
  const reader = createMailFormReader(catalogs);
  const [what = "", ...where] = reader.subject(tipo, datos);
  const about = tipo === "incidente" ? [requestSubject(datos), ...where] : [what, ...where];
  const facts = reader
    .facts(tipo, datos)
    .flatMap(({ etiqueta, valor }) =>
      typeof valor === "string"
        ? [`${etiqueta}: ${valor}`]
        : [`${etiqueta}:`, ...valor.map((one, at) => `  ${at + 1}. ${one}`)],
    );
  const follows = sigue_a === null ? [] : [`Sigue al ticket: ${sigue_a}`];
  const text = [reader.title(tipo), "", ...follows, ...facts, "", `Solicitud: ${solicitud}`];
  return { subject: subjectOf(tipo, about, sigue_a), text: text.join("\n") };
}
