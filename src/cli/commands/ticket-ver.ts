import { ticketView } from "../../output/ticket-view.ts";
import { defineCommand } from "../command.ts";

export const ticketVer = defineCommand({
  operands: [{ name: "numero", summary: "argumento.numero" }],
  async run(input, call) {
    const { channel } = await call.connect();
    const ticket = await channel.getTicket(input.operand(0), call.context.signal);
    await call.context.remember([ticket]);
    return ticket;
  },
  view: ticketView,
  json: (ticket) => ({ ticket }),
});
