import type { Ticket } from "../../domain/ticket.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel, statePaint } from "../../view/state-label.ts";
import type { ViewTools } from "../../view/view.ts";

/** A ticket and its new state, in one line. */
export function movedView(ticket: Ticket, { translator, paint }: ViewTools): readonly string[] {
  const state = statePaint(ticket.estado, paint)(stateLabel(ticket.estado, translator));
  const official = ticket.funcionario === null ? "" : ` · ${neutralizeLine(ticket.funcionario)}`;
  const { numero, archivo } = ticket;
  if (archivo !== undefined) {
    const line = translator.t("entrega.respuesta", { archivo: neutralizeLine(archivo) });
    return [`${paint.good("✓")} ${paint.strong(neutralizeLine(numero))}: ${line}`];
  }
  return [`${paint.good("✓")} ${paint.strong(neutralizeLine(numero))} → ${state}${official}`];
}
