import { tableLines } from "./table.ts";
import type { ViewTools } from "./view.ts";

/** Entries of a catalogue; those that no source confirms carry a question mark on a terminal. */
export async function catalogView(
  rows: readonly (readonly string[])[],
  entries: readonly { readonly verificado: boolean }[],
  { translator, paint, width, decorated }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  if (rows.length === 0) return decorated ? [t("catalogo.nada")] : [];
  const marked = rows.map((row, at) =>
    decorated && entries[at]?.verificado === false
      ? [...row.slice(0, -1), `${row.at(-1)} (?)`.trim()]
      : row,
  );
  const columns = [
    { title: t("columna.codigo"), minimum: 4, paint: paint.strong },
    { title: t("columna.nombre"), minimum: 20 },
    { title: t("columna.nota"), minimum: 10, paint: paint.dim },
  ].slice(0, rows[0]?.length);
  const lines = await tableLines(columns, marked, width, decorated);
  const doubtful = decorated && entries.some((one) => !one.verificado);
  return doubtful ? [...lines, "", paint.dim(t("catalogo.sin-verificar"))] : lines;
}
