import type { SubmissionFile } from "../../domain/submission.ts";
import type { Intent } from "../../ports/ledger.ts";
import type { FormReader, RequestFact } from "./request-facts.ts";
import { partNote, type PartOf } from "./request-text.ts";

const cell = "padding:6px 10px;border:1px solid #c8ccd0;vertical-align:top;text-align:left;";

/**
 * The same facts as a table. Styles stand in the elements themselves, since mail programs drop
 * style sheets; nothing is loaded from anywhere.
 */
export function requestHtml(
  intent: Intent,
  files: readonly SubmissionFile[],
  { part, parts }: PartOf,
  reader: FormReader,
): string {
  const { tipo, datos, solicitud, sigue_a } = intent;
  const follows = sigue_a === null ? [] : [{ etiqueta: "Sigue al ticket", valor: sigue_a }];
  const rows = [...follows, ...reader.facts(tipo, datos)].map(row).join("\n");
  return `<!DOCTYPE html>
<html lang="es">
<head><meta charset="utf-8"><title>${escapeHtml(reader.title(tipo))}</title></head>
<body style="font-family:Arial,Helvetica,sans-serif;font-size:14px;color:#1d2125;margin:16px;">
<h1 style="font-size:18px;margin:0 0 12px;">${escapeHtml(reader.title(tipo))}</h1>
${parts > 1 ? `<p>${escapeHtml(partNote({ part, parts }))}</p>\n` : ""}<table role="presentation" cellspacing="0" style="border-collapse:collapse;max-width:760px;width:100%;">
${rows}
</table>
${filesHtml(files)}<p style="color:#5b6167;font-size:12px;">Solicitud: ${escapeHtml(solicitud)}<br>
Al responder, conserve el asunto de este mensaje.</p>
</body>
</html>
`;
}

function row({ etiqueta, valor }: RequestFact): string {
  const shown =
    typeof valor === "string"
      ? escapeHtml(valor).replace(/\r?\n|\r/g, "<br>")
      : `<ol style="margin:0;padding-left:20px;">${valor.map((one) => `<li>${escapeHtml(one)}</li>`).join("")}</ol>`;
  return `<tr><th scope="row" style="${cell}background:#f2f4f6;width:30%;">${escapeHtml(etiqueta)}</th><td style="${cell}word-break:break-word;">${shown}</td></tr>`;
}

function filesHtml(files: readonly SubmissionFile[]): string {
  if (files.length === 0) return "";
  const items = files.map(
    ({ nombre, bytes, sha256 }) =>
      `<li>${escapeHtml(nombre)} (${bytes} bytes)<br><span style="font-family:monospace;font-size:11px;word-break:break-all;">SHA-256 ${sha256}</span></li>`,
  );
  return `<h2 style="font-size:15px;">Documentos adjuntos</h2>\n<ul>\n${items.join("\n")}\n</ul>\n`;
}

/** Text that can't become markup. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
