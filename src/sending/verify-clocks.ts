import type { Advice, Capture, CaptureClock } from "../domain/evidence.ts";
import {
  judgeClock,
  uncheckedClock,
  type ClockMargin,
  type DeclaredMoment,
} from "../domain/judge-clock.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { ImageReader } from "../ports/image-reader.ts";

/** What the captures of a request are held against. */
export interface ClockQuestion {
  /** Undefined where the form does not say it yet. */
  readonly declared: DeclaredMoment | undefined;
  readonly margin: ClockMargin;
  /** Why captures are sent although their clocks show another time (`--motivo-captura`). */
  readonly reason: string | undefined;
}

export interface VerifiedCaptures<Shown extends Capture> {
  /** The captures with their clocks. */
  readonly captures: readonly Shown[];
  readonly problems: readonly FieldProblem[];
  readonly advice: readonly Advice[];
}

/** Looks whether the declared date and time can be seen in each capture, one after the other. */
export async function verifyClocks<Shown extends Capture>(
  captures: readonly Shown[],
  { declared, margin, reason }: ClockQuestion,
  reader: ImageReader | undefined,
): Promise<VerifiedCaptures<Shown>> {
  const looked: Shown[] = [];
  for (const capture of captures) {
    const seen = await reader?.read(capture);
    const clock = seen === undefined ? uncheckedClock : judgeClock(seen, declared, margin);
    const excused = clock.state === "distinta" && reason !== undefined;
    looked.push({ ...capture, clock: excused ? { ...clock, reason } : clock });
  }
  const findings = looked.flatMap((one) => {
    const found = one.clock === undefined ? undefined : findingOf(one, one.clock, declared);
    return found === undefined ? [] : [found];
  });
  return {
    captures: looked,
    problems: findings.filter(({ stops }) => stops).map(({ finding }) => finding),
    advice: findings.filter(({ stops }) => !stops).map(({ finding }) => finding),
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
  const stops = clock.state === "distinta" && clock.reason === undefined;
  return { stops, finding: { field: "capturas", code, params } };
}

/** `20/11/2026`, as Ecuador writes a day. */
export function writtenDay(day: string): string {
  return day.split("-").toReversed().join("/");
}
