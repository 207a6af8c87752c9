import { outboxEntryJson } from "../../output/outbox-json.ts";
import { outboxView } from "../../output/outbox-view.ts";
import { settleUnknown } from "../../usecases/settle-unknown.ts";
import { defineCommand } from "../command.ts";

export const bandejaVerificar = defineCommand({
  async run(_input, call) {
    const { nombre: perfil } = await call.profile();
    const ledger = await call.context.ledger();
    const entries = ledger.list({ perfil, estados: ["desconocido", "en_cola"] });
    if (entries.length === 0) return [];
    const { channel } = await call.connect();
    return await settleUnknown(entries, { ledger, channel }, call.context.signal);
  },
  view: (entries, tools) => outboxView(entries, tools),
  json: (entries) => ({ entradas: entries.map(outboxEntryJson) }),
  rows: (entries) => entries.map(outboxEntryJson),
});
