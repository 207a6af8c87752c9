import type { FormValues, SubmissionFile } from "../../domain/submission.ts";
import type { FormId } from "../../domain/ticket.ts";
import type { Intent } from "../../ports/ledger.ts";
import { requestCode } from "./mail-ids.ts";

/** One line of a form: its label and its value as a person reads it. */
export interface RequestFact {
  readonly etiqueta: string;
  readonly valor: string | readonly string[];
}

/**
 * Writes a form as labelled lines and reads it back. The channel may import neither forms nor
 * catalogues, so the composition root passes this in. `read` undoes `facts`.
 */
export interface FormReader {
  readonly title: (tipo: FormId) => string;
  /** The filled fields in the order of the official form. */
  readonly facts: (tipo: FormId, datos: FormValues) => readonly RequestFact[];
  readonly read: (tipo: FormId, facts: readonly RequestFact[]) => FormValues;
  /** The subject without the kind: screen, district and time, or motivo and subject. */
  readonly subject: (tipo: FormId, datos: FormValues) => readonly string[];
}

/** The position of one message among the messages that carry a request, from 1. */
export interface PartOf {
  readonly part: number;
  readonly parts: number;
}

/** The same message in its two forms (`multipart/alternative`). */
export interface RequestBody {
  readonly text: string;
  readonly html: string;
}

interface BodyContent {
  readonly title: string;
  /** Says that the request takes several messages; undefined when it takes one. */
  readonly note: string | undefined;
  readonly facts: readonly RequestFact[];
  readonly files: readonly SubmissionFile[];
  readonly solicitud: string;
}

const indent = "    ";
const filesTitle = "Documentos adjuntos";
const closingLine = "Al responder, conserve el asunto de este mensaje.";
const cellStyle = "padding:6px 10px;border:1px solid #c8ccd0;vertical-align:top;text-align:left;";

/** The body of one message of a request, always in Spanish: it goes to an Ecuadorian office. */
export function composeBody(
  intent: Intent,
  files: readonly SubmissionFile[],
  { part, parts }: PartOf,
  reader: FormReader,
): RequestBody {
  const { tipo, datos, solicitud, sigue_a } = intent;
  const follows =
    sigue_a === null ? [] : [{ etiqueta: "Sigue al ticket", valor: oneLine(sigue_a) }];
  const content: BodyContent = {
    title: reader.title(tipo),
    note:
      parts > 1 ? `Mensaje ${part} de ${parts}: los documentos no caben en uno solo.` : undefined,
    facts: [...follows, ...reader.facts(tipo, datos)],
    files,
    solicitud,
  };
  return { text: bodyText(content), html: bodyHtml(content) };
}

/**
 * Plain text with one fact a line and longer values indented below their label, which both a
 * person and `readRequestText` can read.
 */
function bodyText({ title, note, facts, files, solicitud }: BodyContent): string {
  const lines = [
    title,
    ...(note === undefined ? [] : [note]),
    "",
    ...facts.flatMap(factLines),
    "",
    ...(files.length === 0 ? [] : [`${filesTitle}:`, ...files.map(fileLine), ""]),
    `Solicitud: ${solicitud} (mesa ${requestCode(solicitud)})`,
    closingLine,
    "",
  ];
  return lines.join("\n");
}

function fileLine({ nombre, tipo, bytes, sha256 }: SubmissionFile): string {
  return `${indent}${oneLine(nombre)} · ${tipo} · ${bytes} bytes · SHA-256 ${sha256}`;
}

function factLines({ etiqueta, valor }: RequestFact): readonly string[] {
  if (typeof valor === "string" && !/[\r\n]/.test(valor)) return [`${etiqueta}: ${valor}`];
  const lines =
    typeof valor === "string"
      ? valor.split(/\r?\n|\r/)
      : valor.map((one, at) => `${at + 1}. ${one}`);
  return [`${etiqueta}:`, ...lines.map((line) => `${indent}${line}`)];
}

/** Reads the facts back out of the plain text that `composeBody` wrote. */
export function readRequestText(text: string): readonly RequestFact[] {
  const facts: { etiqueta: string; lines: string[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith(`${filesTitle}:`) || line.startsWith("Solicitud: ")) break;
    const last = facts.at(-1);
    if (last !== undefined && line.startsWith(indent)) {
      last.lines.push(line.slice(indent.length));
      continue;
    }
    const found = /^([^:]{1,60}):(?: (.*))?$/.exec(line);
    if (found === null || /^Mensaje \d+ de \d+: /.test(line)) continue;
    const [, etiqueta = "", first] = found;
    facts.push({ etiqueta, lines: first === undefined ? [] : [first] });
  }
  return facts.map(({ etiqueta, lines }) => ({ etiqueta, valor: lines.join("\n") }));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * The facts as a table. Styles stand in the elements themselves because mail programs drop style
 * sheets; nothing is loaded from the network.
 */
function bodyHtml({ title, note, facts, files, solicitud }: BodyContent): string {
  return `<!DOCTYPE html>
<html lang="es">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font-family:Arial,Helvetica,sans-serif;font-size:14px;color:#1d2125;margin:16px;">
<h1 style="font-size:18px;margin:0 0 12px;">${escapeHtml(title)}</h1>
${note === undefined ? "" : `<p>${escapeHtml(note)}</p>\n`}<table role="presentation" cellspacing="0" style="border-collapse:collapse;max-width:760px;width:100%;">
${facts.map(factRow).join("\n")}
</table>
${filesHtml(files)}<p style="color:#5b6167;font-size:12px;">Solicitud: ${escapeHtml(solicitud)} (mesa ${requestCode(solicitud)})<br>
${closingLine}</p>
</body>
</html>
`;
}

function factRow({ etiqueta, valor }: RequestFact): string {
  const shown =
    typeof valor === "string"
      ? escapeHtml(valor).replace(/\r?\n|\r/g, "<br>")
      : `<ol style="margin:0;padding-left:20px;">${valor.map((one) => `<li>${escapeHtml(one)}</li>`).join("")}</ol>`;
  return `<tr><th scope="row" style="${cellStyle}background:#f2f4f6;width:30%;">${escapeHtml(etiqueta)}</th><td style="${cellStyle}word-break:break-word;">${shown}</td></tr>`;
}

function filesHtml(files: readonly SubmissionFile[]): string {
  if (files.length === 0) return "";
  const items = files.map(
    ({ nombre, bytes, sha256 }) =>
      `<li>${escapeHtml(nombre)} (${bytes} bytes)<br><span style="font-family:monospace;font-size:11px;word-break:break-all;">SHA-256 ${sha256}</span></li>`,
  );
  return `<h2 style="font-size:15px;">${filesTitle}</h2>\n<ul>\n${items.join("\n")}\n</ul>\n`;
}

/** Escapes everything that could become markup. */
function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
