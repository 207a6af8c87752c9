import type { LedgerEntry } from "../../ports/ledger.ts";
import { formatTime } from "../../view/format-time.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { tableLines } from "../../view/table.ts";
import type { ViewTools } from "../../view/view.ts";

/** What waits to be sent, or whose fate is unknown. */
export async function outboxView(
  entries: readonly LedgerEntry[],
  { translator, paint, width, decorated }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  if (entries.length === 0) return decorated ? [t("bandeja.vacia")] : [];
  const rows = entries.map((entry) => [
    entry.solicitud,
    t(`resultado.${entry.estado}`),
    formatTime(entry.creada),
    neutralizeLine(entry.perfil),
    String(entry.intentos),
    neutralizeLine(entry.ticket?.numero ?? entry.motivo ?? ""),
  ]);
  const columns = [
    { title: t("columna.solicitud"), minimum: 36, paint: paint.strong },
    { title: t("columna.estado"), minimum: 11 },
    { title: t("columna.creado"), minimum: 10, paint: paint.dim },
    { title: t("columna.perfil"), minimum: 6 },
    { title: t("columna.intentos"), minimum: 2 },
    { title: t("columna.detalle"), minimum: 6, paint: paint.dim },
  ];
  return await tableLines(columns, rows, width, decorated);
}

/** How many went out and how many did not. */
export function outboxTally(entries: readonly LedgerEntry[]) {
  const enviadas = entries.filter(({ estado }) => estado === "aceptado" || estado === "en_cola");
  const rechazadas = entries.filter(({ estado }) => estado === "rechazado").length;
  const quedan = entries.length - enviadas.length - rechazadas;
  return { enviadas: enviadas.length, rechazadas, quedan };
}

/** The same as a line; nothing where a pipe reads the lines. */
export function outboxSummary(
  entries: readonly LedgerEntry[],
  { translator, decorated }: ViewTools,
): readonly string[] {
  if (!decorated || entries.length === 0) return [];
  return ["", translator.t("bandeja.resumen", outboxTally(entries))];
}
