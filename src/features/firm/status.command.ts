import { defineCommand } from "../../app/command.ts";
import { statusJson, statusView } from "./firm.view.ts";
import { requireFirm, withPassword } from "./open-firm.call.ts";

export const libroEstado = defineCommand({
  async run(_input, call) {
    const firm = await requireFirm(call);
    const status = await withPassword(firm, call, firm.status);
    return { address: firm.address, status };
  },
  view: statusView,
  schema: async () => (await import("./firm.schema.ts")).libroEstado,
  json: statusJson,
});
