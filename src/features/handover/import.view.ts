import type { ImportedFile } from "../../ports/channel.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { wrapText } from "../../view/wrap-text.ts";
import type { ViewTools } from "../../view/view.ts";
import { outboxEntryJson } from "../outbox/outbox.view.ts";

/** What an import found, and which requests it settled. */
export interface Imported {
  readonly archivos: readonly ImportedFile[];
  /** The requests whose state changed, as they are now. */
  readonly entradas: readonly LedgerEntry[];
}

/** Files with a problem that are named one by one. */
const maxNamed = 20;

export function importView({ archivos, entradas }: Imported, tools: ViewTools): readonly string[] {
  const { paint, translator, width } = tools;
  const { t } = translator;
  const wrong = archivos.filter(({ problema, grandes }) => problema !== null || grandes > 0);
  return [
    ...marked(paint.good("✓"), wrapText(t("entrega.importado", totals(archivos)), width - 2)),
    ...entradas.map(
      ({ solicitud, estado, ticket }) =>
        `  ${solicitud} → ${t(`resultado.${estado}`)}${ticket === null ? "" : ` · ${neutralizeLine(ticket.numero)}`}`,
    ),
    ...wrong.slice(0, maxNamed).map(({ ruta, problema }) => {
      const reason = t(`importar.${problema ?? "mensaje-grande"}`);
      return `${paint.warn("!")} ${neutralizeLine(ruta)}: ${reason}`;
    }),
    ...(wrong.length > maxNamed
      ? [`  ${t("importar.mas", { numero: wrong.length - maxNamed })}`]
      : []),
    ...wrapText(t("entrega.sin-verificar"), width - 2).map((line) => `  ${paint.dim(line)}`),
  ];
}

/** Lines with a mark before the first one. */
function marked(mark: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => `${at === 0 ? mark : " "} ${line}`);
}

export function importJson(imported: Imported) {
  return {
    archivos: imported.archivos.map((file) => ({ ...file })),
    resumen: totals(imported.archivos),
    entradas: imported.entradas.map(outboxEntryJson),
  };
}

function totals(archivos: readonly ImportedFile[]) {
  const sum = (count: (file: ImportedFile) => number): number =>
    archivos.reduce((total, file) => total + count(file), 0);
  return {
    archivos: archivos.length,
    nuevos: sum(({ nuevos }) => nuevos),
    repetidos: sum(({ repetidos }) => repetidos),
    ajenos: sum(({ ajenos }) => ajenos),
  };
}
