import { movedView } from "../ticket/moved.view.ts";
import { resolutions } from "../../ports/analyst.ts";
import { defineCommand } from "../../app/command.ts";
import { withPracticeTicket } from "./practice-ticket.call.ts";

export const practicaResolver = defineCommand({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  options: [
    {
      key: "resultado",
      flag: "--resultado",
      placeholder: "RESULTADO",
      summary: "opcion.resultado",
      choices: resolutions,
    },
    { key: "texto", flag: "--texto", placeholder: "TEXTO", summary: "opcion.texto" },
  ],
  async run(input, call) {
    const resolution = input.choice("resultado", resolutions) ?? "atendido";
    const { signal } = call.context;
    return await withPracticeTicket(input, call, (analyst, number) =>
      analyst.resolve(number, resolution, input.text("texto"), signal),
    );
  },
  view: movedView,
  schema: async () => (await import("./practice.schema.ts")).moved,
  json: (ticket) => ({ ticket }),
});
