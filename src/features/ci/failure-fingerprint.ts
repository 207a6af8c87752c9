import { createHash } from "node:crypto";
import type { FailureMark } from "../../domain/failure-marks.ts";
import { normalizeFailure } from "../../domain/normalize-failure.ts";

/** Which test it is, whatever becomes of it. An address in a name changes from run to run. */
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

/** The same for the same failure, with other numbers, times, addresses, paths and lines too. */
export function failureMark(test: {
  readonly suite: string;
  readonly prueba: string;
  readonly mensaje: string;
}): FailureMark {
  const prueba = testMark(test);
  return { prueba, falla: digest([prueba, normalizeFailure(test.mensaje)]).slice(0, 10) };
}

/** Of several failures together, in any order. */
export function reportMark(marks: Iterable<FailureMark>): string {
  const failures = new Set([...marks].map((one) => one.falla));
  return digest([...failures].toSorted()).slice(0, 16);
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
