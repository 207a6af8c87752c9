import type { SubmissionFile } from "../../domain/submission.ts";
import type { Intent } from "../../ports/ledger.ts";
import type { FormReader, RequestFact } from "./request-facts.ts";

/** Which of how many messages. */
export interface PartOf {
  readonly part: number;
  readonly parts: number;
}

const indent = "    ";
const filesTitle = "Documentos adjuntos";

/**
 * The request as plain text: one fact a line in the official form's order, longer ones indented
 * below their label, so that both a person and `readRequestText` can read it. Spanish always: it
 * goes to an Ecuadorian office.
 */
export function requestText(
  intent: Intent,
  files: readonly SubmissionFile[],
  { part, parts }: PartOf,
  reader: FormReader,
): string {
  const { tipo, datos, solicitud, sigue_a } = intent;
  const lines = [
    reader.title(tipo),
    ...(parts > 1 ? [partNote({ part, parts })] : []),
    "",
    ...(sigue_a === null ? [] : [`Sigue al ticket: ${oneLine(sigue_a)}`]),
    ...reader.facts(tipo, datos).flatMap(factLines),
    "",
    ...(files.length === 0 ? [] : [`${filesTitle}:`, ...files.map(fileLine), ""]),
    `Solicitud: ${solicitud}`,
    "Al responder, conserve el asunto de este mensaje.",
    "",
  ];
  return lines.join("\n");
}

export function partNote({ part, parts }: PartOf): string {
  return `Mensaje ${part} de ${parts}: los documentos no caben en uno solo.`;
}

export function fileLine({ nombre, tipo, bytes, sha256 }: SubmissionFile): string {
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

/** The facts in a text that `requestText` wrote. */
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
