import { consultationForm } from "../../forms/consultation-form.ts";
import { deriveOptions } from "../../forms/derive-options.ts";
import { incidentForm } from "../../forms/incident-form.ts";
import { submitExitCode, submitJson, type Submitted } from "../request/submit-json.view.ts";
import { submitView } from "../request/submit.view.ts";
import { formatTime } from "../../view/format-time.ts";
import { neutralize, neutralizeLine } from "../../view/neutralize.ts";
import type { TicketDetail } from "../../domain/ticket.ts";
import { isFromDesk } from "../../domain/from-desk.ts";
import type { Call } from "../../app/call.ts";
import { defineCommand } from "../../app/command.ts";
import { sendForm, sendingOptions } from "../request/form-command.call.ts";

const incident = deriveOptions(incidentForm);
const shared = new Set(incident.map((option) => option.key));
const onlyConsultation = deriveOptions(consultationForm).filter((one) => !shared.has(one.key));

/** Nothing is required here: the first ticket brings most of it along. */
const fields = [...incident, ...onlyConsultation].map((one) => ({ ...one, required: false }));

export const ticketInconforme = defineCommand<Submitted>({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  options: [...fields, ...sendingOptions],
  async run(input, call) {
    const { channel } = await call.connect();
    const first = await channel.getTicket(input.operand(0), call.context.signal);
    // What is still wrong has to be told anew; the other facts stay unless told otherwise.
    const { descripcion: _account, consulta: _question, ...datos } = first.datos;
    const followed = { numero: first.numero, datos };
    if (call.asks) tellAnswer(first, call);
    return first.tipo === "incidente"
      ? await sendForm(incidentForm, input, call, followed)
      : await sendForm(consultationForm, input, call, followed);
  },
  view: submitView,
  json: submitJson,
  exitCode: submitExitCode,
});

/** Whoever disagrees sees what with, and is asked what is still wrong. */
function tellAnswer(first: TicketDetail, call: Call): void {
  const { t } = call.translator;
  const answer = first.mensajes.findLast((one) => isFromDesk(one, first));
  if (answer !== undefined) {
    call.remark(t("inconforme.respuesta", { fecha: formatTime(answer.fecha) }));
    call.remark(`  ${neutralize(answer.texto).replaceAll("\n", "\n  ")}`);
  }
  call.remark(t("inconforme.pregunta", { numero: neutralizeLine(first.numero) }));
}
