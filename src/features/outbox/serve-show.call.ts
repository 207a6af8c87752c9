import type { Call } from "../../app/call.ts";
import { writeAnswer } from "../../app/write-lines.ts";
import { jsonText } from "../../domain/json-text.ts";
import { requestSubject } from "../../domain/request-subject.ts";
import type { MesaError } from "../../errors/mesa-error.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { ServeNeeds } from "../../sending/serve-outbox.ts";
import { describeError } from "../../view/describe.ts";
import { formatHour } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { reasonWords } from "../../view/reason-words.ts";
import { shortId } from "./entries.ts";
import { outboxEntryJson } from "./outbox.view.ts";

type ServeShow = Pick<ServeNeeds, "tried" | "trouble" | "recovered"> & {
  readonly end: () => void;
};

/** Shows what `bandeja servir` does line by line: as NDJSON for programs, as text on a terminal. */
export function openServeShow(call: Call, perfil: string): ServeShow {
  const { terminal, clock } = call.context;
  const { translator, modes } = call;
  const { t } = translator;
  const asJson = modes.json || !terminal.stdoutIsTerminal;
  const counts = { enviadas: 0, rechazadas: 0 };
  let down = false;

  function say(line: string, evento: string, json: Readonly<Record<string, unknown>> = {}): void {
    const fecha = clock().toISOString();
    if (asJson) terminal.out(`${jsonText({ v: 1, evento, fecha, ...json })}\n`);
    else writeAnswer(terminal, [`${formatHour(fecha)}  ${line}`]);
  }

  say(t("servir.empieza", { perfil: neutralizeLine(perfil) }), "inicio", { perfil });
  return {
    tried(entry) {
      if (entry.estado === "aceptado" || entry.estado === "en_cola") counts.enviadas += 1;
      if (entry.estado === "rechazado") counts.rechazadas += 1;
      say(entryLine(entry), "solicitud", outboxEntryJson(entry));
    },
    trouble(error: MesaError, again: Date) {
      const { message } = describeError(error, translator);
      const reintento = again.toISOString();
      const line = `${message} ${t("vigilar.reintento", { hora: formatHour(reintento) })}`;
      // Said once: the next lines would only repeat it.
      if (!down) say(line, "sin-conexion", { codigo: error.code, motivo: message, reintento });
      down = true;
    },
    recovered() {
      if (down) say(t("servir.vuelve"), "con-conexion");
      down = false;
    },
    end: () => say(t("servir.fin", counts), "fin", counts),
  };

  function entryLine({ solicitud, estado, ticket, motivo, datos }: LedgerEntry): string {
    const parts = [
      shortId(solicitud),
      t(`resultado.${estado}`),
      ticket?.numero ?? null,
      requestSubject(datos),
      ticket === null && motivo !== null ? reasonWords(motivo, translator) : null,
    ];
    return parts.flatMap((part) => (part === null ? [] : [neutralizeLine(part)])).join(" · ");
  }
}
