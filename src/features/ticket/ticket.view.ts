import type { Age } from "../../domain/ticket-life.ts";
import type { TicketDetail, TicketMessage } from "../../domain/ticket.ts";
import { factLines } from "../../view/fact-lines.ts";
import { formLines } from "../../view/form-lines.ts";
import { formatAge, formatBytes, formatTime } from "../../view/formats.ts";
import { neutralize, neutralizeLine } from "../../view/neutralize.ts";
import { relativeTime } from "../../view/relative-time.ts";
import { stateLabel, statePaint } from "../../view/state-label.ts";
import { wrapText } from "../../view/wrap-text.ts";
import type { ViewTools } from "../../view/view.ts";

type Lines = readonly string[];

/** A whole ticket: its facts, the form, the attachments and the conversation. */
export async function ticketView(
  ticket: TicketDetail,
  tools: ViewTools,
  age: Age | undefined,
): Promise<readonly string[]> {
  const { paint, translator } = tools;
  const { t } = translator;
  const state = statePaint(ticket.estado, paint)(stateLabel(ticket.estado, translator));
  return [
    `${paint.strong(neutralizeLine(ticket.numero))}  ${state}`,
    ...basis(ticket, tools),
    ...handedOver(ticket, tools),
    neutralizeLine(ticket.asunto),
    "",
    ...facts(ticket, tools, age),
    ...section(
      t("ticket.datos"),
      formLines(ticket.datos, { ...tools, catalogs: await tools.catalogs() }),
      tools,
    ),
    ...section(t("ticket.adjuntos"), attachmentLines(ticket), tools),
    ...section(
      t("ticket.conversacion"),
      ticket.mensajes.flatMap((one) => message(one, tools)),
      tools,
    ),
  ];
}

function facts(ticket: TicketDetail, tools: ViewTools, age: Age | undefined): readonly string[] {
  const { translator, decorated, now } = tools;
  const { t, language } = translator;
  const when = (instant: string): string =>
    decorated
      ? `${formatTime(instant)} (${relativeTime(instant, now, language)})`
      : formatTime(instant);
  return factLines(
    [
      [t("columna.tipo"), t(`tipo.${ticket.tipo}`)],
      [t("columna.unidad"), ticket.unidad],
      [t("ticket.funcionario"), ticket.funcionario],
      [t("columna.creado"), when(ticket.creado)],
      [t("ticket.actualizado"), when(ticket.actualizado)],
      [t("columna.edad"), age === undefined ? null : formatAge(age, translator)],
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

function attachmentLines(ticket: TicketDetail): readonly string[] {
  return ticket.adjuntos.flatMap((one) => [
    `  ${neutralizeLine(one.nombre)} · ${formatBytes(one.bytes)}`,
    `    SHA-256 ${neutralizeLine(one.sha256)}`,
  ]);
}

function message(one: TicketMessage, { paint, width, translator }: ViewTools): Lines {
  const { t } = translator;
  const quoted = one.citado?.split("\n").length ?? 0;
  const doubt = one.dudoso === undefined ? [] : wrapText(doubtLine(one.dudoso, t), width - 4);
  const remarks = [
    ...(one.sin_verificar === true ? [t("mensaje.sin-verificar")] : []),
    ...(one.desaparecido === true ? [t("mensaje.desaparecido")] : []),
    ...(one.ilegible === undefined ? [] : [t("mensaje.ilegible", { motivo: one.ilegible })]),
  ];
  const files = one.adjuntos.map(
    (file) => `    📎 ${neutralizeLine(file.nombre)} (${formatBytes(file.bytes)})`,
  );
  return [
    `  ${paint.strong(neutralizeLine(one.de))} ${paint.dim(`· ${formatTime(one.fecha)}`)}`,
    ...doubt.map((line) => `    ${paint.bad(line)}`),
    ...remarks.map((line) => `    ${paint.dim(line)}`),
    ...wrapText(neutralize(one.texto), width - 4).map((line) => `    ${line}`),
    ...(quoted === 0 ? [] : [`    ${paint.dim(t("mensaje.citado", { lineas: quoted }))}`]),
    ...files,
  ];
}

/** Why a sender is doubted, in words; what a mail server wrote about it is shown as it is. */
function doubtLine(reason: string, t: ViewTools["translator"]["t"]): string {
  const dominio = /^dominio-ajeno (\S+)$/.exec(reason)?.[1];
  if (dominio !== undefined)
    return t("mensaje.dominio-ajeno", { dominio: neutralizeLine(dominio) });
  if (reason === "sin-confirmar") return t("mensaje.sin-confirmar");
  return t("mensaje.dudoso", { motivo: neutralizeLine(reason) });
}

function section(title: string, lines: readonly string[], { paint }: ViewTools): readonly string[] {
  return lines.length === 0 ? [] : ["", paint.strong(title), ...lines];
}
