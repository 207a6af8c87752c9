import type { Ticket, TicketDetail, TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel } from "../../ports/channel.ts";
import { followChanges, type FollowNeeds } from "./follow-changes.ts";
import { namedTickets, suggestNumber } from "../ticket/named-ticket.call.ts";
import { openTickets } from "../ticket/list-tickets.ts";
import { fetchDetails } from "./sync-tickets.ts";
import { createWatch, type Watch } from "./watch-tickets.ts";
import type { Call } from "../../app/call.ts";
import { cursorFromNow, followNeeds } from "./follow-needs.call.ts";
import type { Input } from "../../app/input.ts";
import { openLineShow } from "./line-show.call.ts";
import { openLiveShow } from "./live-show.call.ts";
import { openNotices } from "./watch-notices.call.ts";
import type { WatchShow } from "./watch-show.ts";

/**
 * Watches tickets until the user quits or the time is up.
 *
 * @returns the tickets of which the user wants to open one; none where the user just quit
 * @throws MesaError `interrumpido` on Ctrl-C
 */
export async function runWatch(
  input: Input,
  until: Date | undefined,
  call: Call,
): Promise<readonly Ticket[]> {
  const { context } = call;
  const named = await namedTickets(input, call, { all: true });
  const wanted = named.length === 0 ? undefined : named;
  const notify = await openNotices(input, call);
  const file = outputFile(input, call);
  // Tried before anything else: a watch whose changes can't be kept is none.
  await file?.("");
  const { channel } = await call.connect();
  // Taken before the tickets are looked at, so that no change is missed.
  const cursor = await cursorFromNow(channel, call);
  const find = () => findTickets(wanted, channel, context.signal);
  const watch = createWatch(await suggestNumber(named[0] ?? "", call, find), wanted);
  const needs = await followNeeds(channel, until, call);
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  const show =
    file === undefined
      ? await openShow(watch, needs, interrupt, input, call)
      : openLineShow(call, file);
  const signal = AbortSignal.any([context.signal, interruption.signal, show.ended]);
  try {
    const hurried = { ...needs, wait: waitHurried(show, call) };
    for await (const heard of followChanges(cursor, hurried, signal)) {
      if (heard.kind === "trouble") {
        await show.trouble(heard.error, heard.again);
        continue;
      }
      const numbers = [...new Set(heard.changes.map(({ numero }) => numero))];
      const ours = numbers.filter((one) => wanted === undefined || wanted.includes(one));
      const events = watch.take(heard.changes, await detailsOf(ours, channel, signal));
      await show.events(events);
      await notify(events, show);
      await show.heard();
    }
  } finally {
    show.close();
  }
  if (context.signal.aborted || interruption.signal.aborted) throw new MesaError("interrumpido");
  return show.opensOne() ? watch.tickets().map(({ ticket }) => ticket) : [];
}

/** Adds to the file of `--salida`. */
function outputFile(
  input: Input,
  { context }: Call,
): ((text: string) => Promise<void>) | undefined {
  const named = input.text("salida");
  if (named === undefined) return undefined;
  const path = context.files.resolve(context.cwd, named);
  return async (text) => await context.files.append(path, text);
}

/** A wait that the user can end with a key. */
function waitHurried(show: WatchShow, { context }: Call): FollowNeeds["wait"] {
  return async (milliseconds, signal) => {
    const hurry = await show.hurry(milliseconds);
    try {
      await context.wait(milliseconds, AbortSignal.any([signal, hurry]));
    } catch (error) {
      if (!hurry.aborted || signal.aborted) throw error;
    }
    show.asking();
  };
}

async function openShow(
  watch: Watch,
  { holidayOf }: FollowNeeds,
  interrupt: () => void,
  input: Input,
  call: Call,
): Promise<WatchShow> {
  const { context, modes } = call;
  const screen = modes.json ? undefined : await context.liveScreen();
  if (screen === undefined) return openLineShow(call);
  const paint = await context.paint("out", !input.flag("no_color"));
  return await openLiveShow(call, { screen, watch, holidayOf, paint, interrupt });
}

/** The tickets that are named, or all open ones. @throws MesaError `ticket-no-existe` */
async function findTickets(
  wanted: readonly TicketNumber[] | undefined,
  channel: Channel,
  signal: AbortSignal,
): Promise<readonly TicketDetail[]> {
  if (wanted !== undefined) {
    return await Promise.all(wanted.map((numero) => channel.getTicket(numero, signal)));
  }
  const open = await openTickets(channel, signal);
  return await fetchDetails(
    open.map(({ numero }) => numero),
    channel,
    signal,
  );
}

/** Whole tickets; none where they cannot be fetched, so that the changes are shown nevertheless. */
async function detailsOf(
  numbers: readonly TicketNumber[],
  channel: Channel,
  signal: AbortSignal,
): Promise<readonly TicketDetail[]> {
  try {
    return await fetchDetails(numbers, channel, signal);
  } catch (error) {
    if (error instanceof MesaError) return [];
    throw error;
  }
}
