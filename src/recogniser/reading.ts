import { createRequire } from "node:module";
import type { ReadImage } from "../ports/image-reader.ts";
import { openGrey, type Sharp } from "./grey-image.ts";
import { openEngine, type Language, type Recognise } from "./open-engine.ts";
import { readClock } from "./read-clock.ts";
import { momentsIn, readPage } from "./read-page.ts";

/** Smaller pictures are not read as a page: their letters can't be told apart. */
const minPageSize = { width: 800, height: 600 } as const;

/** Opens what reads pictures; engines start at first use. @param packages  see `openEngine` */
export function openReading(packages: string): (path: string) => Promise<ReadImage> {
  const sharp: Sharp = createRequire(packages)("sharp");
  const engines = new Map<Language, Promise<Recognise>>();
  const engine = (language: Language): Promise<Recognise> => {
    const known = engines.get(language) ?? openEngine(packages, language);
    engines.set(language, known);
    return known;
  };
  return async (path) => {
    const image = await openGrey(sharp, path);
    const clock = await readClock(image, { sharp, recognise: await engine("eng") });
    const small = image.width < minPageSize.width || image.height < minPageSize.height;
    if (clock?.certainty === "sure" || small) return { clock, moments: undefined };
    const lines = await readPage(image, sharp, await engine("spa"));
    return { clock, moments: momentsIn(lines) };
  };
}
