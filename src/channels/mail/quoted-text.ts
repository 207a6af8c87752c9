/** A message's own words, apart from what it quotes of earlier messages. */
export interface FoldedText {
  readonly texto: string;
  /** Null when nothing is quoted. */
  readonly citado: string | null;
}

/** Longer lines are no announcement. */
const maxAnnouncementChars = 400;
/** An announcement may be wrapped over so many lines. */
const maxAnnouncementLines = 3;

const said = "(?:escribi[oó]|escribe|ha escrito|dijo|wrote|writes|escreveu|a [ée]crit)";
const email = /[^\s<>@]{1,64}@[^\s<>@]{1,190}/;
const time = /\d{1,2}:\d{2}/;
const date =
  /\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?: de)? \p{L}{3,10}\.?,?(?: de| del)? \d{4}|\p{L}{3,10} \d{1,2},? \d{4}/u;
/** "El lun, 14 dic 2026 a las 8:15, Operador <o@x> escribió:" and its kin, as one line. */
const announcement = new RegExp(`(?:${said})\\s*:$`, "iu");
/** Lotus Notes: "Operador/OCE escribió el 14/12/2026 08:15:03:". */
const notesAnnouncement = new RegExp(`${said} (?:el|on|em) \\d[^\\n]{4,40}:$`, "iu");
/** "Usted nos dijo:", "Su mensaje original:", "Citando a Operador:", "Quoting Operador:". */
const shortAnnouncement =
  /^(?:usted|ud\.?|you)(?: nos| me)? (?:dijo|escribió|ha escrito|wrote|said)\s*:$|^(?:su|tu|your) (?:mensaje|consulta|solicitud|message|request)(?: original)?\s*:$|^(?:citando a|quoting|mensaje citado por)\b.{1,120}:$/iu;
/** Help desks: "-- Responda por encima de esta línea --", "##- Please type your reply above this line -##" */
const replyLine =
  /^[-#=*+_~ ]{0,20}(?:por favor,? )?(?:responda|escriba|conteste|agregue|please type|please reply|reply|type|responda acima|escreva)\b.{0,60}\b(?:encima|arriba|above|acima|sobre)\b.{0,40}(?:l[ií]nea|line|linha)[-#=*+_~ .:]{0,20}$/iu;
/** Lines that stand alone between an answer and what it answers. */
const separators: readonly RegExp[] = [
  /^-{2,}\s?(?:mensaje (?:original|reenviado)|original message|forwarded message|mensagem (?:original|encaminhada)|message d'origine|copia del mensaje)\s?-{2,}$/iu,
  /^(?:inicio del mensaje reenviado|begin forwarded message|início da mensagem encaminhada)\s?:$/iu,
  // Zoho and GroupWise
  /^-{3,}\s?(?:el|on|em) .{6,200} (?:escribi[oó]|wrote|escreveu)\s?:?\s?-{3,}$/iu,
  /^>>> .{3,200}\d{1,2}:\d{2}.{0,20}>>>$/u,
  replyLine,
];
/** Header names of a quoted message, with Outlook's asterisks. */
const headerName =
  /^[>*\s]{0,6}(de|from|enviado(?: el| em)?|sent|date|fecha|data|para|to|cc|asunto|subject|assunto)\*?\s?:\*?\s?(.*)$/iu;
const inlineHeaders =
  /\*?\b(?:de|from)\*?:.{1,200}\b(?:enviado(?: el| em)?|sent|fecha|date|data)\*?:.{1,200}\b(?:para|to|asunto|subject|assunto)\*?:/iu;
const rulerLine = /^_{10,}$/;
/** A header block ends within so many lines. */
const maxHeaderLines = 8;

/** What a line is to the quotation. */
type LineKind = "own" | "empty" | "marked";

/**
 * Separates a message's own lines from those it repeats: marked with `>` or `|`, or all below an
 * announcement or a block of headers. An answer may stand above, below or on both sides of what is
 * marked; where it stands between several marked pieces, these stay, because it refers to them.
 * One pass over the lines.
 */
export function foldQuoted(text: string): FoldedText {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const quoted = findQuoted(lines);
  const whole = { texto: text.trim(), citado: null };
  const own = lines.filter((_line, at) => !quoted.has(at)).join("\n");
  const rest = lines
    .filter((_line, at) => quoted.has(at))
    .join("\n")
    .trim();
  // A message that only quotes is shown whole.
  if (own.trim() === "" || rest === "") return whole;
  return { texto: joined(own), citado: rest };
}

/** The text without any marked line, for reading the state out of it. */
export function withoutMarked(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.startsWith(">"))
    .join("\n");
}

/** The numbers of the quoted lines. */
function findQuoted(lines: readonly string[]): ReadonlySet<number> {
  const quoted = new Set<number>();
  const kinds = lines.map(kindOf);
  const nextText = nextTextLines(kinds);
  let marked = 0;
  let ownSeen = false;
  for (let at = 0; at < lines.length;) {
    const length = announcementLength(lines, at);
    const below = length > 0 ? nextText[at + length] : undefined;
    if (below !== undefined && kinds[below] === "marked") {
      const end = endOfMarked(kinds, below);
      for (let one = at; one < end; one += 1) quoted.add(one);
      at = end;
      marked += 1;
    } else if ((length > 0 && isFull(lines, at, length)) || startsQuotation(lines, at)) {
      // At the top of a message it has nothing above it that would be the answer.
      if (!ownSeen && replyLine.test(lines[at]?.trim() ?? "")) {
        quoted.add(at);
        at += 1;
        continue;
      }
      for (let one = at; one < lines.length; one += 1) quoted.add(one);
      break;
    } else if (lines[at]?.startsWith(">") === true) {
      const end = endOfMarked(kinds, at);
      for (let one = at; one < end; one += 1) quoted.add(one);
      marked += 1;
      at = end;
    } else {
      ownSeen ||= kinds[at] === "own";
      at += 1;
    }
  }
  return isInterleaved(lines, quoted, marked) ? new Set() : quoted;
}

/** Whether own lines stand between marked ones without announcement. */
function isInterleaved(
  lines: readonly string[],
  quoted: ReadonlySet<number>,
  marked: number,
): boolean {
  if (marked < 2) return false;
  const first = lines.findIndex((_line, at) => quoted.has(at));
  const last = lines.findLastIndex((_line, at) => quoted.has(at));
  return lines.slice(first, last).some((line, at) => !quoted.has(first + at) && line.trim() !== "");
}

function kindOf(line: string): LineKind {
  if (line.trim() === "") return "empty";
  // A row of a table stands between bars.
  const isMarked = /^ ?>/.test(line) || (/^ ?\|/.test(line) && !line.trimEnd().endsWith("|"));
  return isMarked ? "marked" : "own";
}

/** For every line the next one, itself included, that is not empty. */
function nextTextLines(kinds: readonly LineKind[]): readonly (number | undefined)[] {
  const next: (number | undefined)[] = [];
  let found: number | undefined;
  for (let at = kinds.length - 1; at >= 0; at -= 1) {
    if (kinds[at] !== "empty") found = at;
    next.push(found);
  }
  return next.toReversed();
}

function endOfMarked(kinds: readonly LineKind[], at: number): number {
  const own = kinds.indexOf("own", at);
  return kinds.slice(0, own === -1 ? undefined : own).lastIndexOf("marked") + 1;
}

/** How many lines the announcement takes that begins at a line; 0 when none does. */
function announcementLength(lines: readonly string[], at: number): number {
  const first = lines[at]?.trim() ?? "";
  if (first === "" || first.length > maxAnnouncementChars) return 0;
  if (shortAnnouncement.test(first)) return 1;
  for (let length = 1; length <= maxAnnouncementLines; length += 1) {
    const last = lines[at + length - 1]?.trim() ?? "";
    if (last === "") return 0;
    if (announcement.test(last) || notesAnnouncement.test(last)) {
      const whole = lines
        .slice(at, at + length)
        .join(" ")
        .slice(0, 2 * maxAnnouncementChars);
      return length === 1 || opensAnnouncement(first, whole) ? length : 0;
    }
  }
  return 0;
}

function opensAnnouncement(first: string, whole: string): boolean {
  return /^(?:el|en|on|em|le|a las|\d)\b/iu.test(first) && (date.test(whole) || email.test(whole));
}

/** Whether an announcement is so clear that what follows needs no marks: who and when. */
function isFull(lines: readonly string[], at: number, length: number): boolean {
  const whole = lines
    .slice(at, at + length)
    .join(" ")
    .trim();
  const opens = /^(?:el|en|on|em|le)\b/iu.test(whole) || notesAnnouncement.test(whole);
  return (
    (date.test(whole) && time.test(whole) && opens) ||
    (email.test(whole) && announcement.test(whole))
  );
}

/** Whether everything from a line on is quoted: a separator, or the headers of a message. */
function startsQuotation(lines: readonly string[], at: number): boolean {
  const line = lines[at]?.trim() ?? "";
  if (line === "" || line.length > 2 * maxAnnouncementChars) return false;
  if (separators.some((one) => one.test(line))) return true;
  if (rulerLine.test(line)) return isHeaderBlock(lines, at + 1);
  return inlineHeaders.test(line) || isHeaderBlock(lines, at);
}

/**
 * Whether the headers of a message begin at a line: three of them, and among these an address or
 * both a subject and a time, because a route also has a `De:` and a `Para:`.
 */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const block = lines.slice(at, at + maxHeaderLines).filter((line) => line.trim() !== "");
  const found = block.map((line) => headerName.exec(line.slice(0, maxAnnouncementChars)));
  if (!/^(?:de|from|date|fecha|enviado|sent)/iu.test(found[0]?.[1] ?? "")) return false;
  const names = found.flatMap((one) => one?.[1]?.toLowerCase() ?? []);
  if (names.length < 3) return false;
  const hasAddress = found.some((one) => email.test(one?.[2] ?? ""));
  const hasSubject = names.some((name) => /^(?:asunto|subject|assunto)$/.test(name));
  // A route or a delivery note has a date and a subject too, but no time of day.
  const wasSent = found.some(
    (one) =>
      /^(?:env|sent)/i.test(one?.[1] ?? "") ||
      (/^(?:dat|fecha)/i.test(one?.[1] ?? "") && time.test(one?.[2] ?? "")),
  );
  return hasAddress || (hasSubject && wasSent);
}

/** Lines without the gaps that the removed ones leave. */
function joined(text: string): string {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "" && lines.at(-1)?.trim() === "") continue;
    lines.push(line);
  }
  return lines.join("\n").trim();
}
