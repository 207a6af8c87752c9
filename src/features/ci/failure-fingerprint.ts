import { createHash } from "node:crypto";
import { type FailureMark, normalizeFailure } from "../../domain/failure-marks.ts";

/** Identifies a test by its names alone; memory addresses in them change from run to run. */
export function testMark({
  suite,
  prueba,
}: {
  readonly suite: string;
  readonly prueba: string;
}): string {
  const names = [suite, prueba].map((name) => name.replaceAll(/\b0x[\da-f]+\b/gi, "<dir>"));
  return digest(names).slice(0, 10);
}

/** Identifies a failure, whatever the numbers, times, addresses, paths and lines in its message. */
export function failureMark(test: {
  readonly suite: string;
  readonly prueba: string;
  readonly mensaje: string;
}): FailureMark {
  const prueba = testMark(test);
  return { prueba, falla: digest([prueba, normalizeFailure(test.mensaje)]).slice(0, 10) };
}

/** Identifies several failures together, in any order. */
export function reportMark(marks: Iterable<FailureMark>): string {
  const failures = new Set([...marks].map((one) => one.falla));
  return digest([...failures].toSorted()).slice(0, 16);
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
