import { neutralizeLine } from "../../view/neutralize.ts";
import { tableLines } from "../../view/table.ts";
import type { ViewTools } from "../../view/view.ts";

interface Entry {
  readonly verificado: boolean;
  readonly propia?: true;
}

/**
 * Entries of a catalogue; on a terminal those that no source confirms carry `(?)`, and
 * the user's own `(+)`.
 */
export async function catalogView(
  rows: readonly (readonly string[])[],
  entries: readonly Entry[],
  { translator, paint, width, decorated }: ViewTools,
): Promise<readonly string[]> {
  const { t } = translator;
  if (rows.length === 0) return decorated ? [t("catalogo.nada")] : [];
  const shown = rows.map((row, at) => {
    const cells = row.map(neutralizeLine);
    const marks = decorated ? marksOf(entries[at]) : "";
    return [...cells.slice(0, -1), `${cells.at(-1)} ${marks}`.trim()];
  });
  const columns = [
    { title: t("columna.codigo"), minimum: 4, paint: paint.strong },
    { title: t("columna.nombre"), minimum: 20 },
    { title: t("columna.nota"), minimum: 10, paint: paint.dim },
  ].slice(0, rows[0]?.length);
  const lines = await tableLines(columns, shown, width, decorated);
  const notes = [
    ...(entries.some((one) => !one.verificado) ? [t("catalogo.sin-verificar")] : []),
    ...(entries.some((one) => one.propia) ? [t("catalogo.propias")] : []),
  ];
  return decorated && notes.length > 0
    ? [...lines, "", ...notes.map((note) => paint.dim(note))]
    : lines;
}

/** Entries as JSON and CSV have them. */
export function catalogRows(
  entries: readonly Entry[],
): readonly Readonly<Record<string, unknown>>[] {
  return entries.map((one) => ({ ...one, propia: one.propia === true }));
}

function marksOf(entry: Entry | undefined): string {
  const doubtful = entry?.verificado === false ? "(?)" : "";
  return `${doubtful}${entry?.propia === true ? "(+)" : ""}`;
}
