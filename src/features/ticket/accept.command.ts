import { MesaError } from "../../errors/mesa-error.ts";
import { movedView } from "./moved.view.ts";
import { openWritten } from "../request/submit-from-command.call.ts";
import { checkText } from "./reply.call.ts";
import { namedTicket, suggestNumber } from "./named-ticket.call.ts";
import { showAnswer } from "./show-answer.call.ts";
import { defineCommand } from "../../app/command.ts";

export const ticketConforme = defineCommand({
  operands: [{ name: "numero", summary: "argumento.numero", optional: true }],
  options: [
    {
      key: "observacion",
      flag: "--observacion",
      placeholder: "TEXTO",
      summary: "opcion.observacion",
    },
    { key: "abrir", flag: "--abrir", summary: "opcion.abrir" },
    { key: "si", flag: "--si", summary: "opcion.si-conforme" },
  ],
  async run(input, call) {
    const given = input.text("observacion");
    const remark = given === undefined ? undefined : checkText("observacion", given);
    const asks = call.asks && !input.flag("si");
    const numero = await namedTicket(input, call, { prefers: ["respondido"], strict: !asks });
    const { channel } = await call.connect();
    const { signal } = call.context;
    if (asks) {
      const get = () => channel.getTicket(numero, signal);
      showAnswer(await suggestNumber(numero, call, get), call);
      const { t } = call.translator;
      if (!(await call.prompter.confirm(t("conforme.pregunta"), false))) {
        throw new MesaError("interrumpido");
      }
    }
    const accept = () => channel.accept(numero, remark, signal);
    const ticket = await suggestNumber(numero, call, accept);
    if (input.flag("abrir")) await openWritten(ticket.archivo, call);
    return ticket;
  },
  view: movedView,
  schema: async () => (await import("./ticket.schema.ts")).ticketConforme,
  json: (ticket) => ({ ticket }),
});
