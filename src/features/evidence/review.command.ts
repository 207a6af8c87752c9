import { defineCommand } from "../../app/command.ts";
import type { Conversation } from "../../app/conversation.ts";
import type { Input } from "../../app/input.ts";
import { readDuration } from "../../app/read-options.ts";
import { usualMargin, type DeclaredMoment } from "../../domain/judge-clock.ts";
import { readTime } from "../../domain/read-moment.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { readEventMoment } from "../../forms/event-moment.ts";
import { readCaptures } from "../../forms/field-schemas.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import { captureOperands } from "../request/expand-files.call.ts";
import { readRequestFile } from "../request/read-request-file.call.ts";
import { reviewFiles } from "./review-files.ts";
import { reviewJson, reviewView } from "./review.view.ts";

export const evidenciaRevisar = defineCommand({
  operands: [{ name: "captura", summary: "argumento.capturas", variadic: true, optional: true }],
  options: [
    { key: "fecha", flag: "--fecha", placeholder: "AAAA-MM-DD", summary: "opcion.fecha-suceso" },
    { key: "hora", flag: "--hora", placeholder: "HH:MM", summary: "opcion.hora-suceso" },
    { key: "desde", flag: "--desde", placeholder: "ARCHIVO|-", summary: "opcion.desde-suceso" },
    { key: "margen", flag: "--margen", placeholder: "PLAZO", summary: "opcion.margen" },
  ],
  async run(input, call) {
    const { context } = call;
    const { t } = call.translator;
    const source = input.text("desde");
    const form = source === undefined ? {} : await readRequestFile(source, "incidente", context);
    const named = await captureOperands(input.operands, context);
    const captures = named.length > 0 ? named : readCaptures(form["capturas"]);
    if (captures.length === 0) {
      throw new MesaError("argumento-falta", { params: { argumento: "<captura...>" } });
    }
    const declared = declaredMoment(input, form, context.clock());
    const reader = await context.imageReader();
    const question = { declared, margin: marginOf(input, call), reason: undefined };
    const files = await reviewFiles(captures, question, await context.evidence(), reader);
    if (reader === undefined) call.note(t("evidencia.sin-reconocedor"));
    else if (declared === undefined) call.note(t("evidencia.reloj-sin-comparar"));
    return files;
  },
  view: reviewView,
  schema: async () => (await import("./evidence.schema.ts")).evidenciaRevisar,
  json: reviewJson,
  // 2 where a file could not be sent.
  exitCode: (files) =>
    files.some((one) => one.problem !== undefined) ? exitCodes.usage : exitCodes.done,
});

/** The moment that flags or, where they are silent, a form file declare. @throws MesaError `valor-invalido` */
function declaredMoment(input: Input, form: RawAnswers, now: Date): DeclaredMoment | undefined {
  const { fecha, hora } = readEventMoment(form, now).answers;
  const day = input.day("fecha", now) ?? (typeof fecha === "string" ? fecha : undefined);
  const time = timeOf(input, now) ?? (typeof hora === "string" ? hora : undefined);
  if (day !== undefined) return { day, time };
  if (time === undefined) return undefined;
  const params = { bandera: "--hora", valor: time, esperado: "--fecha AAAA-MM-DD --hora HH:MM" };
  throw new MesaError("valor-invalido", { params });
}

function timeOf(input: Input, now: Date): string | undefined {
  const valor = input.text("hora");
  const time = valor === undefined ? undefined : readTime(valor, now)?.time;
  if (valor === undefined || time !== undefined) return time;
  const params = { bandera: "--hora", valor, esperado: "HH:MM, 10h32, 10:32 a. m." };
  throw new MesaError("valor-invalido", { params });
}

/** `--margen`: both before and after the event. */
function marginOf(input: Input, conversation: Conversation) {
  const margin = readDuration(input, "margen", "--margen", conversation);
  return margin === undefined ? usualMargin : { before: margin, after: margin };
}
