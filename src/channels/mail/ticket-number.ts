import type { TicketNumber } from "../../domain/ticket.ts";
import { isNoNumber } from "./number-shapes.ts";

/**
 * How well a number is attested, best first: in the desk's own header; as the tag of a desk's
 * program that is known, or of the profile's pattern; after words such as "ticket N.º"; bare.
 */
export type NumberGrade = 1 | 2 | 3 | 4;

export interface GradedNumber {
  readonly number: TicketNumber;
  readonly grade: NumberGrade;
}

/** How a desk writes the ticket's number; the first group is the number. */
export interface NumberPattern {
  readonly pattern: RegExp;
  readonly grade: NumberGrade;
}

/** From this grade on a number does not join mail that names no message of ours. */
export const weakestJoiningGrade: NumberGrade = 2;

const nouns =
  "ticket|tique|folio|radicado|caso|solicitud|incidente|incidencia|requerimiento|petici[oó]n|case|request|incident";
const marker =
  "(?:n[.º°]{1,3}|nro\\.?|no\\.|no(?=\\s{1,3}\\d{3})|n[uú]m(?:ero|\\.)?|number|id\\.?|c[oó]digo)";
const code = "((?:[A-Z]{1,6}\\d{0,4}-?)?\\d{1,20}(?:-\\d{1,12})*)";
const end = "(?![\\p{L}\\d%]|[.,:/-]\\d)";

/** After each product's default template, the surest first. */
const builtInPatterns: readonly NumberPattern[] = [
  // Request Tracker: [example.com #123]
  tag(/\[[^\]\n#]{1,80} #(\d{1,12})\]/),
  // OTRS, Znuny, OTOBO with any hook: [Ticket#2026112410000012], [MS#…]; GLPI: [GLPI #0000123]; Zammad
  tag(/\[\p{L}[\p{L}\d ._-]{0,30}?\s?#\s?(\d{1,20})\]/u),
  tag(/\[(?:Ticket|GLPI)\s?:\s?(\d{1,20})\]/i),
  // ServiceDesk Plus: [Request ID :##12345##]
  tag(/##\s?((?:[A-Z]{1,4}-)?\d{1,20})\s?##/),
  // osTicket, Freshdesk, Freshservice, Kayako, Help Scout: [#123456], [#INC-123], [#ABC-123-45678], [#HF00000012]
  tag(/\[#((?:[A-Z]{1,10}-?)?\d{1,20}(?:-\d{1,12})*)\]/),
  // ServiceNow: INC0010023, RITM…, CS…; Remedy and Helix: INC000000012345, WO…, CRQ…
  tag(/(?<![\p{L}\d])((?:INC|RITM|REQ|CS|CASE|WO|CRQ|PBI|SCTASK|TASK|CHG|PRB)\d{7,15})(?!\d)/u),
  // iTop: I-000123, R-000123
  tag(/(?<![\p{L}\d-])([IRCP]-\d{6})(?!\d)/u),
  // Ticket N.º 12345, Caso #12, Ticket ID: 88, número de caso es 88, Código de atención: MS2026-7
  spoken(`(?:${nouns})\\s{0,3}(?:${marker}\\s{0,3})?(?::|#|(?<=\\s)es)\\s{0,3}#?\\s?${code}${end}`),
  spoken(`(?:${nouns})\\s{0,3}${marker}\\s{0,3}(?:(?:es|is|:|#)\\s{0,3}){0,2}${code}${end}`),
  spoken(
    `(?:n[uú]mero|nro\\.?|n[.º°]{1,3}|c[oó]digo|number|id)\\s+(?:de|del|of)\\s+(?:su |la |el |your )?(?:${nouns}|atenci[oó]n|seguimiento|reporte|servicio)\\s{0,3}(?:asignado\\s{0,3})?(?:(?:es|is)(?:\\s{1,3}el)?|:|#|(?=\\d{3}|[A-Z]{1,6}\\d))\\s{0,3}#?\\s?${code}${end}`,
  ),
  // Zendesk's notices: "Su solicitud (12345) ha sido recibida"
  spoken(`(?:su|your|la|el)\\s+(?:${nouns})\\s+\\(#?${code}\\)`),
  // Jira: MESA-123 at the front, after "Re:", or in brackets
  bare(/(?:^|^(?:re|rv|fwd?):\s{0,3}|[[(])([A-Z][A-Z0-9]{1,9}-\d{1,9})(?:[\])]|:?\s|$)/iu),
  // Ticket 12345, Caso 512 cerrado
  bare(new RegExp(`(?<!\\p{L})(?:${nouns})\\s{1,3}${code}${end}`, "iu")),
];

function tag(pattern: RegExp): NumberPattern {
  return { pattern, grade: 2 };
}

function spoken(source: string): NumberPattern {
  return { pattern: new RegExp(`(?<!\\p{L})${source}`, "iu"), grade: 3 };
}

function bare(pattern: RegExp): NumberPattern {
  return { pattern, grade: 4 };
}

/** The profile's patterns followed by the built-in ones; invalid expressions are left out. */
export function numberPatterns(own: readonly string[]): readonly NumberPattern[] {
  return [...own.flatMap((text) => compile(text) ?? []).map(tag), ...builtInPatterns];
}

/**
 * Compiles a pattern of the profile; undefined when it is invalid or has no group for the number.
 */
export function compile(text: string): RegExp | undefined {
  try {
    const [, ...groups] = new RegExp(`${text}|`).exec("") ?? [];
    return groups.length > 0 ? new RegExp(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Characters of a message in which its number is looked for; a desk tells it at the beginning. */
const maxSpokenChars = 3000;
/** A line that gives the case its number, and one that names another case. */
const givesNumber =
  /(?<!\p{L})(?:su|your|n[uú]mero|nro|c[oó]digo|id|asignad[oa]|registrad[oa]|cread[oa]|generad[oa]|recibid[oa]|assigned|received|created|registered)(?!\p{L})/iu;
const namesOther =
  /(?<!\p{L})(?:relacion\p{L}*|anterior\p{L}*|previ[oa]|similar|duplicad[oa]|v[eé]a(?:se)?|otr[oa]|referencia|vinculad[oa]|mism[oa]|consulte|related|duplicate|previous|see)(?!\p{L})/iu;

/**
 * The ticket number that a text names in so many words ("su solicitud (512)"); none where it names
 * several.
 */
export function findSpokenNumber(text: string): readonly TicketNumber[] {
  const lines = text
    .slice(0, maxSpokenChars)
    .split("\n")
    .filter((line) => givesNumber.test(line) && !namesOther.test(line));
  const patterns = builtInPatterns.filter(({ grade }) => grade === 3);
  const found = lines.flatMap((line) => findTicketNumbers(line, patterns));
  const numbers = [...new Set(found.map(({ number }) => number))];
  return numbers.length === 1 ? numbers : [];
}

/**
 * The ticket numbers that a subject names, the best attested first. Dates, hours, amounts, and the
 * numbers of persons, declarations and cargo are none, unless they stand in a desk's own tag.
 */
export function findTicketNumbers(
  subject: string,
  patterns: readonly NumberPattern[],
): readonly GradedNumber[] {
  const text = subject.slice(0, 1000);
  return patterns
    .flatMap(({ pattern, grade }): readonly GradedNumber[] => {
      const found = pattern.exec(text);
      const number = found?.[1];
      if (found === null || number === undefined) return [];
      const after = text.slice(found.index + found[0].length);
      return grade > 2 && isNoNumber(number, after, grade) ? [] : [{ number, grade }];
    })
    .toSorted((one, two) => one.grade - two.grade);
}
