import { movedView } from "../ticket/moved.view.ts";
import { defineCommand } from "../../app/command.ts";

export const practicaTomar = defineCommand({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  async run(input, call) {
    const { analyst } = await call.practiceDesk();
    return await analyst.take(input.operand(0), call.context.signal);
  },
  view: movedView,
  schema: async () => (await import("./practice.schema.ts")).moved,
  json: (ticket) => ({ ticket }),
});
