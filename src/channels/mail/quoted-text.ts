/** A message's own words, and what it quotes of earlier ones. */
export interface FoldedText {
  readonly texto: string;
  /** Null where nothing is quoted. */
  readonly citado: string | null;
}

/** The line that announces a quotation, as mail programs write it. */
const announcements: readonly RegExp[] = [
  /^\s*(?:El|On|Em|Le)\s.{4,200}(?:escribi[oó]|wrote|escreveu|a écrit)\s*:?\s*$/i,
  /^\s*-{2,}\s*(?:Mensaje original|Original Message|Mensaje reenviado|Forwarded message)\s*-{2,}\s*$/i,
  /^\s*_{10,}\s*$/,
  /^\s*(?:De|From):\s.+$/,
];

/**
 * Cuts a text where it begins to quote. Lines that are quoted in the middle, with an answer below
 * them, stay: there they belong to what is said.
 */
export function foldQuoted(text: string): FoldedText {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const at = quotationStart(lines);
  if (at === undefined) return { texto: text.trim(), citado: null };
  const own = lines.slice(0, at).join("\n").trim();
  const quoted = lines.slice(at).join("\n").trim();
  // A message that is nothing but a quotation is shown whole.
  if (own === "" || quoted === "") return { texto: text.trim(), citado: null };
  return { texto: own, citado: quoted };
}

/**
 * The same for help desks that put what was asked below their answer without a mark: it ends with
 * lines of ours and nothing else.
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

/** Lines by which a text of ours is known again. */
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

/** `De:` alone is no quotation: the block of Outlook goes on with when and to whom. */
function isAnnouncement(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  const found = announcements.findIndex((one) => one.test(line));
  if (found === -1) return wrappedAnnouncement(lines, at);
  if (found < announcements.length - 1) return found !== 2 || isHeaderBlock(lines, at + 1);
  return isHeaderBlock(lines, at);
}

/** Two lines: "El mar, 24 nov 2026 a las 10:00, Mesa de Servicios" / "(<mesa@…>) escribió:". */
function wrappedAnnouncement(lines: readonly string[], at: number): boolean {
  const [first = "", second = ""] = lines.slice(at, at + 2);
  return /^(?:El|On)\s/.test(first) && /(?:escribi[oó]|wrote):\s*$/.test(second);
}

function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const block = lines.slice(at, at + 6).filter((line) => line.trim() !== "");
  const names = block.filter((line) =>
    /^\s*(?:De|From|Enviado(?: el)?|Sent|Para|To|CC|Asunto|Subject|Fecha|Date):\s/i.test(line),
  );
  return names.length >= 3;
}

function beforeAnnouncement(lines: readonly string[], at: number): number {
  const line = lines[at - 1] ?? "";
  return /:\s*$/.test(line) && /\d/.test(line) ? at - 1 : at;
}
