import type { Screen } from "../../catalogs/screens.ts";
import { plainText } from "../../domain/likeness.ts";
import type { PageLine } from "../../ports/image-reader.ts";

type TextOfPage = Omit<PageLine, "words">;

/** A screen of the catalogue that a line of the picture may name. */
export interface SeenScreen {
  readonly nombre: string;
  /** How alike they are, from 0 to 1. */
  readonly parecido: number;
}

/** What a picture says of the fields of a form. */
export interface FormInPicture {
  /** Likeliest first; empty where none is like enough. */
  readonly screens: readonly SeenScreen[];
  /** Numbers of declarations. */
  readonly procedures: readonly string[];
  /** The text of a message box; undefined where there is none. */
  readonly message: string | undefined;
}

/** Likeness from which a screen is suggested, and from which others are shown beside it. */
const minLikeness = 0.85;
const minRivalLikeness = 0.8;
const maxScreens = 4;

const procedureNumber = /(?<![\d-])\d{3}-\d{4}-\d{2}-\d{8}(?![\d-])/g;

/** Reads what a form asks for in the text of a picture. */
export function formInPicture(
  lines: readonly TextOfPage[],
  screens: readonly Screen[],
): FormInPicture {
  return {
    screens: screensIn(lines, screens),
    procedures: [...new Set(lines.flatMap(({ text }) => text.match(procedureNumber) ?? []))],
    message: messageIn(lines),
  };
}

/**
 * The screen that the path of menus above the page names: half by its last part, half by the whole.
 * The menu at the left is in every picture, so that other lines say nothing.
 */
function screensIn(
  lines: readonly TextOfPage[],
  screens: readonly Screen[],
): readonly SeenScreen[] {
  const paths = lines
    .map(({ text }) => text.split(/\s*[>›»]\s*/).filter((part) => part.trim() !== ""))
    .filter((parts) => parts.length >= 3);
  const found = screens
    .filter((one) => one.vigente)
    .map(({ completa, nombre }) => {
      const marks = paths.map((parts) => {
        const whole = parts.join(" ");
        return 0.5 * dice(parts.at(-1) ?? "", nombre) + 0.5 * dice(whole, completa);
      });
      return { nombre: completa, parecido: Math.max(0, ...marks) };
    })
    .toSorted((one, other) => other.parecido - one.parecido);
  if ((found[0]?.parecido ?? 0) < minLikeness) return [];
  return found
    .filter((one) => one.parecido >= minRivalLikeness)
    .slice(0, maxScreens)
    .map(({ nombre, parecido }) => ({ nombre, parecido: Math.round(parecido * 100) / 100 }));
}

/** Dice's coefficient of the pairs of letters of two texts, from 0 to 1. */
function dice(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const plain = plainText(text);
  return new Set(
    Array.from({ length: Math.max(0, plain.length - 1) }, (_none, at) => plain.slice(at, at + 2)),
  );
}

const boxTitle = /^(?:mensaje del sistema|error|aviso|advertencia|alerta|confirmaci[oó]n)\b/i;
const buttonWord = /^(?:aceptar|s[ií]|no|cancelar|cerrar|ok)$/i;

/** How many heights of its title a message box may be high, and stand apart from its next line. */
const maxBoxHeights = 16;
const maxLineGap = 4;

/** The lines of a message box: those below its title, one after the other, up to its button. */
function messageIn(lines: readonly TextOfPage[]): string | undefined {
  const title = lines.find(({ text }) => boxTitle.test(text) && text.length <= 40);
  if (title === undefined) return undefined;
  const height = title.bottom - title.top;
  const below = lines
    .filter(
      (line) =>
        line.top > title.bottom &&
        line.top < title.bottom + maxBoxHeights * height &&
        line.left > title.left - 2 * height &&
        line.left < title.left + 12 * height,
    )
    .toSorted((one, other) => one.top - other.top);
  const message: TextOfPage[] = [];
  let { bottom } = title;
  for (const line of below) {
    const far = line.top - bottom > maxLineGap * height;
    if (far || line.text.split(/\s+/).every((word) => buttonWord.test(word))) break;
    message.push(line);
    ({ bottom } = line);
  }
  return message.length === 0 ? undefined : message.map(({ text }) => text).join("\n");
}
