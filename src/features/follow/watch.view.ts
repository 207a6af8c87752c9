import type { Age } from "../../domain/ticket-life.ts";
import type { TicketDetail } from "../../domain/ticket.ts";
import type { WatchedTicket } from "./watch-tickets.ts";
import { formatDuration } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel, statePaint } from "../../view/state-label.ts";
import { tableLines } from "../../view/table.ts";
import { fitLines } from "../../view/wrap-text.ts";
import type { ViewTools } from "../../view/view.ts";

export interface WatchPicture {
  readonly title: string;
  readonly tickets: readonly WatchedTicket[];
  readonly ageOf: (ticket: TicketDetail) => Age;
  /** The state of the connection, and the keys. */
  readonly status: readonly string[];
  /** Rows of the terminal. */
  readonly height: number;
}

/** Rows besides the tickets: title, two blank rows, heading, and the number of hidden tickets. */
const otherRows = 5;

/** The watched tickets, as many as fit on the terminal. */
export async function watchView(
  { title, tickets, ageOf, status, height }: WatchPicture,
  { translator, paint, width }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  const head = fitLines([title], width - 1);
  const foot = fitLines(status, width - 1);
  const maxShown = Math.max(1, height - otherRows - (head.length - 1) - foot.length);
  const shown = tickets.slice(0, maxShown);
  const wide = width >= 100;
  const rows = shown.map(({ ticket, fresh, lastMessage, answered }) => [
    fresh ? "●" : " ",
    neutralizeLine(ticket.numero),
    stateLabel(ticket.estado, translator),
    formatDuration(ageOf(ticket).elapsed),
    ...(wide ? [neutralizeLine(ticket.funcionario ?? ticket.unidad)] : []),
    lastMessage === undefined
      ? neutralizeLine(ticket.asunto)
      : `${answered ? "← " : "→ "}${neutralizeLine(lastMessage.texto)}`,
  ]);
  const columns = [
    { title: " ", minimum: 1, paint: paint.accent },
    { title: t("columna.numero"), minimum: 14, paint: paint.strong },
    { title: t("columna.estado"), minimum: 11, paint: paintState },
    { title: t("columna.edad"), minimum: 9, paint: paint.dim },
    ...(wide ? [{ title: t("vigilar.quien"), minimum: 12, paint: paint.dim }] : []),
    { title: t("vigilar.ultimo"), minimum: 12 },
  ];
  function paintState(cell: string): string {
    const state = shown.find(({ ticket }) => stateLabel(ticket.estado, translator) === cell.trim());
    return state === undefined ? cell : statePaint(state.ticket.estado, paint)(cell);
  }
  const table =
    tickets.length === 0
      ? [t("vigilar.ninguno")]
      : await tableLines(columns, rows, width - 1, true);
  const hidden = tickets.length - shown.length;
  const missing = hidden > 0 ? [paint.dim(t("vigilar.ocultos", { tickets: hidden }))] : [];
  return [
    ...head.map((one) => paint.strong(one)),
    "",
    ...table,
    ...missing,
    "",
    ...foot.map((one) => paint.dim(one)),
  ];
}
