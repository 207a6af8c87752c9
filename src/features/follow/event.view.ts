import type { TicketEvent } from "./watch-tickets.ts";
import { formatTime } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel } from "../../view/state-label.ts";
import type { Translator } from "../../i18n/translator.ts";

/** An event as a line of text. */
export function eventLine(event: TicketEvent, translator: Translator): string {
  const { t } = translator;
  const what =
    event.mensaje === null
      ? t("vigilar.estado", { estado: stateLabel(event.estado, translator) })
      : `${neutralizeLine(event.mensaje.de)}: ${neutralizeLine(event.mensaje.texto)}`;
  const about = event.asunto === null ? "" : ` · ${neutralizeLine(event.asunto)}`;
  return `${formatTime(event.fecha, { translator })}  ${neutralizeLine(event.numero)}  ${what}${about}`;
}

/** An event as JSON: in a line of NDJSON, on a command's standard input, in a webhook's body. */
export function eventJson({
  numero,
  estado,
  motivo,
  fecha,
  asunto,
  funcionario,
  mensaje,
}: TicketEvent) {
  const evento = "cambio" as const;
  return { v: 1, evento, numero, estado, motivo, fecha, asunto, funcionario, mensaje };
}
