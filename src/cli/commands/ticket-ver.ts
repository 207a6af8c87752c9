import { ticketView } from "../../output/ticket-view.ts";
import { defineCommand } from "../command.ts";

export const ticketVer = defineCommand({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  async run(input, call) {
    const { channel } = await call.connect();
    return await channel.getTicket(input.operand(0), call.context.signal);
  },
  view: ticketView,
  json: (ticket) => ({ ticket }),
});
