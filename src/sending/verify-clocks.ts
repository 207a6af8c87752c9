import type { Advice, Capture, CaptureClock, PixelBox } from "../domain/evidence.ts";
import {
  judgeClock,
  uncheckedClock,
  type ClockMargin,
  type DeclaredMoment,
} from "../domain/judge-clock.ts";
import { adviseLooks, type ImageLook } from "../domain/judge-looks.ts";
import { writtenDay } from "../domain/written-day.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { ImageReader, ReadImage } from "../ports/image-reader.ts";

/** What the captures of a request are held against. */
export interface ClockQuestion {
  /** Undefined where the form does not say it yet. */
  readonly declared: DeclaredMoment | undefined;
  readonly margin: ClockMargin;
  /** Why captures are sent although their clocks show another time (`--motivo-captura`). */
  readonly reason: string | undefined;
}

/** A capture with its clock, and what is to be said about it. */
export interface VerifiedCapture {
  readonly capture: Capture;
  /** Why it stops the request; undefined where it does not. */
  readonly problem: FieldProblem | undefined;
  readonly advice: readonly Advice[];
}

/**
 * Looks at each capture, one after the other: whether the declared date and time can be seen in it,
 * and whether anything can. Without a reader each is unchecked.
 */
export async function verifyClocks(
  captures: readonly Capture[],
  { declared, margin, reason }: ClockQuestion,
  reader: ImageReader | undefined,
): Promise<readonly VerifiedCapture[]> {
  const looked: { readonly capture: Capture; readonly look: ImageLook | undefined }[] = [];
  for (const capture of captures) {
    const seen = await reader?.read(capture);
    const clock =
      seen === undefined
        ? uncheckedClock
        : judgeClock(stillSeen(seen, capture.hidden), declared, margin);
    const excused = clock.state === "distinta" && reason !== undefined;
    const known = excused ? { ...clock, reason } : clock;
    looked.push({ capture: { ...capture, clock: known }, look: seen?.look });
  }
  const looks = adviseLooks(looked);
  return looked.map(({ capture }, at) => {
    const { clock = uncheckedClock } = capture;
    const found = findingOf(capture, clock, declared);
    const own = looks[at] ?? [];
    const stops = clock.state === "distinta" && clock.reason === undefined;
    return {
      capture,
      problem: stops ? found : undefined,
      advice: stops || found === undefined ? own : [found, ...own],
    };
  });
}

/** What is left to be seen of a reading where parts of the capture are hidden. */
export function stillSeen(seen: ReadImage, hidden: Capture["hidden"] = []): ReadImage {
  const isShown = (box: PixelBox): boolean =>
    !hidden.some(
      (one) =>
        one.left < box.right &&
        one.right > box.left &&
        one.top < box.bottom &&
        one.bottom > box.top,
    );
  const { clock, moments, lines } = seen;
  return {
    ...seen,
    clock: clock !== undefined && isShown(clock.box) ? clock : undefined,
    moments: moments?.filter(({ box }) => isShown(box)),
    ...(lines !== undefined && { lines: lines.filter(isShown) }),
  };
}

/** The states that are worth a word, with the code of its message. */
const words: Partial<Record<CaptureClock["state"], string>> = {
  distinta: "reloj-distinto",
  solo_hora: "reloj-solo-hora",
  no_se_ve: "reloj-no-se-ve",
  no_seguro: "reloj-no-seguro",
};

function findingOf({ name }: Capture, clock: CaptureClock, declared: DeclaredMoment | undefined) {
  const code = words[clock.state];
  if (code === undefined) return undefined;
  const shown = [clock.day === undefined ? undefined : writtenDay(clock.day), clock.time];
  const event =
    declared === undefined ? [] : [writtenDay(declared.day), declared.time?.slice(0, 5)];
  const params = {
    archivo: name,
    reloj: shown.filter((part) => part !== undefined).join(" "),
    suceso: event.filter((part) => part !== undefined).join(" "),
    motivo: clock.reason ?? "",
  };
  return { field: "capturas", code, params };
}
