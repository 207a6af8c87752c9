import * as z from "zod";
import type { Catalogs } from "../catalogs/catalogs.ts";
import { findMotivo } from "../catalogs/motivos.ts";
import type { Advice } from "../domain/evidence.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import { coverPapers } from "./cover-papers.ts";
import { line, paragraph, type AttachmentAnswer } from "./field-schemas.ts";
import { captures, commonLooks, papersField, procedureField } from "./common-fields.ts";
import { field, type RequestForm, type FormFacts, type FormFindings, type Partly } from "./form.ts";
import { operatorAdvice } from "./operator-advice.ts";
import { operatorFields } from "./operator-fields.ts";
import { checkWording, textIsAcceptable } from "./wording.ts";

const schema = z.strictObject({
  motivo: field(line(100), {
    kind: "motivo",
    label: "campo.motivo",
    help: "campo.motivo.ayuda",
    flag: "--motivo",
    placeholder: "MOTIVO",
  }),
  asunto: field(line(200), {
    kind: "line",
    label: "campo.asunto",
    help: "campo.asunto.ayuda",
    flag: "--asunto",
    placeholder: "TEXTO",
  }),
  consulta: field(paragraph(5000), {
    kind: "text",
    label: "campo.consulta",
    help: "campo.consulta.ayuda",
    flag: "--consulta",
    placeholder: "TEXTO",
  }),
  normativa: field(line(500).exactOptional(), {
    kind: "line",
    label: "campo.normativa",
    help: "campo.normativa.ayuda",
    flag: "--normativa",
    placeholder: "TEXTO",
  }),
  tramite: procedureField,
  tipo_operador: field(line(100).exactOptional(), commonLooks.tipo_operador),
  capturas: field(captures.exactOptional(), commonLooks.capturas),
  adjuntos: papersField,
  ...operatorFields,
});

export type ConsultationAnswers = z.output<typeof schema>;

/**
 * *Formulario para la Atención de Consultas*: what is asked, why, and the papers that the chosen
 * motivo calls for.
 */
export const consultationForm: RequestForm<typeof schema> = {
  id: "consulta",
  schema,
  parts: schema.partial(),
  check,
};

function check(answers: Partly<ConsultationAnswers>, { catalogs }: FormFacts): FormFindings {
  const problems: FieldProblem[] = [];
  const advice: Advice[] = [];
  if (answers.consulta !== undefined) {
    advice.push(...checkWording("consulta", answers.consulta));
    if (!textIsAcceptable(answers.consulta)) {
      problems.push({ field: "consulta", code: "texto-insuficiente" });
    }
  }
  if (answers.motivo !== undefined) {
    const papers = checkMotivo(answers.motivo, answers.adjuntos ?? [], catalogs);
    problems.push(...papers.problems);
    advice.push(...papers.advice);
  }
  return { problems, advice: [...advice, ...operatorAdvice(answers)] };
}

/** The motivos are our proposal, so only a consultation with none of its papers is held back. */
function checkMotivo(
  id: string,
  attachments: readonly AttachmentAnswer[],
  { motivos }: Catalogs,
): FormFindings {
  const motivo = findMotivo(id, motivos);
  if (motivo === undefined) {
    const advice = [{ field: "motivo", code: "motivo-desconocido", params: { valor: id } }];
    return { problems: [], advice };
  }
  const advice: Advice[] = [];
  if (motivo.formulario === "incidente") {
    advice.push({ field: "motivo", code: "motivo-de-incidente", params: { valor: motivo.id } });
  }
  const { papers, unnamed, strange } = coverPapers(motivo, attachments);
  const missing = papers.filter((one) => one.obligatorio && one.ruta === undefined);
  const papeles = missing.map((paper) => paper.nombre).join("; ");
  if (missing.length > 0 && attachments.length === 0) {
    return {
      problems: [{ field: "adjuntos", code: "adjuntos-faltan", params: { papeles } }],
      advice,
    };
  }
  for (const valor of strange) {
    const params = { valor, papeles: papers.map((paper) => paper.nombre).join("; ") };
    advice.push({ field: "adjuntos", code: "adjunto-desconocido", params });
  }
  // An attachment that nobody has named may be any of them.
  if (unnamed.length < missing.length) {
    advice.push({ field: "adjuntos", code: "adjuntos-incompletos", params: { papeles } });
  }
  return { problems: [], advice };
}
