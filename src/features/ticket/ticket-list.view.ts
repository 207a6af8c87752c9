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

/** A table with a line for each ticket. */
export async function ticketListView(
  { tickets, more, ages }: ListedTickets,
  { translator, paint, width, decorated }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  if (tickets.length === 0) return decorated ? [t("ticket.ninguno")] : [];
  // On a narrow terminal the subject needs the space; a pipe gets every column.
  const wide = !decorated || width >= 100;
  const aged = wide ? ages : undefined;
  const rows = tickets.map((ticket) => [
    neutralizeLine(ticket.numero),
    markedState(ticket, translator),
    formatTime(ticket.creado),
    t(`tipo.${ticket.tipo}`),
    neutralizeLine(ticket.asunto),
    ...(wide ? [neutralizeLine(ticket.unidad)] : []),
    ...(aged === undefined ? [] : [formatDuration(aged(ticket).elapsed)]),
  ]);
  const columns = [
    { title: t("columna.numero"), minimum: 14, paint: paint.strong },
    { title: t("columna.estado"), minimum: 11 },
    { title: t("columna.creado"), minimum: 16, paint: paint.dim },
    { title: t("columna.tipo"), minimum: 9 },
    { title: t("columna.asunto"), minimum: 12 },
    ...(wide ? [{ title: t("columna.unidad"), minimum: 10, paint: paint.dim }] : []),
    ...(aged === undefined ? [] : [{ title: t("columna.edad"), minimum: 9 }]),
  ];
  const lines = await tableLines(columns, rows, width, decorated);
  return more && decorated ? [...lines, "", paint.dim(t("ticket.hay-mas"))] : lines;
}
