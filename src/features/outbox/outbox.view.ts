import { isDone, type LedgerEntry } from "../../ports/ledger.ts";
import { requestSubject } from "../../domain/request-subject.ts";
import { reasonWords } from "../../view/reason-words.ts";
import { relativeTime } from "../../view/relative-time.ts";
import { nextAttempt } from "../../domain/retry-rule.ts";
import { shortId, shortIdLength } from "./entries.ts";
import { formatTime } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { tableLines } from "../../view/table.ts";
import type { ViewTools } from "../../view/view.ts";

/** A table with a line for each entry. */
export async function outboxView(
  entries: readonly LedgerEntry[],
  { translator, paint, width, decorated, now }: ViewTools,
): Promise<readonly string[]> {
  const { t, language } = translator;
  if (entries.length === 0) return decorated ? [t("bandeja.vacia")] : [];
  const isShared = entries.some(({ remitente }) => remitente !== undefined);
  const rows = entries.map((entry) => [
    decorated ? shortId(entry.solicitud) : entry.solicitud,
    t(`resultado.${entry.estado}`),
    decorated ? requestSubject(entry.datos) : formatTime(entry.creada, { translator, decorated }),
    decorated ? relativeTime(entry.creada, now, language, "short") : entry.perfil,
    ...(decorated ? [entry.perfil] : []),
    String(entry.intentos),
    neutralizeLine(detailOf(entry, translator)),
    ...(isShared ? [neutralizeLine(entry.remitente ?? "")] : []),
    ...(decorated ? [] : [requestSubject(entry.datos)]),
  ]);
  const columns = [
    { title: t("columna.id"), minimum: shortIdLength, paint: paint.strong },
    { title: t("columna.estado"), minimum: 9 },
    { title: t("columna.asunto"), minimum: 14 },
    { title: t("columna.edad"), minimum: 12, paint: paint.dim },
    { title: t("columna.perfil"), minimum: 6, drops: 1 },
    { title: t("columna.intentos"), minimum: 4, drops: 2 },
    { title: t("columna.detalle"), minimum: 10, paint: paint.dim },
    ...(isShared ? [{ title: t("columna.remitente"), minimum: 8, drops: 3 }] : []),
  ];
  return await tableLines(columns, rows, width, decorated);
}

/** The number, or how the request is known to be out, or why it is not. */
function detailOf(
  { ticket, motivo, entrega }: LedgerEntry,
  translator: ViewTools["translator"],
): string {
  const { t } = translator;
  if (entrega?.confirmada?.por === "operador") {
    return `${ticket?.numero ?? ""} ${t("entrega.segun-usted")}`.trim();
  }
  if (ticket !== null) return ticket.numero;
  return motivo === null ? (entrega?.archivo ?? "") : reasonWords(motivo, translator);
}

/** How many were sent, refused, and are left. */
export function outboxTally(entries: readonly LedgerEntry[]) {
  const enviadas = entries.filter(({ estado }) => isDone(estado));
  const rechazadas = entries.filter(({ estado }) => estado === "rechazado").length;
  const quedan = entries.length - enviadas.length - rechazadas;
  return { enviadas: enviadas.length, rechazadas, quedan };
}

/** The tally as a line; nothing where the output is not for people. */
export function outboxSummary(
  entries: readonly LedgerEntry[],
  { translator, decorated }: ViewTools,
): readonly string[] {
  if (!decorated || entries.length === 0) return [];
  return ["", translator.t("bandeja.resumen", outboxTally(entries))];
}

/** An entry of the outbox in JSON. */
export function outboxEntryJson(entry: LedgerEntry) {
  return {
    solicitud: entry.solicitud,
    clave: entry.clave,
    resultado: entry.estado,
    canal: entry.canal,
    perfil: entry.perfil,
    ...(entry.via !== undefined && { via: entry.via }),
    tipo: entry.tipo,
    intentos: entry.intentos,
    proximo_intento: nextAttempt(entry),
    motivo: entry.motivo,
    creada: entry.creada,
    ticket: entry.ticket?.numero ?? null,
    entrega: entry.entrega,
    ...(entry.remitente !== undefined && { remitente: entry.remitente }),
  };
}
