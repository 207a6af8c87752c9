import { movedView } from "../ticket/moved.view.ts";
import { defineCommand } from "../../app/command.ts";
import { requireText } from "../../app/read-options.ts";

export const practicaResponder = defineCommand({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  options: [
    {
      key: "texto",
      flag: "--texto",
      placeholder: "TEXTO",
      summary: "opcion.texto",
      required: true,
    },
    { key: "pide_datos", flag: "--pide-datos", summary: "opcion.pide-datos" },
  ],
  async run(input, call) {
    const text = requireText(input);
    const { analyst } = await call.practiceDesk();
    const number = input.operand(0);
    return await analyst.answer(number, text, input.flag("pide_datos"), call.context.signal);
  },
  view: movedView,
  schema: async () => (await import("./practice.schema.ts")).moved,
  json: (ticket) => ({ ticket }),
});
