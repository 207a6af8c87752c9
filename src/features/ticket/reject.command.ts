import { consultationForm } from "../../forms/consultation-form.ts";
import { deriveOptions } from "../../forms/derive-options.ts";
import { incidentForm } from "../../forms/incident-form.ts";
import { submitExitCode } from "../request/submit-exit-code.ts";
import { submitJson, type Submitted } from "../request/submit-json.view.ts";
import { submitView } from "../request/submit.view.ts";
import { formatTime } from "../../view/formats.ts";
import { neutralize, neutralizeLine } from "../../view/neutralize.ts";
import { isFromDesk, type TicketDetail } from "../../domain/ticket.ts";
import type { Conversation } from "../../app/conversation.ts";
import { defineCommand } from "../../app/command.ts";
import { sendForm, sendingOptions } from "../request/form-command.call.ts";

const incidentOptions = deriveOptions(incidentForm);
const shared = new Set(incidentOptions.map((option) => option.key));
const consultationOptions = deriveOptions(consultationForm).filter((one) => !shared.has(one.key));

/** No field is required: those of the first ticket are taken over. */
const fieldOptions = [...incidentOptions, ...consultationOptions].map((one) => ({
  ...one,
  required: false,
}));

export const ticketInconforme = defineCommand<Submitted>({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  options: [...fieldOptions, ...sendingOptions],
  async run(input, call) {
    const { channel } = await call.connect();
    const first = await channel.getTicket(input.operand(0), call.context.signal);
    // What is still wrong has to be described anew; other fields stay unless they are given.
    const { descripcion: _account, consulta: _question, ...datos } = first.datos;
    const followed = { numero: first.numero, datos };
    if (call.asks) showAnswer(first, call);
    return first.tipo === "incidente"
      ? await sendForm(incidentForm, input, call, followed)
      : await sendForm(consultationForm, input, call, followed);
  },
  view: submitView,
  schema: async () => (await import("../request/request.schema.ts")).submittedSchema,
  json: submitJson,
  exitCode: submitExitCode,
});

/** Shows the desk's last answer before asking what is still wrong. */
function showAnswer(first: TicketDetail, conversation: Conversation): void {
  const { t } = conversation.translator;
  const answer = first.mensajes.findLast((one) => isFromDesk(one, first));
  if (answer !== undefined) {
    conversation.remark(t("inconforme.respuesta", { fecha: formatTime(answer.fecha) }));
    conversation.remark(`  ${neutralize(answer.texto).replaceAll("\n", "\n  ")}`);
  }
  conversation.remark(t("inconforme.pregunta", { numero: neutralizeLine(first.numero) }));
}
