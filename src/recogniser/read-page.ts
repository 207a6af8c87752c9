import type { PageMoment } from "../ports/image-reader.ts";
import { findClocks } from "./clock-pairs.ts";
import type { PixelBox } from "../domain/evidence.ts";
import { enlarged, stripMargin, type GreyImage, type Sharp } from "./grey-image.ts";
import { segmentation, type Recognise } from "./open-engine.ts";
import type { TextLine } from "./text-lines.ts";

/** Narrower pictures are read at twice their size. */
const wideEnough = 2300;

/** Reads all text of a picture, in its own pixels. */
export async function readPage(
  image: GreyImage,
  sharp: Sharp,
  recognise: Recognise,
  mode: number = segmentation.page,
): Promise<readonly TextLine[]> {
  const factor = image.width < wideEnough ? 2 : 1;
  const lines = recognise(await enlarged(sharp, image, factor), { mode });
  const placed = <Box extends PixelBox>(box: Box): Box => ({
    ...box,
    left: (box.left - stripMargin) / factor,
    top: (box.top - stripMargin) / factor,
    right: (box.right - stripMargin) / factor,
    bottom: (box.bottom - stripMargin) / factor,
  });
  return lines.map((line) => ({ ...placed(line), words: line.words.map(placed) }));
}

/** What a page calls the moment of what it shows. */
const label = /fecha\s+y\s+hora\s*:?\s*$/i;

/** Every date of a page with the time that stands beside, above or below it. */
export function momentsIn(lines: readonly TextLine[]): readonly PageMoment[] {
  return findClocks(lines).pairs.flatMap(({ date, time, dateLine, box }): PageMoment[] => {
    if (date.yearDigits === 0) return [];
    const labelled = label.test(dateLine.slice(0, date.at));
    return [{ day: date.day, time: time.time, labelled, box }];
  });
}
