import type { Translator } from "../../../i18n/translator.ts";
import type { TimedTicket } from "../../../domain/ticket-statistics.ts";
import { exportRow, type ExportRow } from "../export-rows.view.ts";
import { formatTime } from "../../../view/formats.ts";
import { stateLabel } from "../../../view/state-label.ts";
import { markup, type Html } from "./markup.view.ts";

interface ReportColumn {
  readonly title: string;
  readonly kind: "text" | "wide" | "number";
  readonly text: (row: ExportRow) => string;
  /** The value for sorting, where it is not the text. */
  readonly value?: (row: ExportRow) => string;
}

/** The rows of the table, one for each ticket. */
export async function* ticketRows(
  tickets: AsyncIterable<TimedTicket>,
  translator: Translator,
): AsyncGenerator<Html> {
  const columns = columnsOf(translator);
  for await (const ticket of tickets) {
    const row = exportRow(ticket);
    const cells = columns.map(({ kind, text, value }) => {
      const sorted = value === undefined ? markup`` : markup` data-value="${value(row)}"`;
      return markup`<td class="${kind}" ${sorted}>${text(row)}</td>`;
    });
    yield markup`<tr>
      ${cells}
    </tr>`;
  }
}

/**
 * The table around the rows of all tickets; its headings sort it.
 *
 * @param count  how many tickets there are
 */
export function ticketTable(count: number, rows: Html, translator: Translator): Html {
  const { t } = translator;
  const columns = columnsOf(translator);
  const headings = columns.map(
    ({ title, kind }) =>
      markup`<th scope="col" class="${kind}"><button type="button">${title}</button></th>`,
  );
  return markup`<p id="sorted" role="status" class="soft">${t("informe.ordenar")}</p>
    <div class="scroll" role="region" tabindex="0" aria-label="${t("informe.tickets")}">
      <table id="tickets">
        <caption>
          ${t("informe.tabla", { tickets: count })}
        </caption>
        <thead>
          <tr>
            ${headings}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function columnsOf(translator: Translator): readonly ReportColumn[] {
  const { t } = translator;
  const text = (name: string) => (row: ExportRow) => String(row[name] ?? "");
  const time = (title: string, name: string): ReportColumn => ({
    title,
    kind: "text",
    text: (row) => (row[name] == null ? "" : formatTime(String(row[name]), { translator })),
    value: text(name),
  });
  const number = (title: string, name: string): ReportColumn => ({
    title,
    kind: "number",
    text: text(name),
  });
  return [
    { title: t("columna.numero"), kind: "text", text: text("numero") },
    {
      title: t("columna.tipo"),
      kind: "text",
      text: ({ tipo }) => (tipo === "incidente" || tipo === "consulta" ? t(`tipo.${tipo}`) : ""),
    },
    {
      title: t("columna.estado"),
      kind: "text",
      text: (row) => stateLabel(String(row["estado"]), translator),
    },
    { title: t("columna.asunto"), kind: "wide", text: text("asunto") },
    { title: t("campo.distrito"), kind: "text", text: text("distrito") },
    time(t("columna.creado"), "creado"),
    time(t("informe.respondido"), "respondido"),
    number(t("informe.horas-respuesta"), "horas_respuesta_habiles"),
    time(t("informe.terminado"), "terminado"),
    number(t("informe.horas-fin"), "horas_fin_habiles"),
  ];
}
