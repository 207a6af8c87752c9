import { foldText } from "../../catalogs/search-catalog.ts";
import { nearestNumber } from "../../domain/find-number.ts";
import type { Ticket, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { relativeTime } from "../../view/relative-time.ts";
import { stateLabel } from "../../view/state-label.ts";
import { tableLines } from "../../view/table.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { fullNumber, knownTickets } from "../request/full-number.call.ts";
import { listTickets } from "./list-tickets.ts";

/** Tickets that are offered where none was named. */
const maxOffered = 30;

/** Columns that a list takes beside its choices. */
const listMarkColumns = 4;

interface Naming {
  /** States of the tickets that are offered first. */
  readonly prefers?: readonly string[];
  /** A short number must leave no doubt: nobody is asked before something that can't be undone. */
  readonly strict?: boolean;
  /** The tickets that a short number is looked for among; else the profile's that were seen. */
  readonly known?: () => Promise<readonly Ticket[]>;
}

/**
 * The number of the ticket that a command is about: as typed, completed where it is short, or chosen
 * from the latest ones where none was typed and somebody can be asked.
 *
 * @throws MesaError `argumento-falta`, `numero-ambiguo`, `sin-tickets`
 */
export async function namedTicket(
  input: Input,
  call: Call,
  naming: Naming = {},
): Promise<TicketNumber> {
  const [given] = input.operands;
  return given === undefined
    ? await chooseTicket(call, naming.prefers ?? [])
    : await fullNumber(given, call, naming.strict ?? false, naming.known);
}

/** The same for a command that takes several; `all`: none stands for all, and nobody is asked. */
export async function namedTickets(
  input: Input,
  call: Call,
  { all }: { readonly all: boolean },
): Promise<readonly TicketNumber[]> {
  if (input.operands.length === 0) return all ? [] : [await chooseTicket(call, [])];
  return await Promise.all(input.operands.map((given) => fullNumber(given, call, false)));
}

/** Adds the number that was probably meant to the error of a desk that does not have the given one. */
export async function suggestNumber<Result>(
  numero: TicketNumber,
  call: Call,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MesaError) || error.code !== "ticket-no-existe") throw error;
    const parecida = nearestNumber(numero, await knownTickets(call));
    if (parecida === undefined) throw error;
    throw new MesaError("ticket-no-existe", {
      params: error.params,
      problems: [{ field: numero, code: "orden-parecida", params: { parecida } }],
      cause: error,
    });
  }
}

async function chooseTicket(call: Call, prefers: readonly string[]): Promise<TicketNumber> {
  if (!call.asks) throw new MesaError("argumento-falta", { params: { argumento: "NUMERO" } });
  const { context, translator } = call;
  const { nombre } = await call.profile();
  const { channel } = await call.connect();
  const page = { limit: maxOffered, cursor: undefined };
  const { tickets } = await listTickets(channel, {}, page, context.signal);
  if (tickets.length === 0) throw new MesaError("sin-tickets");
  await context.remember(nombre, tickets);
  const rankOf = ({ estado }: Ticket): number => (prefers.includes(estado) ? 0 : 1);
  const offered = tickets.toSorted((one, other) => rankOf(one) - rankOf(other));
  const names = await ticketLines(offered, call);
  const choices = offered.map((ticket, at) => ({
    value: ticket.numero,
    name: names[at] ?? neutralizeLine(ticket.numero),
    answer: neutralizeLine(ticket.numero),
    text: foldText(`${ticket.numero} ${stateLabel(ticket.estado, translator)} ${ticket.asunto}`),
  }));
  return await call.prompter.search({ message: translator.t("ticket.cual") }, (typed) => {
    const words = foldText(typed).split(" ");
    return choices.filter(({ text }) => words.every((word) => text.includes(word)));
  });
}

/** A line for each ticket: number, state, age, subject; cut to the terminal's width. */
export async function ticketLines(
  tickets: readonly Ticket[],
  { context, translator }: Call,
): Promise<readonly string[]> {
  const now = context.clock();
  const rows = tickets.map(({ numero, estado, actualizado, asunto }) => [
    numero,
    stateLabel(estado, translator),
    relativeTime(actualizado, now, translator.language),
    asunto,
  ]);
  const columns = [14, 11, 12, 12].map((minimum) => ({ title: "", minimum }));
  const width = context.terminal.width - listMarkColumns;
  return (await tableLines(columns, rows, width, true)).slice(1);
}
