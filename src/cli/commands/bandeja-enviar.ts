import { outboxEntryJson } from "../../output/outbox-json.ts";
import { outboxView } from "../../output/outbox-view.ts";
import { worstExitCode } from "../../output/worst-exit-code.ts";
import { sendOutbox } from "../../usecases/send-outbox.ts";
import { defineCommand } from "../command.ts";

export const bandejaEnviar = defineCommand({
  async run(_input, call) {
    const { context } = call;
    const { nombre: perfil } = await call.profile();
    const ledger = await context.ledger();
    const entries = ledger.list({ perfil, estados: ["pendiente", "desconocido"] });
    if (entries.length === 0) return [];
    const { channel } = await call.connect();
    const progress = await call.progress(call.translator.t("progreso.enviando"));
    try {
      const needs = { ledger, channel, clock: context.clock, wait: context.wait };
      return await sendOutbox(entries, needs, context.signal);
    } finally {
      progress.stop();
    }
  },
  view: (entries, tools) => outboxView(entries, tools),
  json: (entries) => ({ entradas: entries.map(outboxEntryJson) }),
  rows: (entries) => entries.map(outboxEntryJson),
  exitCode: worstExitCode,
});
