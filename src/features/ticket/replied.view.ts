import type { TicketMessage } from "../../domain/ticket.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { ViewTools } from "../../view/view.ts";

/** What became of a message to the desk. */
export function repliedView(
  {
    numero,
    mensaje,
    repetido,
  }: { readonly numero: string; readonly mensaje: TicketMessage; readonly repetido: boolean },
  { translator, paint }: ViewTools,
): readonly string[] {
  const { t } = translator;
  const said = t(repetido ? "responder.repetido" : "responder.escrito");
  const files = mensaje.adjuntos.map((one) => `  📎 ${neutralizeLine(one.nombre)}`);
  return [`${paint.good("✓")} ${paint.strong(neutralizeLine(numero))}: ${said}`, ...files];
}
