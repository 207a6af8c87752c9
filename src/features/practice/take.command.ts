import { movedView } from "../ticket/moved.view.ts";
import { defineCommand } from "../../app/command.ts";
import { withPracticeTicket } from "./practice-ticket.call.ts";

export const practicaTomar = defineCommand({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  async run(input, call) {
    const { signal } = call.context;
    return await withPracticeTicket(input, call, (analyst, number) => analyst.take(number, signal));
  },
  view: movedView,
  schema: async () => (await import("./practice.schema.ts")).moved,
  json: (ticket) => ({ ticket }),
});
