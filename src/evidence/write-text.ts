import { standardText } from "./winansi.ts";
import { wideFontFor } from "./wide-fonts.ts";

/** A piece of text that one font has. */
interface Run {
  readonly text: string;
  /** A standard font's name, or the path of a wide one. */
  readonly font: string;
}

/** What stands for a character that no font has. */
const unshownMark = "[?]";

/** Letters of other scripts are higher and wider than the standard fonts': room left for them. */
const wideHeightFactor = 1.4;

/** Writes text in a standard font, and what that font lacks in a wide one. Arguments are PDFKit's. */
export function writeText(
  document: PDFKit.PDFDocument,
  font: string,
  text: string,
  place: { readonly x?: number; readonly y?: number } = {},
  options: PDFKit.Mixins.TextOptions = {},
): PDFKit.PDFDocument {
  const runs = runsOf(document, font, text);
  const { x = document.x, y = document.y } = place;
  for (const [index, run] of runs.entries()) {
    document.font(run.font);
    const continued = index < runs.length - 1;
    if (index === 0) document.text(run.text, x, y, continued ? { ...options, continued } : options);
    else document.text(run.text, { continued });
  }
  return document.font(font);
}

/** The height of such a text in points; with other scripts a little more than it needs. */
export function heightOfText(
  document: PDFKit.PDFDocument,
  font: string,
  text: string,
  options: PDFKit.Mixins.TextOptions,
): number {
  const runs = runsOf(document, font, text);
  document.font(font);
  // No letter is wider than this one.
  const widest = runs.map((run) =>
    run.font === font ? run.text : run.text.replaceAll(/\S/gu, "W"),
  );
  const height = document.heightOfString(widest.join(""), options);
  return runs.some((run) => run.font !== font) ? height * wideHeightFactor : height;
}

/** The characters of a text that no font has, each once. */
export function unshownIn(document: PDFKit.PDFDocument, text: string): readonly string[] {
  return [...new Set(graphemesOf(text))].filter(
    (one) => standardText(one) === undefined && wideFontFor(document, one) === undefined,
  );
}

/** Cuts text into runs. The document's current font may be another one afterwards. */
function runsOf(document: PDFKit.PDFDocument, font: string, text: string): readonly Run[] {
  const whole = standardText(text);
  if (whole !== undefined) return [{ text: whole, font }];
  const runs: { text: string; font: string }[] = [];
  for (const one of graphemesOf(text)) {
    const last = runs.at(-1);
    const plain = standardText(one);
    const wide = plain === undefined ? wideFontFor(document, one) : undefined;
    // A blank between two words of another script needs no run of its own.
    const next = plain === " " && last !== undefined ? last.font : (wide ?? font);
    const shown = plain ?? (wide === undefined ? unshownMark : one);
    if (last?.font === next) last.text += shown;
    else runs.push({ text: shown, font: next });
  }
  return runs;
}

/** Characters as people count them, so that an accent stays with its letter. */
function graphemesOf(text: string): readonly string[] {
  const segments = new Intl.Segmenter("es", { granularity: "grapheme" });
  return Array.from(segments.segment(text.normalize("NFC")), ({ segment }) => segment);
}
