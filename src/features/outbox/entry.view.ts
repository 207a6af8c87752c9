import type { LedgerEntry } from "../../ports/ledger.ts";
import { formatBytes, formatMoment } from "../../view/formats.ts";
import { formLines } from "../../view/form-lines.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { requestSubject } from "../../domain/request-subject.ts";
import { reasonWords } from "../../view/reason-words.ts";
import { nextAttempt } from "../../domain/retry-rule.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { ViewTools } from "../../view/view.ts";

/** A whole entry: its state and what is to be sent. */
export async function entryView(entry: LedgerEntry, tools: ViewTools): Promise<readonly string[]> {
  const { translator, paint } = tools;
  const { t } = translator;
  const next = nextAttempt(entry);
  const facts: readonly (readonly [string, string | null])[] = [
    [t("columna.estado"), t(`resultado.${entry.estado}`)],
    [t("columna.asunto"), requestSubject(entry.datos)],
    [t("columna.detalle"), entry.motivo === null ? null : reasonWords(entry.motivo, translator)],
    [t("columna.numero"), entry.ticket?.numero ?? null],
    [t("columna.perfil"), `${entry.perfil} (${entry.canal})`],
    [t("columna.remitente"), entry.remitente ?? null],
    [t("columna.creado"), formatMoment(entry.creada, translator)],
    [t("columna.intentos"), String(entry.intentos)],
    [t("bandeja.proximo"), next === null ? null : formatMoment(next, translator)],
    [t("entrega.archivo"), entry.entrega?.archivo || null],
    [t("entrega.entregada"), entry.entrega && formatMoment(entry.entrega.fecha, translator)],
    [t("entrega.confirmacion"), confirmation(entry, translator)],
    [t("bandeja.clave"), entry.clave],
    [t("ticket.sigue_a"), entry.sigue_a],
  ];
  return [
    paint.strong(entry.solicitud),
    ...facts.flatMap(([label, value]) =>
      value === null ? [] : [`  ${paint.dim(`${label}:`)} ${neutralizeLine(value)}`],
    ),
    "",
    paint.strong(t("ticket.datos")),
    ...formLines(entry.datos, { ...tools, catalogs: await tools.catalogs() }),
    ...(entry.archivos.length === 0 ? [] : ["", paint.strong(t("ensayo.archivos"))]),
    ...entry.archivos.flatMap((file) => [
      `  ${neutralizeLine(file.nombre)} · ${formatBytes(file.bytes, translator)}`,
      `    SHA-256 ${file.sha256}`,
    ]),
  ];
}

/** Who says that a request that was handed over went out, and when. */
function confirmation({ entrega }: LedgerEntry, translator: Translator): string | null {
  if (entrega?.confirmada === undefined) return null;
  const { por, fecha } = entrega.confirmada;
  return `${translator.t(`confirmado.${por}`)}, ${formatMoment(fecha, translator)}`;
}
