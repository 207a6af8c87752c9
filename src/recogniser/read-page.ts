import type { PageMoment } from "../ports/image-reader.ts";
import { findClocks } from "./clock-pairs.ts";
import { enlarged, type GreyImage, type Sharp } from "./grey-image.ts";
import { segmentation, type Recognise } from "./open-engine.ts";
import type { TextLine } from "./text-lines.ts";

/** Narrower pictures are read at twice their size. */
const wideEnough = 2300;

/** Reads all text of a picture. */
export async function readPage(
  image: GreyImage,
  sharp: Sharp,
  recognise: Recognise,
): Promise<readonly TextLine[]> {
  const factor = image.width < wideEnough ? 2 : 1;
  return recognise(await enlarged(sharp, image, factor), { mode: segmentation.page });
}

/** What a page calls the moment of what it shows. */
const label = /fecha\s+y\s+hora\s*:?\s*$/i;

/** Every date of a page with the time that stands beside, above or below it. */
export function momentsIn(lines: readonly TextLine[]): readonly PageMoment[] {
  return findClocks(lines).pairs.flatMap(({ date, time, dateLine }): PageMoment[] => {
    if (date.yearDigits === 0) return [];
    const labelled = label.test(dateLine.slice(0, date.at));
    return [{ day: date.day, time: time.time, labelled }];
  });
}
