import type { FailureMark } from "../../domain/failure-marks.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { ReportDoubt, TestCase, TestFailure, TestReports } from "../../ports/ci.ts";
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
  /** Tests with several results in one report, the last of which counts, or that passed in the end. */
  readonly inestables: readonly string[];
  /** Totals of a report that its tests contradict. */
  readonly dudas: readonly (ReportDoubt & { readonly informe: string })[];
  /** Reports that could not be read, left out where others could. */
  readonly danados: readonly MesaError[];
  /** When the first failure happened, in UTC, as far as the reports say. */
  readonly momento: Date | undefined;
}

/** Calls a function with each test that is known without a report. */
export type Visit = (visit: (test: TestCase) => void) => void;

/**
 * Reads all reports. Memory does not grow with the number of tests that pass.
 *
 * @param mask  takes secrets out of a text
 * @throws MesaError `informe-invalido`, `archivo-ilegible` where none of the reports can be read
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
  const inestables: string[] = [];
  const dudas: (ReportDoubt & { readonly informe: string })[] = [];
  const danados: MesaError[] = [];
  let momento: Date | undefined;
  const visit = (test: TestCase): void => {
    if (test.estado === "repetida") {
      pruebas.total -= 1;
      return;
    }
    pruebas.total += 1;
    if (test.inestable === true && inestables.length < maxDetailed) {
      inestables.push(mask(test.suite === "" ? test.prueba : `${test.suite} › ${test.prueba}`));
    }
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
    // Read once before, so that a report cut off in its middle leaves nothing behind.
    const error = paths.length > 1 ? await faultOf(path, reports) : undefined;
    if (error !== undefined) {
      danados.push(error);
      continue;
    }
    const before = pruebas.fallan;
    const written = await reports.read(path, visit, (doubt) => {
      if (dudas.length < maxDetailed) dudas.push({ ...doubt, informe: path });
    });
    if (pruebas.fallan > before) momento ??= written;
  }
  const [first] = danados;
  if (first !== undefined && danados.length === paths.length) throw first;
  return { pruebas, marcas: [...marcas.values()], fallas, inestables, dudas, danados, momento };
}

/** Why a report can't be read; undefined where it can. */
async function faultOf(path: string, reports: TestReports): Promise<MesaError | undefined> {
  try {
    await reports.read(path, () => {});
    return undefined;
  } catch (error) {
    if (error instanceof MesaError) return error;
    throw error;
  }
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
  for (const path of paths) {
    const broken = paths.length > 1 && (await faultOf(path, reports)) !== undefined;
    if (!broken) await reports.read(path, visit);
  }
  return new Set([...passed].filter((mark) => !failed.has(mark)));
}
