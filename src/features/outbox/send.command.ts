import { formatTime } from "../../view/format-time.ts";
import { nextAttempt, outboxEntryJson } from "./outbox-json.view.ts";
import { outboxSummary, outboxTally, outboxView } from "./outbox.view.ts";
import { worstExitCode } from "./worst-exit-code.ts";
import { drainOutbox, unsent } from "../../sending/drain-outbox.ts";
import { sendOutbox } from "../../sending/send-outbox.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { Profile } from "../../ports/profile-store.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { defineCommand } from "../../app/command.ts";
import { byChannel, sendOn } from "../request/fail-over.call.ts";
import { findEntry } from "./find-entry.ts";

export const bandejaEnviar = defineCommand({
  operands: [{ name: "solicitud", summary: "argumento.solicitud", optional: true, variadic: true }],
  options: [
    { key: "esperar", flag: "--esperar", summary: "opcion.esperar" },
    { key: "partir", flag: "--partir", summary: "opcion.partir" },
    { key: "alterno", flag: "--alterno", summary: "opcion.alterno" },
  ],
  async run(input, call) {
    const { context, translator } = call;
    const { nombre: perfil } = await call.profile();
    const ledger = await context.ledger();
    const wanted = new Set(input.operands.map((id) => findEntry(id, ledger).solicitud));
    const entries = ledger
      .list({ perfil, estados: unsent })
      .filter(({ solicitud }) => wanted.size === 0 || wanted.has(solicitud));
    if (entries.length === 0) return [];
    const progress = await call.progress(translator.t("progreso.enviando"));
    const common = {
      ledger,
      clock: context.clock,
      wait: context.wait,
      crashPoint: context.crashPoint,
    };
    const tell = (left: number, next: Date): void => {
      const hora = formatTime(next.toISOString()).slice(-5);
      const line = translator.t("bandeja.espera", { numero: left, hora });
      if (context.terminal.stderrIsTerminal) progress.update(line);
      else call.note(line);
    };
    const send = async ([profile, group]: readonly [Profile, readonly LedgerEntry[]]) => {
      const needs = { ...common, channel: (await call.connectTo(profile)).channel };
      try {
        return input.flag("esperar")
          ? await drainOutbox(group, { ...needs, nextAttempt, tell }, context.signal)
          : await sendOutbox(group, needs, context.signal);
      } catch (error) {
        const away = error instanceof MesaError && error.code === "mesa-inalcanzable";
        if (!away || !input.flag("alterno")) throw error;
        return group.map((entry) => ledger.find(entry.solicitud) ?? entry);
      }
    };
    try {
      const sent = (await Promise.all((await byChannel(entries, call)).map(send))).flat();
      const after = input.flag("alterno") ? await sendOn(sent, common, call) : sent;
      // A scheduler's log gets it, too; on a terminal it stands below the table.
      if (!context.terminal.stdoutIsTerminal) {
        call.note(translator.t("bandeja.resumen", outboxTally(after)));
      }
      return after;
    } finally {
      progress.stop();
    }
  },
  view: async (entries, tools) => [
    ...(await outboxView(entries, tools)),
    ...outboxSummary(entries, tools),
  ],
  json: (entries) => ({
    entradas: entries.map(outboxEntryJson),
    resumen: outboxTally(entries),
  }),
  rows: (entries) => entries.map(outboxEntryJson),
  exitCode: worstExitCode,
});
