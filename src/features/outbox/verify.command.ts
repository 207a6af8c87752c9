import { outboxEntryJson, outboxView } from "./outbox.view.ts";
import { settleUnknown } from "../../sending/settle-unknown.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import { defineCommand } from "../../app/command.ts";
import { byChannel } from "../request/fail-over.call.ts";

export const bandejaVerificar = defineCommand({
  async run(_input, call) {
    const { nombre: perfil } = await call.profile();
    const ledger = await call.context.ledger();
    const entries = await ledger.list({
      perfil,
      estados: ["desconocido", "en_cola", "entregado_a_mano"],
    });
    if (entries.length === 0) return [];
    const settled: LedgerEntry[] = [];
    for (const [profile, group] of await byChannel(entries, call)) {
      const { channel } = await call.connectTo(profile);
      settled.push(...(await settleUnknown(group, { ledger, channel }, call.context.signal)));
    }
    return settled;
  },
  view: (entries, tools) => outboxView(entries, tools),
  schema: async () => (await import("./outbox.schema.ts")).outbox,
  json: (entries) => ({ entradas: entries.map(outboxEntryJson) }),
  rows: (entries) => entries.map(outboxEntryJson),
});
