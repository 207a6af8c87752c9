import { movedView } from "./moved.view.ts";
import { checkText } from "./reply.call.ts";
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
  ],
  async run(input, call) {
    const given = input.text("observacion");
    const remark = given === undefined ? undefined : checkText("observacion", given);
    const { channel } = await call.connect();
    return await channel.accept(input.operand(0), remark, call.context.signal);
  },
  view: movedView,
  schema: async () => (await import("./ticket.schema.ts")).ticketConforme,
  json: (ticket) => ({ ticket }),
});
