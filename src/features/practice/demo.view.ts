import type { Translator } from "../../i18n/translator.ts";
import type { DemoEvent, DemoResult } from "./run-demo.ts";
import type { Paint } from "../../view/paint.ts";
import { stateLabel, statePaint } from "../../view/state-label.ts";
import { wrapText } from "../../view/wrap-text.ts";

interface DemoTools {
  readonly translator: Translator;
  readonly paint: Paint;
  readonly width: number;
}

export function demoHeading({ translator, paint, width }: DemoTools): readonly string[] {
  const { t } = translator;
  const columns = Math.min(width, 100);
  return [
    ...wrapText(t("demo.titulo"), columns).map(paint.strong),
    ...wrapText(t("demo.subtitulo"), columns).map(paint.dim),
    "",
  ];
}

/** One event: who, what, and the state the ticket is in now. */
export function demoEventLines(event: DemoEvent, tools: DemoTools): readonly string[] {
  const { translator, paint } = tools;
  const who = translator.t(`demo.quien.${event.quien}`);
  const [first = "", ...rest] = wrapText(
    demoText(event, translator),
    Math.min(tools.width, 100) - 14,
  );
  const { ticket } = event;
  const state =
    ticket === null
      ? []
      : [
          `${" ".repeat(14)}${paint.dim(ticket.numero)} · ${statePaint(ticket.estado, paint)(stateLabel(ticket.estado, translator))}`,
        ];
  return [
    `${paint.accent(who.padEnd(12))}  ${first}`,
    ...rest.map((line) => `${" ".repeat(14)}${line}`),
    ...state,
  ];
}

export function demoText(event: DemoEvent, { find }: Translator): string {
  return find(`demo.${event.paso}`, event.params) ?? event.paso;
}

export function demoJson(result: DemoResult, translator: Translator) {
  return {
    pasos: result.events.map((event) => ({
      paso: event.paso,
      quien: event.quien,
      texto: demoText(event, translator),
      ticket: event.ticket?.numero ?? null,
      estado: event.ticket?.estado ?? null,
    })),
    tickets: result.tickets,
    evidencia: result.evidence,
  };
}
