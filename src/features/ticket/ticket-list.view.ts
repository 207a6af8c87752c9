import type { Age } from "../../domain/ticket-life.ts";
import type { Ticket } from "../../domain/ticket.ts";
import type { Translator } from "../../i18n/translator.ts";
import { formatDuration, formatTime } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { stateLabel } from "../../view/state-label.ts";
import { tableLines } from "../../view/table.ts";
import type { ViewTools } from "../../view/view.ts";

/** Tickets from the desk, or copies of them. */
export interface ListedTickets {
  readonly tickets: readonly Ticket[];
  readonly more: boolean;
  /** The desk's cursor for the next page; null at the end. */
  readonly siguiente: string | null;
  /** Nothing was left out of them by any condition. */
  readonly whole?: boolean;
  /** Set for copies: how old they are. */
  readonly copy?: {
    readonly actualizada: string;
    readonly completa: string | null;
    readonly tickets: number;
  };
  /** Undefined where no person reads the list. */
  readonly ages?: ((ticket: Ticket) => Age) | undefined;
}

/** The state, and whose word it is that the request went out, where that is the operator's. */
function markedState({ estado, confirmado }: Ticket, translator: Translator): string {
  const label = stateLabel(estado, translator);
  return confirmado === "operador" ? `${label} (${translator.t("entrega.segun-usted")})` : label;
}

/** Columns from which on a list shows the whole name of a screen. */
const wholeScreenColumns = 140;

/** Characters of a screen's name before the message in a narrower list. */
const screenLength = 12;

/** A subject whose second part, the message, is not pushed out of sight by the screen's name. */
function listedSubject(asunto: string, width: number): string {
  const [screen = "", ...said] = neutralizeLine(asunto).split(" · ");
  if (said.length === 0 || width >= wholeScreenColumns || screen.length <= screenLength) {
    return [screen, ...said].join(" · ");
  }
  return [`${screen.slice(0, screenLength - 1).trimEnd()}…`, ...said].join(" · ");
}

/** A table with a line for each ticket. */
export async function ticketListView(
  { tickets, more, ages, whole = false }: ListedTickets,
  { translator, paint, width, decorated }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  if (tickets.length === 0) {
    return decorated ? [t(whole ? "ticket.ninguno-aun" : "ticket.ninguno")] : [];
  }
  const rows = tickets.map((ticket) => [
    neutralizeLine(ticket.numero),
    markedState(ticket, translator),
    formatTime(ticket.creado, { translator, decorated }),
    t(`tipo.${ticket.tipo}`),
    decorated ? listedSubject(ticket.asunto, width) : neutralizeLine(ticket.asunto),
    neutralizeLine(ticket.unidad),
    ...(ages === undefined ? [] : [formatDuration(ages(ticket).elapsed)]),
  ]);
  const columns = [
    { title: t("columna.numero"), minimum: 14, paint: paint.strong },
    { title: t("columna.estado"), minimum: 11 },
    { title: t("columna.creado"), minimum: 16, drops: 1, paint: paint.dim },
    { title: t("columna.tipo"), minimum: 9, drops: 3 },
    { title: t("columna.asunto"), minimum: 24 },
    { title: t("columna.unidad"), minimum: 12, drops: 4, paint: paint.dim },
    ...(ages === undefined ? [] : [{ title: t("columna.edad"), minimum: 9, drops: 2 }]),
  ];
  const lines = await tableLines(columns, rows, width, decorated);
  return more && decorated ? [...lines, "", paint.dim(t("ticket.hay-mas"))] : lines;
}
