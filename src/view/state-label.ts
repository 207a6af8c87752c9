import { deducedStates, ticketStates } from "../domain/ticket.ts";
import type { Translator } from "../i18n/translator.ts";
import { neutralizeLine } from "./neutralize.ts";
import type { Paint } from "./paint.ts";

/** A state in words; one that this project does not know is shown as the desk gives it. */
export function stateLabel(state: string, { t }: Translator): string {
  const known = [...ticketStates, ...deducedStates].find((one) => one === state);
  return known === undefined ? neutralizeLine(state) : t(`estado.${known}`);
}

/** Which colour a state has; the word itself says the same. */
export function statePaint(state: string, paint: Paint): (text: string) => string {
  switch (state) {
    case "respondido":
      return paint.accent;
    case "conforme":
      return paint.good;
    case "inconforme":
    case "rechazado":
    case "anulado":
      return paint.bad;
    default:
      return paint.warn;
  }
}
