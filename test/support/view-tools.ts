import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { plainPaint, type Paint } from "../../src/view/paint.ts";
import type { ViewTools } from "../../src/view/view.ts";

const mark =
  (name: string) =>
  (text: string): string =>
    `<${name}>${text}</${name}>`;

/** Colours that a test can read, by their names. */
export const readablePaint: Paint = {
  strong: mark("strong"),
  dim: mark("dim"),
  good: mark("good"),
  warn: mark("warn"),
  bad: mark("bad"),
  accent: mark("accent"),
  link: (text, target) => `<a ${target}>${text}</a>`,
};

/** What a view is given: Spanish, a terminal of 80 columns without colours, 20 November 2026, 10:40. */
export async function viewTools(change: Partial<ViewTools> = {}): Promise<ViewTools> {
  return {
    translator: await loadTranslator("es"),
    paint: plainPaint,
    width: 80,
    decorated: true,
    now: new Date("2026-11-20T15:40:00Z"),
    catalogs: () => Promise.resolve(builtInCatalogs),
    ...change,
  };
}
