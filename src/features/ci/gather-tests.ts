import type { FailureMark } from "../../domain/failure-marks.ts";
import type { TestCase, TestFailure, TestReports } from "../../ports/test-reports.ts";
import { failureMark, testMark } from "./failure-fingerprint.ts";

/** Failures that are told whole; of the others only the marks are kept. */
const mostTold = 50;

export interface ToldFailure extends TestFailure {
  readonly suite: string;
  readonly prueba: string;
  readonly marca: FailureMark;
}

/** What all reports of a run say together. */
export interface TestRun {
  readonly pruebas: { readonly total: number; readonly fallan: number; readonly omitidas: number };
  /** Each failure once, however often it is reported. */
  readonly marcas: readonly FailureMark[];
  readonly fallas: readonly ToldFailure[];
  /** When the first of them happened, as far as the reports tell. UTC. */
  readonly momento: Date | undefined;
}

/** A run of tests that is known without a report. */
export type Visit = (visit: (test: TestCase) => void) => void;

/**
 * Reads all reports. What is kept does not grow with the tests that pass.
 *
 * @param mask  takes secrets out of whatever is kept
 */
export async function gatherTests(
  paths: readonly string[],
  more: Visit,
  reports: TestReports,
  mask: (text: string) => string,
): Promise<TestRun> {
  const pruebas = { total: 0, fallan: 0, omitidas: 0 };
  const marcas = new Map<string, FailureMark>();
  const fallas: ToldFailure[] = [];
  let momento: Date | undefined;
  const visit = (test: TestCase): void => {
    pruebas.total += 1;
    if (test.estado === "omitida") pruebas.omitidas += 1;
    const { falla } = test;
    if (falla === undefined) return;
    pruebas.fallan += 1;
    const masked = { suite: mask(test.suite), prueba: mask(test.prueba) };
    const mensaje = mask(falla.mensaje);
    const marca = failureMark({ ...masked, mensaje });
    if (marcas.has(marca.falla)) return;
    marcas.set(marca.falla, marca);
    momento ??= test.momento === undefined ? undefined : new Date(test.momento);
    if (fallas.length >= mostTold) return;
    const told = { mensaje, traza: mask(falla.traza), salida: mask(falla.salida) };
    fallas.push({ ...falla, ...masked, ...told, marca });
  };
  more(visit);
  for (const path of paths) {
    const before = pruebas.fallan;
    const written = await reports.read(path, visit);
    if (pruebas.fallan > before) momento ??= written;
  }
  return { pruebas, marcas: [...marcas.values()], fallas, momento };
}

/** Which of some tests ran to their end and passed, wherever they are told, and failed nowhere. */
export async function passingAmong(
  wanted: ReadonlySet<string>,
  paths: readonly string[],
  more: Visit,
  reports: TestReports,
  mask: (text: string) => string,
): Promise<ReadonlySet<string>> {
  const passed = new Set<string>();
  const failed = new Set<string>();
  const visit = (test: TestCase): void => {
    const mark = testMark({ suite: mask(test.suite), prueba: mask(test.prueba) });
    if (!wanted.has(mark)) return;
    if (test.estado === "pasa") passed.add(mark);
    if (test.estado === "falla") failed.add(mark);
  };
  more(visit);
  for (const path of paths) await reports.read(path, visit);
  return new Set([...passed].filter((mark) => !failed.has(mark)));
}
