import { isOver, type Age } from "../../domain/ticket-life.ts";
import { isFromDesk, type TicketDetail, type TicketMessage } from "../../domain/ticket.ts";
import { factLines } from "../../view/fact-lines.ts";
import { formLines } from "../../view/form-lines.ts";
import { formatAge, formatBytes, formatMoment, formatTime } from "../../view/formats.ts";
import { neutralize, neutralizeLine } from "../../view/neutralize.ts";
import { relativeTime } from "../../view/relative-time.ts";
import { stateLabel, statePaint } from "../../view/state-label.ts";
import { wrapText } from "../../view/wrap-text.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { ViewTools } from "../../view/view.ts";

type Lines = readonly string[];

/**
 * A whole ticket: the desk's last answer, its facts, the form, the attachments, the conversation and,
 * on a terminal, the commands that come next.
 */
export async function ticketView(
  ticket: TicketDetail,
  tools: ViewTools,
  age: Age | undefined,
): Promise<readonly string[]> {
  const { paint, translator } = tools;
  const { t } = translator;
  const state = statePaint(ticket.estado, paint)(stateLabel(ticket.estado, translator));
  const answer = ticket.mensajes.findLast((one) => isFromDesk(one, ticket));
  const isOnly = answer !== undefined && ticket.mensajes.length === 1;
  return [
    `${paint.strong(neutralizeLine(ticket.numero))}  ${state}`,
    ...basis(ticket, tools),
    ...handedOver(ticket, tools),
    ...wrapped(neutralizeLine(ticket.asunto), tools),
    ...section(t("ticket.respuesta"), answer === undefined ? [] : message(answer, tools), tools),
    "",
    ...facts(ticket, tools, age),
    ...section(
      t("ticket.datos"),
      formLines(ticket.datos, { ...tools, catalogs: await tools.catalogs() }),
      tools,
    ),
    ...section(t("ticket.adjuntos"), attachmentLines(ticket, translator), tools),
    ...section(
      t("ticket.conversacion"),
      isOnly
        ? []
        : ticket.mensajes.flatMap((one) =>
            one === answer ? shownAbove(one, tools) : message(one, tools),
          ),
      tools,
    ),
    ...nextCommands(ticket, tools),
  ];
}

/** What the operator can do in this state, each with its complete command. */
function nextCommands(ticket: TicketDetail, tools: ViewTools): Lines {
  const { decorated, paint, translator } = tools;
  if (!decorated) return [];
  const { t } = translator;
  const params = { numero: neutralizeLine(ticket.numero) };
  const files = [ticket, ...ticket.mensajes].some(({ adjuntos }) => adjuntos.length > 0);
  const lines = [
    ...(ticket.estado === "respondido" ? [t("ticket.sigue.respondido", params)] : []),
    ...(isOver(ticket.estado) ? [] : [t("ticket.sigue.abierto", params)]),
    ...(files ? [t("ticket.sigue.archivos", params)] : []),
  ];
  if (lines.length === 0) return [];
  return ["", ...lines.flatMap((line) => wrapped(line, tools)).map((line) => paint.dim(line))];
}

function wrapped(line: string, { decorated, width }: ViewTools): Lines {
  return decorated ? wrapText(line, width) : [line];
}

function facts(ticket: TicketDetail, tools: ViewTools, age: Age | undefined): readonly string[] {
  const { translator, decorated, now } = tools;
  const { t, language } = translator;
  const when = (instant: string): string =>
    decorated
      ? `${formatMoment(instant, translator)} (${relativeTime(instant, now, language)})`
      : formatTime(instant, tools);
  return factLines(
    [
      [t("columna.tipo"), t(`tipo.${ticket.tipo}`)],
      [t("columna.unidad"), ticket.unidad],
      [t("ticket.funcionario"), ticket.funcionario],
      [t("columna.creado"), when(ticket.creado)],
      [t("ticket.actualizado"), when(ticket.actualizado)],
      [
        t(isOver(ticket.estado) ? "ticket.duro" : "ticket.abierto-hace"),
        age === undefined ? null : formatAge(age, translator),
      ],
      [t("ticket.sigue_a"), ticket.sigue_a],
      [t("ticket.cadena"), ticket.cadena.length > 1 ? ticket.cadena.join(" → ") : null],
    ],
    tools,
  );
}

/** The text from which the state was deduced, on channels that give none. */
function basis({ segun }: TicketDetail, { translator, paint, width }: ViewTools): Lines {
  if (segun === undefined) return [];
  const line = translator.t("ticket.segun", { texto: neutralizeLine(segun) });
  return wrapText(line, width).map(paint.dim);
}

/** How it is known that a request went out that was handed over by file. */
function handedOver({ confirmado }: TicketDetail, { translator, paint, width }: ViewTools): Lines {
  if (confirmado === undefined) return [];
  return wrapText(translator.t(`confirmado.${confirmado}`), width).map(paint.dim);
}

function attachmentLines(ticket: TicketDetail, translator: Translator): readonly string[] {
  return ticket.adjuntos.flatMap((one) => [
    `  ${neutralizeLine(one.nombre)} · ${formatBytes(one.bytes, translator)}`,
    `    SHA-256 ${neutralizeLine(one.sha256)}`,
  ]);
}

function message(one: TicketMessage, tools: ViewTools): Lines {
  const { paint, width, translator } = tools;
  const { t } = translator;
  const quoted = one.citado?.split("\n").length ?? 0;
  const doubt = one.dudoso === undefined ? [] : wrapText(doubtLine(one.dudoso, t), width - 4);
  const remarks = [
    ...(one.sin_verificar === true ? [t("mensaje.sin-verificar")] : []),
    ...(one.desaparecido === true ? [t("mensaje.desaparecido")] : []),
    ...(one.ilegible === undefined ? [] : [t("mensaje.ilegible")]),
  ];
  const files = one.adjuntos.map(
    (file) => `    📎 ${neutralizeLine(file.nombre)} (${formatBytes(file.bytes, translator)})`,
  );
  return [
    messageHead(one, tools),
    ...doubt.map((line) => `    ${paint.bad(line)}`),
    ...remarks.map((line) => `    ${paint.dim(line)}`),
    ...wrapText(neutralize(one.texto), width - 4).map((line) => `    ${line}`),
    ...(quoted === 0 ? [] : [`    ${paint.dim(t("mensaje.citado", { lineas: quoted }))}`]),
    ...files,
  ];
}

function messageHead({ de, fecha }: TicketMessage, tools: ViewTools): string {
  const { paint } = tools;
  return `  ${paint.strong(neutralizeLine(de))} ${paint.dim(`· ${formatTime(fecha, tools)}`)}`;
}

/** The place in the conversation of the answer that stands at the head. */
function shownAbove(one: TicketMessage, tools: ViewTools): Lines {
  const { paint, translator } = tools;
  return [messageHead(one, tools), `    ${paint.dim(translator.t("ticket.arriba"))}`];
}

/** Why a sender is doubted, in words; what a mail server wrote about it is in the JSON. */
function doubtLine(reason: string, t: ViewTools["translator"]["t"]): string {
  const dominio = /^dominio-ajeno (\S+)$/.exec(reason)?.[1];
  if (dominio !== undefined)
    return t("mensaje.dominio-ajeno", { dominio: neutralizeLine(dominio) });
  if (reason === "sin-confirmar") return t("mensaje.sin-confirmar");
  return t("mensaje.dudoso");
}

function section(title: string, lines: readonly string[], { paint }: ViewTools): readonly string[] {
  return lines.length === 0 ? [] : ["", paint.strong(title), ...lines];
}
