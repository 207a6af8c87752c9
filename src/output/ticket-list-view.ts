import type { Ticket } from "../domain/ticket.ts";
import { formatTime } from "./format-time.ts";
import { neutralizeLine } from "./neutralize.ts";
import { stateLabel } from "./state-label.ts";
import { tableLines } from "./table.ts";
import type { ViewTools } from "./view.ts";

/** One line a ticket, newest first. */
export async function ticketListView(
  { tickets, more }: { readonly tickets: readonly Ticket[]; readonly more: boolean },
  { translator, paint, width, decorated }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  if (tickets.length === 0) return decorated ? [t("ticket.ninguno")] : [];
  // On a narrow terminal the subject needs the room; a pipe gets every column.
  const wide = !decorated || width >= 100;
  const rows = tickets.map((ticket) => [
    neutralizeLine(ticket.numero),
    stateLabel(ticket.estado, translator),
    formatTime(ticket.creado),
    t(`tipo.${ticket.tipo}`),
    neutralizeLine(ticket.asunto),
    ...(wide ? [neutralizeLine(ticket.unidad)] : []),
  ]);
  const columns = [
    { title: t("columna.numero"), minimum: 14, paint: paint.strong },
    { title: t("columna.estado"), minimum: 11 },
    { title: t("columna.creado"), minimum: 16, paint: paint.dim },
    { title: t("columna.tipo"), minimum: 9 },
    { title: t("columna.asunto"), minimum: 12 },
    ...(wide ? [{ title: t("columna.unidad"), minimum: 10, paint: paint.dim }] : []),
  ];
  const lines = await tableLines(columns, rows, width, decorated);
  return more && decorated ? [...lines, "", paint.dim(t("ticket.hay-mas"))] : lines;
}
