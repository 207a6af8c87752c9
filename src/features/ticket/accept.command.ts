import { MesaError } from "../../errors/mesa-error.ts";
import { movedView } from "./moved.view.ts";
import { openWritten } from "../request/submit-from-command.call.ts";
import { checkText } from "./reply.call.ts";
import { showAnswer } from "./show-answer.call.ts";
import { defineCommand } from "../../app/command.ts";

export const ticketConforme = defineCommand({
  operands: [{ name: "numero", summary: "argumento.numero" }],
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
    const { channel } = await call.connect();
    const { signal } = call.context;
    const numero = input.operand(0);
    if (call.asks && !input.flag("si")) {
      showAnswer(await channel.getTicket(numero, signal), call);
      const { t } = call.translator;
      if (!(await call.prompter.confirm(t("conforme.pregunta"), false))) {
        throw new MesaError("interrumpido");
      }
    }
    const ticket = await channel.accept(numero, remark, signal);
    if (input.flag("abrir")) await openWritten(ticket.archivo, call);
    return ticket;
  },
  view: movedView,
  schema: async () => (await import("./ticket.schema.ts")).ticketConforme,
  json: (ticket) => ({ ticket }),
});
