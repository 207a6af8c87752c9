import { MesaError } from "../../errors/mesa-error.ts";
import { nearest } from "../../domain/nearest.ts";
import { isUnanswered } from "../../domain/ticket-life.ts";
import { formIds, ticketStates, type Ticket } from "../../domain/ticket.ts";
import { typedState } from "../../domain/typed-value.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import type { TicketFilter } from "../../ports/channel.ts";
import type { Call } from "../../app/call.ts";
import type { Conversation } from "../../app/conversation.ts";
import type { Input } from "../../app/input.ts";
import { readSpan } from "../../app/read-options.ts";

/** Options that choose tickets. */
export const filterOptions: readonly OptionSpec[] = [
  { key: "estado", flag: "--estado", placeholder: "ESTADO", summary: "opcion.estado" },
  { key: "tipo", flag: "--tipo", placeholder: "TIPO", summary: "opcion.tipo", choices: formIds },
  { key: "desde", flag: "--desde", placeholder: "AAAA-MM-DD", summary: "opcion.desde" },
  { key: "hasta", flag: "--hasta", placeholder: "AAAA-MM-DD", summary: "opcion.hasta" },
  { key: "buscar", flag: "--buscar", placeholder: "TEXTO", summary: "opcion.buscar" },
];

export const unansweredOption: OptionSpec = {
  key: "sin_respuesta",
  flag: "--sin-respuesta",
  placeholder: "PLAZO",
  summary: "opcion.sin-respuesta",
};

export const senderOption: OptionSpec = {
  key: "de",
  flag: "--de",
  placeholder: "PERSONA",
  summary: "opcion.de",
};

/**
 * `--de` as a test for tickets, by the firm's journal; undefined where the option was not given, or
 * means everybody.
 *
 * @throws MesaError `sin-libro` where no setting names a firm's journal, `libro-…`
 */
export async function readSender(
  input: Input,
  call: Call,
): Promise<((ticket: Pick<Ticket, "numero">) => boolean) | undefined> {
  const person = input.text("de");
  if (person === undefined || person === "todos" || person === "all") return undefined;
  const firm = await call.context.firm();
  if (firm === undefined) throw new MesaError("sin-libro");
  const numbers = await firm.ticketsOf((await call.profile()).nombre, person);
  return ({ numero }) => numbers.has(numero);
}

export function readTicketFilter(input: Input, now: Date): TicketFilter {
  const state = input.text("estado");
  const estado = state === undefined ? undefined : typedState(state);
  const tipo = input.choice("tipo", formIds);
  const { desde, hasta } = input.period(now);
  const buscar = input.text("buscar");
  return {
    ...(estado !== undefined && { estado }),
    ...(tipo !== undefined && { tipo }),
    ...(desde !== undefined && { desde }),
    ...(hasta !== undefined && { hasta }),
    ...(buscar !== undefined && { buscar }),
  };
}

/** `--sin-respuesta` as a test for tickets; undefined where the option was not given. */
export async function readUnanswered(
  input: Input,
  call: Call,
): Promise<((ticket: Ticket) => boolean) | undefined> {
  const span = readSpan(input, "sin_respuesta", unansweredOption.flag, call);
  if (span === undefined) return undefined;
  const holidayOf = await call.context.holidays();
  const now = call.context.clock();
  return (ticket) => isUnanswered(ticket, span, now, holidayOf);
}

/**
 * Advises of a state that is not known to us. It is asked for nevertheless, since no official list
 * of states is published.
 */
export function adviseState(valor: string | undefined, conversation: Conversation): void {
  if (valor === undefined || ticketStates.some((one) => one === valor)) return;
  const parecido = nearest(valor, ticketStates);
  const code = parecido === undefined ? "estado-desconocido" : "estado-parecido";
  conversation.advise({ field: "estado", code, params: { valor, parecido: parecido ?? "" } });
}
