import type { HolidayOf } from "../../domain/office-time.ts";
import { ageOf } from "../../domain/ticket-life.ts";
import { describeError } from "../../view/describe.ts";
import { eventLine } from "./event.view.ts";
import { formatHour } from "../../view/formats.ts";
import type { Paint } from "../../view/paint.ts";
import { watchView } from "./watch.view.ts";
import { isPractice } from "../../ports/channel-capabilities.ts";
import type { LiveScreen } from "../../ports/notices.ts";
import type { TicketEvent, Watch } from "./watch-tickets.ts";
import type { Call } from "../../app/call.ts";
import type { WatchShow } from "./watch-show.ts";
import { writeAnswer } from "../../app/write-lines.ts";

/** Shortest time between two requests that the user asks for with a key. */
const minRefreshMs = 2000;

interface LiveParts {
  readonly screen: LiveScreen;
  readonly watch: Watch;
  readonly holidayOf: HolidayOf;
  readonly paint: Paint;
  /** Called on Ctrl-C, which a terminal in raw mode reports as a key. */
  readonly interrupt: () => void;
}

/** Shows the tickets on the whole screen; when it is closed, the events are printed as lines. */
export async function openLiveShow(call: Call, parts: LiveParts): Promise<WatchShow> {
  const { screen, watch, holidayOf, paint, interrupt } = parts;
  const { translator, context } = call;
  const { t } = translator;
  const quit = new AbortController();
  const closed = new AbortController();
  const happened: TicketEvent[] = [];
  const profile = await call.profile();
  const where = isPractice(profile.canal) ? ` · ${t("practica.aviso")}` : "";
  const title = t("vigilar.titulo", { perfil: profile.nombre }) + where;
  let askedMs = context.monotonicMs();
  // The desk has just told of these tickets; its next answer may be half a minute away.
  let status = upToDate(context.clock());
  /** There while the next time is waited for. */
  let waiting: AbortController | undefined;
  /** A key asked for it, and the desk has not been asked since. */
  let wished = false;
  let remark: string | undefined;
  /** When the desk is asked next; undefined while it is being asked. */
  let next: string | undefined;
  let opensOne = false;
  let inTrouble = false;

  function upToDate(now: Date): string {
    return t("vigilar.visto", { hora: formatHour(now.toISOString()) });
  }

  function statusLine(): string {
    if (next === undefined || inTrouble) return status;
    return `${status} · ${t("vigilar.proxima", { hora: next })}`;
  }

  async function draw(): Promise<void> {
    const now = context.clock();
    const { width, height } = screen.size();
    const picture = {
      title,
      tickets: watch.tickets(),
      ageOf: (ticket: Parameters<typeof ageOf>[0]) => ageOf(ticket, now, holidayOf),
      status: [statusLine(), ...(remark === undefined ? [] : [`! ${remark}`]), t("vigilar.teclas")],
      height,
    };
    const { catalogs } = context;
    const tools = { translator, paint, width, decorated: true, now, catalogs };
    screen.draw(await watchView(picture, tools));
  }

  /**
   * Ends the current wait, but not earlier than `minRefreshMs` after the last request. While the desk
   * is being asked, the wait after that ends at once.
   */
  async function askSoon(): Promise<void> {
    wished = true;
    const pause = waiting;
    if (pause === undefined) return;
    const restMs = askedMs + minRefreshMs - context.monotonicMs();
    try {
      if (restMs > 0) await context.wait(restMs, closed.signal);
    } catch (error) {
      if (!closed.signal.aborted) throw error;
    }
    pause.abort();
  }

  screen.onKey((key) => {
    if (key === "q" || key === "Q") quit.abort();
    if (key === "\u0003") interrupt();
    if (key === "\r" || key === "\n") {
      opensOne = true;
      quit.abort();
    }
    if (key === "r" || key === "R") void askSoon();
    if (key === " ") {
      watch.look();
      void draw();
    }
  });
  screen.onResize(() => void draw());
  await draw();

  return {
    live: true,
    async events(events) {
      happened.push(...events);
      await draw();
    },
    async heard() {
      status = upToDate(context.clock());
      inTrouble = false;
      await draw();
    },
    async trouble(error, again) {
      inTrouble = true;
      const hora = formatHour(again.toISOString());
      status = `${describeError(error, translator).message} ${t("vigilar.reintento", { hora })}`;
      await draw();
    },
    failed(line) {
      remark = line;
    },
    async hurry(milliseconds) {
      askedMs = context.monotonicMs();
      waiting = new AbortController();
      const { signal } = waiting;
      next = formatHour(new Date(context.clock().getTime() + milliseconds).toISOString()).slice(-5);
      await draw();
      if (wished) void askSoon();
      return signal;
    },
    asking() {
      next = undefined;
      waiting = undefined;
      wished = false;
    },
    ended: quit.signal,
    opensOne: () => opensOne,
    close() {
      closed.abort();
      screen.close();
      for (const event of happened) writeAnswer(context.terminal, [eventLine(event, translator)]);
    },
  };
}
