import { createRequire } from "node:module";
import type { ReadImage } from "../ports/image-reader.ts";
import { openGrey, type Sharp } from "./grey-image.ts";
import { lookOf } from "./look-of.ts";
import { openEngine, type Language, type Recognise } from "./open-engine.ts";
import { readClock } from "./read-clock.ts";
import { momentsIn, readPage } from "./read-page.ts";

/** Smaller pictures are not read as a page: their letters can't be told apart. */
const minPageSize = { width: 800, height: 600 } as const;

/** What is to be read. */
export interface ReadingQuestion {
  readonly path: string;
  /** Whether all text is wanted. */
  readonly whole: boolean;
}

/** Opens what reads pictures; engines start at first use. @param packages  see `openEngine` */
export function openReading(packages: string): (question: ReadingQuestion) => Promise<ReadImage> {
  const sharp: Sharp = createRequire(packages)("sharp");
  const engines = new Map<Language, Promise<Recognise>>();
  const engine = (language: Language): Promise<Recognise> => {
    const known = engines.get(language) ?? openEngine(packages, language);
    engines.set(language, known);
    return known;
  };
  return async ({ path, whole }) => {
    const image = await openGrey(sharp, path);
    const look = lookOf(image);
    const clock = await readClock(image, { sharp, recognise: await engine("eng") });
    const small = image.width < minPageSize.width || image.height < minPageSize.height;
    if (!whole && (clock?.certainty === "sure" || small))
      return { look, clock, moments: undefined };
    const lines = await readPage(image, sharp, await engine("spa"));
    const shown = lines.map(({ words: _words, ...line }) => line);
    return { look, clock, moments: momentsIn(lines), ...(whole && { lines: shown }) };
  };
}
