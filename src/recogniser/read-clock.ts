import type { SeenClock } from "../ports/image-reader.ts";
import { findClocks, type ClockPair, type FoundClocks } from "./clock-pairs.ts";
import { edgeStrips, type EdgeStrip } from "./edge-strips.ts";
import { darkOnWhite, stripMargin, type GreyImage, type Sharp } from "./grey-image.ts";
import { segmentation, type Recognise } from "./open-engine.ts";
import type { PixelBox } from "../domain/evidence.ts";
import type { TextLine } from "./text-lines.ts";

/** The only characters of a clock with its date in numbers. */
const clockCharacters = "0123456789:/-. apmAPM";

/** Heights in pixels of a line of letters in the second and the third look. */
const secondLineHeight = 40;
const thirdLineHeight = 28;

export interface ClockEyes {
  readonly sharp: Sharp;
  readonly recognise: Recognise;
}

/**
 * Reads the clock of a task bar: each strip at the edge is read, then what looks like a clock once more
 * by itself. It is sure only where both readings agree. Undefined where no clock is found.
 */
export async function readClock(image: GreyImage, eyes: ClockEyes): Promise<SeenClock | undefined> {
  let whole: SeenClock | undefined;
  let part: SeenClock | undefined;
  for (const strip of edgeStrips(image)) {
    const seen = await readStrip(image, strip, eyes);
    if (seen === undefined) continue;
    if (seen.time === undefined || seen.day === undefined) {
      if (strip.likely) part ??= seen;
    } else if (seen.certainty !== "sure") whole ??= seen;
    // What a strip left open may be plain in another one; a contradiction stays one.
    else if (whole === undefined || (whole.time === seen.time && whole.day === seen.day)) {
      return seen;
    }
  }
  return whole ?? part;
}

async function readStrip(
  image: GreyImage,
  strip: EdgeStrip,
  eyes: ClockEyes,
): Promise<SeenClock | undefined> {
  const { sharp, recognise } = eyes;
  const whole = await darkOnWhite(sharp, image, strip.box, strip.factor);
  const lines = recognise(whole, { mode: segmentation.sparse });
  const first = findClocks(lines);
  const place = placeOf(first, lines, strip);
  if (place === undefined) return undefined;
  const around = widened(place, image, strip);
  const look = async (lineHeight: number, mode: number, allowed: string): Promise<FoundClocks> => {
    const factor = Math.max(1, Math.min(6, lineHeight / place.lineHeight));
    return findClocks(
      recognise(await darkOnWhite(sharp, image, around, factor), { mode, allowed }),
    );
  };
  const pair = first.pairs[0];
  const allowed = pair !== undefined && !pair.named ? clockCharacters : "";
  const second = await look(secondLineHeight, segmentation.block, allowed);
  const other = second.pairs[0];
  const box = around;
  if (pair !== undefined && other !== undefined) {
    if (!equal(pair, other)) return { ...clockOf(other), certainty: "differing", box };
    const doubtful =
      pair.time.cut || other.time.cut || isCutAtEdge(pair, strip, image) || !hasYear(pair);
    return { ...clockOf(pair), certainty: doubtful ? "single" : "sure", box };
  }
  const only = pair ?? other;
  if (only !== undefined) {
    const third = (await look(thirdLineHeight, segmentation.sparse, "")).pairs[0];
    const agreed = third !== undefined && equal(third, only) && !third.time.cut && !only.time.cut;
    const sure = agreed && only.date.yearDigits === 4;
    return { ...clockOf(only), certainty: sure ? "sure" : "single", box };
  }
  const time = first.times[0];
  if (time === undefined || second.times.length > 0) return partOf(first, second, box);
  // A small bar may show no date, only icons around the time.
  const close = widened(
    { ...inPicture(time.box, strip), lineHeight: place.lineHeight },
    image,
    strip,
  );
  const factor = Math.max(1, Math.min(6, secondLineHeight / place.lineHeight));
  const picture = await darkOnWhite(sharp, image, close, factor);
  return partOf(first, findClocks(recognise(picture, { mode: segmentation.block })), close);
}

const equal = (one: ClockPair, other: ClockPair): boolean =>
  one.time.time === other.time.time && one.date.day === other.date.day;

const hasYear = (pair: ClockPair): boolean => pair.date.yearDigits !== 0;

function clockOf({ time, date }: ClockPair): Pick<SeenClock, "time" | "day" | "halfDay"> {
  return { time: time.time, day: date.day, halfDay: time.halfDay };
}

/** A time or a date without the other, where two readings agree on it. */
function partOf(first: FoundClocks, second: FoundClocks, box: PixelBox): SeenClock | undefined {
  const [time, again] = [first.times[0]?.written, second.times[0]?.written];
  const [date, anew] = [first.dates[0]?.written, second.dates[0]?.written];
  // Digits without a colon have been seen before the second look.
  const sameTime = time === undefined || time.time === again?.time;
  const day = date !== undefined && date.day === anew?.day ? date.day : undefined;
  if (again !== undefined && sameTime && !again.cut) {
    return { time: again.time, day, halfDay: again.halfDay, certainty: "single", box };
  }
  if (day === undefined) return undefined;
  return { time: undefined, day, halfDay: false, certainty: "single", box };
}

/** Where the clock seems to stand in the picture, and the height of a line of its letters. */
function placeOf(
  found: FoundClocks,
  lines: readonly TextLine[],
  strip: EdgeStrip,
): (PixelBox & { readonly lineHeight: number }) | undefined {
  const pair = found.pairs[0];
  if (pair !== undefined) {
    return { ...inPicture(pair.box, strip), lineHeight: pair.lineHeight / strip.factor };
  }
  const half = found.times[0] ?? found.dates[0];
  const bare = half === undefined ? bareDigits(lines) : undefined;
  const seed = half?.box ?? bare;
  if (seed === undefined) return undefined;
  const box = inPicture(seed, strip);
  const lineHeight = box.bottom - box.top;
  // The other half stands above, below or beside it.
  const above = (half === undefined ? 0.2 : 2.2) * lineHeight;
  return {
    left: box.left - 5 * lineHeight,
    right: box.right + 5 * lineHeight,
    top: box.top - above,
    bottom: box.bottom + above,
    lineHeight,
  };
}

/** A box of an enlarged strip, in pixels of the picture. */
function inPicture(box: PixelBox, strip: EdgeStrip): PixelBox {
  return {
    left: strip.box.left + (box.left - stripMargin) / strip.factor,
    top: strip.box.top + (box.top - stripMargin) / strip.factor,
    right: strip.box.left + (box.right - stripMargin) / strip.factor,
    bottom: strip.box.top + (box.bottom - stripMargin) / strip.factor,
  };
}

/** Four digits that would be a time if the colon had been read. */
function bareDigits(lines: readonly TextLine[]): PixelBox | undefined {
  return lines
    .flatMap((line) => line.words)
    .find(({ text }) => /^(?:[01]\d|2[0-3])[0-5]\d$/.test(text));
}

/** The box with what belongs to its letters, within the picture and, above and below, within a bar. */
function widened(
  box: PixelBox & { readonly lineHeight: number },
  image: GreyImage,
  strip: EdgeStrip,
): PixelBox {
  const { lineHeight } = box;
  const [first, last] = strip.likely ? [strip.box.top, strip.box.bottom] : [0, image.height];
  const left = Math.max(0, Math.floor(box.left - lineHeight * 1.2));
  const top = Math.max(first, Math.floor(box.top - lineHeight * 0.6));
  return {
    left,
    top,
    right: Math.max(left + 1, Math.min(image.width, Math.ceil(box.right + lineHeight * 2.2))),
    bottom: Math.max(top + 1, Math.min(last, Math.ceil(box.bottom + lineHeight * 0.6))),
  };
}

/** Whether a date with a short year touches the edge of its strip: the year may have been cut. */
function isCutAtEdge({ date, dateBox }: ClockPair, { box, factor }: EdgeStrip, image: GreyImage) {
  const wide = (box.right - box.left) * factor;
  const left = dateBox.left < stripMargin + 6 && box.left > 0;
  const right = dateBox.right > wide + stripMargin - 6 && box.right < image.width;
  return date.yearDigits === 2 && (left || right);
}
