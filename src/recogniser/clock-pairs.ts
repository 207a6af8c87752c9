import type { PixelBox } from "../domain/evidence.ts";
import { boxAround, type TextLine, type Word } from "./text-lines.ts";
import { datesIn, timesIn, type WrittenDate, type WrittenTime } from "./written-clock.ts";

/** A time or date with where it stands. */
interface Placed<Written> {
  readonly written: Written;
  readonly line: TextLine;
  readonly box: PixelBox;
}

/** A time with the date that stands above, below or beside it. */
export interface ClockPair {
  readonly time: WrittenTime;
  readonly date: WrittenDate;
  readonly box: PixelBox;
  readonly dateBox: PixelBox;
  /** The text of the line with the date. */
  readonly dateLine: string;
  /** Height of a line of its letters, in pixels. */
  readonly lineHeight: number;
  /** Whether its month is a word. */
  readonly named: boolean;
}

/** The clocks in a text: whole ones, nearest pair first, and the times and dates of all. */
export interface FoundClocks {
  readonly pairs: readonly ClockPair[];
  readonly times: readonly Placed<WrittenTime>[];
  readonly dates: readonly Placed<WrittenDate>[];
}

/** How far below a time its date may stand, in heights of a line: Windows 7 has the weekday between. */
const maxGap = 3.2;

const timeWord = /:|^[ap]\.?,?m?\.?$/i;
const dateWord = /\d.*[/.-].*\d|ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic|^\d{1,2}$|^de$/i;
/** Letters beside the «a. m.» of a time: the name of a month or day. */
const letters = /[a-z]{3}/i;
const meridiem = /[ap]\.?\s?m\.?/gi;

/**
 * Pairs each time with the dates near it, by place and not by order: the task bar of Windows has the
 * date below the time, others have it beside.
 */
export function findClocks(lines: readonly TextLine[]): FoundClocks {
  const times = lines.flatMap((line) =>
    timesIn(line.text).map((written) => ({ written, line, box: boxOf(line, timeWord) })),
  );
  const dates = lines.flatMap((line) =>
    datesIn(line.text).map((written) => ({ written, line, box: boxOf(line, dateWord) })),
  );
  const pairs = times.flatMap((time) => dates.flatMap((date) => pairOf(time, date)));
  return { pairs: pairs.toSorted((one, other) => one.gap - other.gap), times, dates };
}

function pairOf(
  time: Placed<WrittenTime>,
  date: Placed<WrittenDate>,
): readonly (ClockPair & { readonly gap: number })[] {
  const heightOf = ({ top, bottom }: PixelBox): number => bottom - top;
  const height = Math.max(8, Math.min(heightOf(time.box), heightOf(date.box)));
  const overlap = Math.min(time.box.right, date.box.right) - Math.max(time.box.left, date.box.left);
  const gap = Math.max(time.box.top, date.box.top) - Math.min(time.box.bottom, date.box.bottom);
  const sameLine = time.line === date.line || gap < -height * 0.4;
  const near = (sameLine && -overlap < 6 * height) || (overlap > 0 && gap < maxGap * height);
  if (!near) return [];
  const { text } = date.line;
  return [
    {
      time: time.written,
      date: date.written,
      box: boxAround([time.box, date.box]),
      dateBox: date.box,
      dateLine: text,
      lineHeight: height,
      named: letters.test(text.replaceAll(meridiem, "")) && !/[/.-]\d{2}/.test(text),
      gap,
    },
  ];
}

/** The box of a line's words of one kind; of the whole line where it has none. */
function boxOf(line: TextLine, kind: RegExp): PixelBox {
  const words: readonly Word[] = line.words.filter((word) => kind.test(word.text));
  return boxAround(words.length > 0 ? words : [line]);
}
