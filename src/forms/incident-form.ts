import * as z from "zod";
import { findScreen, within } from "../catalogs/screens.ts";
import type { Advice } from "../domain/evidence.ts";
import { guayaquilClock, guayaquilInstant } from "../domain/guayaquil-time.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import { day, line, paragraph, timeOfDay } from "./field-schemas.ts";
import { captures, commonLooks, papersField, procedureField } from "./common-fields.ts";
import { field, type RequestForm, type FormFacts, type FormFindings, type Partly } from "./form.ts";
import { operatorAdvice } from "./operator-advice.ts";
import { operatorFields } from "./operator-fields.ts";
import { checkWording, textIsAcceptable } from "./wording.ts";

/** Clocks of two machines differ a little; an event this far ahead still counts as now. */
const clockToleranceMs = 5 * 60_000;

const schema = z.strictObject({
  pantalla: field(line(300), {
    kind: "screen",
    label: "campo.pantalla",
    help: "campo.pantalla.ayuda",
    flag: "--pantalla",
    placeholder: "NOMBRE",
  }),
  fecha: field(day, {
    kind: "day",
    label: "campo.fecha",
    help: "campo.fecha.ayuda",
    flag: "--fecha",
    placeholder: "AAAA-MM-DD",
  }),
  hora: field(timeOfDay, {
    kind: "time",
    label: "campo.hora",
    help: "campo.hora.ayuda",
    flag: "--hora",
    placeholder: "HH:MM",
  }),
  distrito: field(line(100), {
    kind: "district",
    label: "campo.distrito",
    help: "campo.distrito.ayuda",
    flag: "--distrito",
    placeholder: "DISTRITO",
  }),
  tipo_operador: field(line(100), commonLooks.tipo_operador),
  descripcion: field(paragraph(5000), {
    kind: "text",
    label: "campo.descripcion",
    help: "campo.descripcion.ayuda",
    flag: "--descripcion",
    placeholder: "TEXTO",
  }),
  pasos: field(z.array(line(500)).max(50).exactOptional(), {
    kind: "lines",
    label: "campo.pasos",
    help: "campo.pasos.ayuda",
    flag: "--paso",
    placeholder: "TEXTO",
  }),
  mensaje_error: field(paragraph(2000).exactOptional(), {
    kind: "text",
    label: "campo.mensaje_error",
    help: "campo.mensaje_error.ayuda",
    flag: "--mensaje-error",
    placeholder: "TEXTO",
  }),
  tramite: procedureField,
  capturas: field(captures.min(1), commonLooks.capturas),
  adjuntos: papersField,
  ...operatorFields,
});

export type IncidentAnswers = z.output<typeof schema>;

/**
 * *Formulario de Reporte de Incidentes en el Sistema Aduanero*: the fields that the official
 * procedure makes obligatory (screen, exact date and time, district, a clear account, captures)
 * and the operator's data.
 */
export const incidentForm: RequestForm<typeof schema> = {
  id: "incidente",
  schema,
  parts: schema.partial(),
  check,
};

function check(answers: Partly<IncidentAnswers>, { now, catalogs }: FormFacts): FormFindings {
  const problems: FieldProblem[] = [];
  const advice: Advice[] = [];
  if (answers.descripcion !== undefined) {
    advice.push(...checkWording("descripcion", answers.descripcion));
    if (!textIsAcceptable(answers.descripcion)) {
      problems.push({ field: "descripcion", code: "texto-insuficiente" });
    }
  }
  advice.push(...adviseScreen(answers.pantalla, catalogs));
  const { fecha, hora } = answers;
  if (fecha !== undefined) problems.push(...futureEvent(fecha, hora, now));
  return { problems, advice: [...advice, ...operatorAdvice(answers)] };
}

/** Advice on a screen that the catalogue does not have, or that is only the menu above others. */
function adviseScreen(
  pantalla: string | undefined,
  { pantallas }: FormFacts["catalogs"],
): readonly Advice[] {
  if (pantalla === undefined) return [];
  const screen = findScreen(pantalla, pantallas);
  if (screen === undefined) return [{ field: "pantalla", code: "pantalla-desconocida" }];
  return within(screen.completa, pantallas).length === 0
    ? []
    : [{ field: "pantalla", code: "pantalla-es-menu", params: { menu: screen.nombre } }];
}

/** The problem of an event after `now`; without a time the day alone is judged. */
function futureEvent(day: string, time: string | undefined, now: Date): readonly FieldProblem[] {
  const event = guayaquilInstant(day, time ?? "00:00");
  if (event.getTime() <= now.getTime() + clockToleranceMs) return [];
  const clock = guayaquilClock(now);
  const params = { valor: `${day} ${time ?? ""}`.trim(), ahora: now.toISOString() };
  return [{ field: day === clock.day ? "hora" : "fecha", code: "suceso-futuro", params }];
}
