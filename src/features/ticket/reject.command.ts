import { consultationForm } from "../../forms/consultation-form.ts";
import { deriveOptions } from "../../forms/derive-options.ts";
import { incidentForm } from "../../forms/incident-form.ts";
import { submitExitCode } from "../request/submit-exit-code.ts";
import { submitJson, type Submitted } from "../request/submit-json.view.ts";
import { submitView } from "../request/submit.view.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel } from "../../view/state-label.ts";
import type { TicketDetail } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Call } from "../../app/call.ts";
import { namedTicket, suggestNumber } from "./named-ticket.call.ts";
import { showAnswer } from "./show-answer.call.ts";
import { defineCommand } from "../../app/command.ts";
import { offerToRemember, sendForm, sendingOptions } from "../request/form-command.call.ts";

const incidentOptions = deriveOptions(incidentForm);
const shared = new Set(incidentOptions.map((option) => option.key));
const consultationOptions = deriveOptions(consultationForm).filter((one) => !shared.has(one.key));

/** No field is required: those of the first ticket are taken over. */
const fieldOptions = [...incidentOptions, ...consultationOptions].map((one) => ({
  ...one,
  required: false,
}));

export const ticketInconforme = defineCommand<Submitted>({
  operands: [{ name: "numero", summary: "argumento.numero", optional: true }],
  options: [...fieldOptions, ...sendingOptions],
  async run(input, call) {
    const numero = await namedTicket(input, call, {
      prefers: ["respondido"],
      strict: !call.asks || input.flag("si"),
    });
    const { channel } = await call.connect();
    const get = () => channel.getTicket(numero, call.context.signal);
    const first = await suggestNumber(numero, call, get);
    // What is still wrong has to be described anew; other fields stay unless they are given.
    const { descripcion: _account, consulta: _question, ...datos } = first.datos;
    const followed = { numero: first.numero, datos };
    if (call.asks) await confirmDissent(first, call);
    return first.tipo === "incidente"
      ? await sendForm(incidentForm, input, call, followed)
      : await sendForm(consultationForm, input, call, followed);
  },
  view: submitView,
  schema: async () => (await import("../request/request.schema.ts")).submittedSchema,
  json: submitJson,
  exitCode: submitExitCode,
  offer: async (result, _input, call) => await offerToRemember(result, call),
});

/**
 * Shows the answer, before the first question of the form. A case that the operator's own word has
 * ended takes no other; whether one without an answer takes it is the desk's to say.
 *
 * @throws MesaError `ticket-terminado`; `interrumpido` where the operator gives up
 */
async function confirmDissent(first: TicketDetail, call: Call): Promise<void> {
  const { t } = call.translator;
  const numero = neutralizeLine(first.numero);
  const estado = stateLabel(first.estado, call.translator);
  if (first.estado === "conforme" || first.estado === "inconforme") {
    throw new MesaError("ticket-terminado", { params: { numero, estado } });
  }
  showAnswer(first, call);
  if (first.estado !== "respondido") {
    const question = t("inconforme.sin-respuesta", { estado });
    if (!(await call.prompter.confirm(question, false))) throw new MesaError("interrumpido");
  }
  call.remark(t("inconforme.pregunta", { numero }));
}
