import type { FailureMark } from "../../domain/failure-marks.ts";
import type { TestCase, TestFailure, TestReports } from "../../ports/ci.ts";
import { failureMark, testMark } from "./failure-fingerprint.ts";

/** Failures kept with message and trace; of further ones only the marks are kept. */
const maxDetailed = 50;

/** A failure with its message and trace, masked. */
export interface DetailedFailure extends TestFailure {
  readonly suite: string;
  readonly prueba: string;
  readonly marca: FailureMark;
}

/** All reports of a run together. */
export interface TestRun {
  readonly pruebas: { readonly total: number; readonly fallan: number; readonly omitidas: number };
  /** Each distinct failure once. */
  readonly marcas: readonly FailureMark[];
  readonly fallas: readonly DetailedFailure[];
  /** When the first failure happened, in UTC, as far as the reports say. */
  readonly momento: Date | undefined;
}

/** Calls a function with each test that is known without a report. */
export type Visit = (visit: (test: TestCase) => void) => void;

/**
 * Reads all reports. Memory does not grow with the number of tests that pass.
 *
 * @param mask  takes secrets out of a text
 */
export async function gatherTests(
  paths: readonly string[],
  more: Visit,
  reports: TestReports,
  mask: (text: string) => string,
): Promise<TestRun> {
  const pruebas = { total: 0, fallan: 0, omitidas: 0 };
  const marcas = new Map<string, FailureMark>();
  const fallas: DetailedFailure[] = [];
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
    if (fallas.length >= maxDetailed) return;
    const texts = { mensaje, traza: mask(falla.traza), salida: mask(falla.salida) };
    fallas.push({ ...falla, ...masked, ...texts, marca });
  };
  more(visit);
  for (const path of paths) {
    const before = pruebas.fallan;
    const written = await reports.read(path, visit);
    if (pruebas.fallan > before) momento ??= written;
  }
  return { pruebas, marcas: [...marcas.values()], fallas, momento };
}

/**
 * Those of some tests that passed in at least one report and failed in none.
 *
 * @param wanted  marks of tests (`testMark`)
 */
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
