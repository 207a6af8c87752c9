/** A message's own words, apart from what it quotes of earlier messages. */
export interface FoldedText {
  readonly texto: string;
  /** Null when nothing is quoted. */
  readonly citado: string | null;
}

/** Lines by which mail programs introduce a quotation. */
const announcements: readonly RegExp[] = [
  /^\s*(?:El|On|Em|Le)\s.{4,200}(?:escribi[oó]|wrote|escreveu|a écrit)\s*:?\s*$/i,
  /^\s*-{2,}\s*(?:Mensaje original|Original Message|Mensaje reenviado|Forwarded message)\s*-{2,}\s*$/i,
  /^\s*_{10,}\s*$/,
  /^\s*(?:De|From):\s.+$/,
];

/**
 * Cuts a text where its final quotation begins. Quoted lines with an answer below them stay,
 * because the answer refers to them.
 */
export function foldQuoted(text: string): FoldedText {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const at = quotationStart(lines);
  if (at === undefined) return { texto: text.trim(), citado: null };
  const own = lines.slice(0, at).join("\n").trim();
  const quoted = lines.slice(at).join("\n").trim();
  // A message that only quotes is shown whole.
  if (own === "" || quoted === "") return { texto: text.trim(), citado: null };
  return { texto: own, citado: quoted };
}

/**
 * Cuts off our own lines at the end of a text, for help desks that repeat the request below their
 * answer without marking it as quoted.
 */
export function foldOwn(text: string, own: ReadonlySet<string>): FoldedText {
  const lines = text.split("\n");
  const isOwn = (line: string): boolean => own.has(line.replace(/^[>\s]+/, "").trim());
  const isFiller = (line: string): boolean => /^[-_=*>\s]*$/.test(line);
  let at = lines.length;
  while (at > 0 && (isOwn(lines[at - 1] ?? "") || isFiller(lines[at - 1] ?? ""))) at -= 1;
  const said = lines.slice(0, at).join("\n").trim();
  const repeated = lines.slice(at);
  const few = repeated.filter((line) => isOwn(line) && !isFiller(line)).length < 2;
  if (few || said === "") return { texto: text, citado: null };
  return { texto: said, citado: repeated.join("\n").trim() };
}

/** The trimmed lines of texts, by which they are recognised in an answer. */
export function linesOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.split(/\r?\n/).map((line) => line.trim())));
}

function quotationStart(lines: readonly string[]): number | undefined {
  for (const [at, line] of lines.entries()) {
    if (isAnnouncement(lines, at)) return at;
    if (line.startsWith(">") && lines.slice(at).every(isQuotedOrEmpty)) {
      return beforeAnnouncement(lines, at);
    }
  }
  return undefined;
}

function isQuotedOrEmpty(line: string): boolean {
  return line.startsWith(">") || line.trim() === "";
}

/** Whether a quotation begins at a line; `De:` only counts when Outlook's other headers follow. */
function isAnnouncement(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  const found = announcements.findIndex((one) => one.test(line));
  if (found === -1) return isWrappedAnnouncement(lines, at);
  if (found < announcements.length - 1) return found !== 2 || isHeaderBlock(lines, at + 1);
  return isHeaderBlock(lines, at);
}

/**
 * An announcement on two lines: "El mar, 24 nov 2026, Mesa de Servicios" / "(<mesa@…>) escribió:".
 */
function isWrappedAnnouncement(lines: readonly string[], at: number): boolean {
  const [first = "", second = ""] = lines.slice(at, at + 2);
  return /^(?:El|On)\s/.test(first) && /(?:escribi[oó]|wrote):\s*$/.test(second);
}

/** Whether three headers of a quoted message follow within six lines. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const block = lines.slice(at, at + 6).filter((line) => line.trim() !== "");
  const names = block.filter((line) =>
    /^\s*(?:De|From|Enviado(?: el)?|Sent|Para|To|CC|Asunto|Subject|Fecha|Date):\s/i.test(line),
  );
  return names.length >= 3;
}

/** Moves up one line when that line announces the quotation by a date and a colon. */
function beforeAnnouncement(lines: readonly string[], at: number): number {
  const line = lines[at - 1] ?? "";
  return /:\s*$/.test(line) && /\d/.test(line) ? at - 1 : at;
}
