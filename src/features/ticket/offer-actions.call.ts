import { isOver } from "../../domain/ticket-life.ts";
import type { Ticket, TicketDetail } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import type { Call } from "../../app/call.ts";
import { ticketLines } from "./named-ticket.call.ts";

/** The words of a command to run next. */
type NextWords = readonly string[] | undefined;

/** Where Enter alone stands: nothing is done. */
const leave = "salir";

/**
 * What can be done with a ticket in its state; a state that this project does not know keeps nothing
 * from being asked of the desk.
 */
function actionsFor(
  ticket: TicketDetail,
): readonly ("conforme" | "inconforme" | "responder" | "descargar")[] {
  const waits = ["registrado", "asignado", "en_analisis", "enviado"].includes(ticket.estado);
  const hasFiles = [ticket, ...ticket.mensajes].some(({ adjuntos }) => adjuntos.length > 0);
  return [
    ...(waits || isOver(ticket.estado) ? [] : (["conforme", "inconforme"] as const)),
    ...(isOver(ticket.estado) ? [] : (["responder"] as const)),
    ...(hasFiles ? (["descargar"] as const) : []),
  ];
}

/** Offers what can be done with a ticket that was just shown. */
export async function offerActions(ticket: TicketDetail, call: Call): Promise<NextWords> {
  const { t } = call.translator;
  const actions = actionsFor(ticket);
  const choices = actions.map((one) => ({ value: one, name: t(`accion.${one}`) }));
  const chosen = await offered(t("accion.que-hacer"), choices, call);
  return chosen === undefined ? undefined : ["ticket", chosen, ticket.numero];
}

/** Offers to open one of several tickets. */
export async function offerTickets(tickets: readonly Ticket[], call: Call): Promise<NextWords> {
  const { t } = call.translator;
  const lines = await ticketLines(tickets, call);
  const choices = tickets.map(({ numero }, at) => ({
    value: numero,
    name: lines[at] ?? neutralizeLine(numero),
    answer: neutralizeLine(numero),
  }));
  const chosen = await offered(t("accion.cual"), choices, call);
  return chosen === undefined ? undefined : ["ticket", "ver", chosen];
}

/** The chosen one; undefined where the user leaves, by Ctrl-C also, or there is nothing to choose. */
async function offered(
  message: string,
  choices: readonly { readonly value: string; readonly name: string }[],
  { prompter, translator }: Call,
): Promise<string | undefined> {
  if (choices.length === 0) return undefined;
  const all = [...choices, { value: leave, name: translator.t("accion.salir") }];
  try {
    const chosen = await prompter.choose({ message, initial: leave }, all);
    return chosen === leave ? undefined : chosen;
  } catch (error) {
    if (error instanceof MesaError && error.code === "interrumpido") return undefined;
    throw error;
  }
}
