import { movedView } from "../ticket/moved.view.ts";
import { defineCommand } from "../../app/command.ts";
import { requireText } from "../../app/read-options.ts";
import { withPracticeTicket } from "./practice-ticket.call.ts";

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
    const { signal } = call.context;
    return await withPracticeTicket(input, call, (analyst, number) =>
      analyst.answer(number, text, input.flag("pide_datos"), signal),
    );
  },
  view: movedView,
  schema: async () => (await import("./practice.schema.ts")).moved,
  json: (ticket) => ({ ticket }),
});
