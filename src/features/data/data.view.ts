import type { Translator } from "../../i18n/translator.ts";
import type { DataFile } from "../../ports/local-data.ts";
import type { PurgePlan } from "./purge-data.ts";
import type { DataSummary } from "./summarize-data.ts";
import { formatBytes, formatDay, formatTime } from "../../view/formats.ts";
import { retentionWords } from "../../view/retention-words.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { tableLines } from "../../view/table.ts";
import type { ViewTools } from "../../view/view.ts";
import { wrapText } from "../../view/wrap-text.ts";

interface Summary {
  readonly carpetas: readonly string[];
  readonly clases: readonly DataSummary[];
  readonly bytes: number;
  readonly retencion: { readonly comprobantes: string; readonly capturas: string };
}

/** What is kept, of whom, since when and how large; empty kinds are left out. */
export async function dataSummaryView(
  { carpetas, clases, bytes, retencion }: Summary,
  { translator, paint, width, decorated }: ViewTools,
): Promise<readonly string[]> {
  const { t, find } = translator;
  const columns = [
    { title: t("columna.datos"), minimum: 14, paint: paint.strong },
    { title: t("columna.cuantos"), minimum: 4 },
    { title: t("columna.tamano"), minimum: 7 },
    { title: t("columna.desde"), minimum: 10 },
    { title: t("columna.hasta"), minimum: 10 },
    { title: t("columna.de-quien"), minimum: 10, paint: paint.dim },
  ];
  const day = (time: string | null): string => {
    if (time === null) return "";
    const plain = formatTime(time, { translator, decorated: false }).slice(0, 10);
    return decorated ? formatDay(plain, translator) : plain;
  };
  const rows = clases
    .filter(({ cuantos, bytes: size }) => cuantos + size > 0)
    .map((one) => [
      find(`datos.clase.${one.clase}`) ?? one.clase,
      String(one.cuantos),
      formatBytes(one.bytes, translator),
      day(one.desde),
      day(one.hasta),
      neutralizeLine(peopleWords(one.personas)),
    ]);
  const table = await tableLines(columns, rows, width, decorated);
  if (!decorated) return table;
  const notes = [
    t("datos.total", { tamano: formatBytes(bytes, translator), carpetas: carpetas.join(", ") }),
    t("datos.retencion", {
      comprobantes: retentionWords(retencion.comprobantes, translator),
      capturas: retentionWords(retencion.capturas, translator),
    }),
  ];
  return [...table, "", ...notes.flatMap((note) => wrapText(note, width))];
}

function peopleWords(people: readonly string[]): string {
  const [first = "", second, ...more] = people;
  if (second === undefined) return first;
  return more.length === 0 ? `${first}; ${second}` : `${first}; ${second}; +${more.length}`;
}

export interface PurgeResult {
  readonly plan: PurgePlan;
  /** False when it was only shown. */
  readonly done: boolean;
  /** Classes of which something is open in another program and was left. */
  readonly inUse: readonly string[];
}

export function purgeView(
  result: PurgeResult,
  { translator, paint, width }: ViewTools,
): readonly string[] {
  const { t } = translator;
  const { plan, done, inUse } = result;
  const counts = purgeCounts(result, translator).flatMap((line) => wrapText(line, width));
  const tickets = plan.entries.map(
    ({ ticket, solicitud, creada }) =>
      `    ${neutralizeLine(ticket ?? solicitud)} · ${formatTime(creada, { translator })}`,
  );
  const shown = tickets.slice(0, 20);
  const more = tickets.length - shown.length;
  return [
    done ? `${paint.good("✓")} ${t("datos.purgado")}` : t("datos.se-purgaria"),
    ...counts,
    ...inUse.flatMap((clase) =>
      wrapText(
        `${paint.warn("!")} ${t("datos.en-uso", { clase: className(clase, translator) })}`,
        width,
      ),
    ),
    ...(done ? [] : [...shown, ...(more > 0 ? [`    +${more}`] : [])]),
  ];
}

/** One line for each kind of data. */
export function purgeCounts({ plan }: PurgeResult, translator: Translator): readonly string[] {
  const { t } = translator;
  const { entries, receipts, copies, waiting } = plan;
  const numero = entries.length;
  return [
    `  ${receipts ? t("datos.purga.comprobantes", { numero }) : t("datos.purga.conserva", { numero })}`,
    `  ${t("datos.purga.copias", { numero: copies.length, tamano: sizeOf(copies, translator) })}`,
    ...byClass(plan).map(
      ({ clase, archivos, bytes }) =>
        `  ${className(clase, translator)}: ${archivos} (${formatBytes(bytes, translator)})`,
    ),
    ...(waiting === 0 ? [] : [`  ${t("datos.purga.por-enviar", { numero: waiting })}`]),
  ];
}

function className(clase: string, { find }: Translator): string {
  return find(`datos.clase.${clase}`) ?? clase;
}

export function purgeJson({ plan, done, inUse }: PurgeResult) {
  const { entries, receipts, copies, waiting } = plan;
  return {
    purgado: done,
    comprobantes: receipts ? "se-borran" : "se-conservan",
    solicitudes: entries,
    copias: { archivos: copies.length, bytes: bytesOf(copies) },
    otros: byClass(plan),
    por_enviar: waiting,
    en_uso: inUse,
  };
}

function byClass({ files, shared }: PurgePlan) {
  const classOf = ({ name }: DataFile): string => name.split("/")[0] ?? "";
  const local = [...new Set(files.map(classOf))].map((clase) => {
    const own = files.filter((file) => classOf(file) === clase);
    return { clase, archivos: own.length, bytes: bytesOf(own) };
  });
  return [
    ...local,
    ...shared.map(({ clase, count, bytes }) => ({ clase, archivos: count, bytes })),
  ];
}

function bytesOf(files: readonly DataFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function sizeOf(files: readonly DataFile[], translator: Translator): string {
  return formatBytes(bytesOf(files), translator);
}
