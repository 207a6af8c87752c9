import { isFromDesk, type TicketDetail } from "../../domain/ticket.ts";
import { formatTime } from "../../view/formats.ts";
import { neutralize, neutralizeLine } from "../../view/neutralize.ts";
import type { Conversation } from "../../app/conversation.ts";

/** Shows which ticket it is and the desk's last answer, before something is asked about them. */
export function showAnswer(ticket: TicketDetail, conversation: Conversation): void {
  const { t } = conversation.translator;
  conversation.remark(`${neutralizeLine(ticket.numero)} · ${neutralizeLine(ticket.asunto)}`);
  const answer = ticket.mensajes.findLast((one) => isFromDesk(one, ticket));
  if (answer === undefined) return;
  conversation.remark(t("inconforme.respuesta", { fecha: formatTime(answer.fecha, conversation) }));
  conversation.remark(`  ${neutralize(answer.texto).replaceAll("\n", "\n  ")}`);
}
