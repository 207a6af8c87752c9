import { createRequire } from "node:module";
import type { ReadImage } from "../ports/image-reader.ts";
import { openGrey, type Sharp } from "./grey-image.ts";
import { lookOf } from "./look-of.ts";
import { openEngine, segmentation } from "./open-engine.ts";
import { readClock } from "./read-clock.ts";
import { momentsIn, readPage } from "./read-page.ts";
import type { TextLine } from "./text-lines.ts";

/** Smaller pictures are not read as a page: their letters can't be told apart. */
const minPageSize = { width: 800, height: 600 } as const;

/** What is to be read. */
export interface ReadingQuestion {
  readonly path: string;
  /** Whether all text is wanted. */
  readonly whole: boolean;
  /** Whether the lines of several readings are wanted. */
  readonly texts: boolean;
}

/** Opens what reads pictures; engines start at first use. @param packages  see `openEngine` */
export function openReading(packages: string): (question: ReadingQuestion) => Promise<ReadImage> {
  const sharp: Sharp = createRequire(packages)("sharp");
  const engine = openEngine(packages);
  return async ({ path, whole, texts }) => {
    const image = await openGrey(sharp, path);
    const look = lookOf(image);
    if (texts) {
      const lines: TextLine[] = [];
      for (const language of ["spa", "eng"] as const) {
        const recognise = await engine(language);
        for (const mode of [segmentation.page, segmentation.sparse]) {
          lines.push(...(await readPage(image, sharp, recognise, mode)));
        }
      }
      return { look, clock: undefined, moments: undefined, lines };
    }
    const clock = await readClock(image, { sharp, recognise: await engine("eng") });
    const small = image.width < minPageSize.width || image.height < minPageSize.height;
    if (!whole && (clock?.certainty === "sure" || small))
      return { look, clock, moments: undefined };
    const lines = await readPage(image, sharp, await engine("spa"));
    return { look, clock, moments: momentsIn(lines), ...(whole && { lines }) };
  };
}
