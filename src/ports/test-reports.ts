/** Why a test failed. Foreign text, bounded by the reader, not yet masked. */
export interface TestFailure {
  /** In one text; the first lines of the trace where the runner gives none. */
  readonly mensaje: string;
  readonly traza: string;
  /** What the test wrote, its end. */
  readonly salida: string;
  /** Where it stands, as far as the report says. */
  readonly archivo: string | undefined;
  readonly linea: number | undefined;
}

/** One test of a report. */
export interface TestCase {
  readonly suite: string;
  readonly prueba: string;
  readonly estado: "pasa" | "falla" | "omitida";
  /** There when it failed. */
  readonly falla: TestFailure | undefined;
  /** When its suite ran, UTC, ISO 8601, where the report tells with its zone. */
  readonly momento: string | undefined;
}

/** Reports of test runners on disk. */
export interface TestReports {
  /**
   * Reads a report test by test, whatever its size.
   *
   * @returns when the file was written
   * @throws MesaError `informe-invalido` for what is broken, hostile or no JUnit XML, `archivo-ilegible`
   */
  readonly read: (path: string, visit: (test: TestCase) => void) => Promise<Date>;
  /** When a file was last written; undefined where there is none. */
  readonly written: (path: string) => Date | undefined;
  /** The last lines of a text file. @throws MesaError `archivo-ilegible` */
  readonly tail: (path: string) => Promise<string>;
}
