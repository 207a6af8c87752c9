import type { TicketNews } from "./collect-news.ts";
import { isOver } from "../../domain/ticket-life.ts";
import { formatAge, formatTime } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel, statePaint } from "../../view/state-label.ts";
import type { ViewTools } from "../../view/view.ts";
import { wrapText } from "../../view/wrap-text.ts";

/** Lines of the last message that are shown. */
const maxMessageLines = 3;

export interface ShownNews {
  readonly perfil: string;
  readonly items: readonly TicketNews[];
  /** Only the number of tickets with news, for a shell's prompt; nothing where there are none. */
  readonly short: boolean;
}

/** The news: a paragraph for each ticket, or a line where the output is not for people. */
export function newsView(news: ShownNews, tools: ViewTools): readonly string[] {
  const { items, short } = news;
  const { translator, decorated } = tools;
  if (short) return items.length === 0 ? [] : [count(items.length, tools)];
  if (!decorated) return items.map((one) => plainLine(one, tools));
  if (items.length === 0) return [translator.t("novedades.ninguna")];
  return [count(items.length, tools), ...items.flatMap((one) => ["", ...paragraph(one, tools)])];
}

function count(tickets: number, { translator }: ViewTools): string {
  return translator.t("novedades.cuenta", { tickets });
}

function paragraph(
  { numero, ticket, age, changes, messages }: TicketNews,
  { translator, paint, width }: ViewTools,
): readonly string[] {
  const estado = ticket?.estado ?? changes.at(-1)?.estado ?? "";
  const state = statePaint(estado, paint)(stateLabel(estado, translator));
  const when = paint.dim(formatTime(changes.at(-1)?.fecha ?? "", { translator }));
  const facts = [
    ...(ticket?.funcionario == null ? [] : [neutralizeLine(ticket.funcionario)]),
    ...(age === null
      ? []
      : [
          `${translator.t(isOver(estado) ? "ticket.duro" : "ticket.abierto-hace")} ${formatAge(age, translator)}`,
        ]),
  ];
  const last = messages.at(-1);
  return [
    `${paint.strong(neutralizeLine(numero))}  ${state}  ${when}`,
    ...(ticket === null ? [] : [`  ${neutralizeLine(ticket.asunto)}`]),
    ...(facts.length === 0 ? [] : [`  ${paint.dim(facts.join(" · "))}`]),
    ...(last === undefined
      ? []
      : wrapText(`${neutralizeLine(last.de)}: ${neutralizeLine(last.texto)}`, width - 4)
          .slice(0, maxMessageLines)
          .map((line) => `    ${line}`)),
  ];
}

function plainLine(
  { numero, ticket, changes, messages }: TicketNews,
  { translator }: ViewTools,
): string {
  return [
    neutralizeLine(numero),
    stateLabel(ticket?.estado ?? changes.at(-1)?.estado ?? "", translator),
    formatTime(changes.at(-1)?.fecha ?? "", { translator, decorated: false }),
    neutralizeLine(ticket?.asunto ?? ""),
    neutralizeLine(messages.at(-1)?.texto ?? ""),
  ].join("\t");
}
