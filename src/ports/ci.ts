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
  /** `repetida` takes back an earlier result of the same test that was passed on as `pasa`. */
  readonly estado: "pasa" | "falla" | "omitida" | "repetida";
  /** Whether the report has other results of the same test besides this one. */
  readonly inestable?: boolean;
  /** There when it failed. */
  readonly falla: TestFailure | undefined;
  /** When its suite ran, UTC, ISO 8601, where the report tells with its zone. */
  readonly momento: string | undefined;
}

/** A suite whose totals tell more than the tests that its report names. */
export interface ReportDoubt {
  readonly suite: string;
  /** Tests that failed, or ran, according to the totals. */
  readonly code: "fallas-sin-casos" | "pruebas-sin-casos";
  readonly dice: number;
  readonly trae: number;
}

/** Reports of test runners on disk. */
export interface TestReports {
  /**
   * Reads a report test by test, whatever its size.
   *
   * @param doubt  called with totals that the tests contradict
   * @returns when the file was written
   * @throws MesaError `informe-invalido` for what is broken, hostile or no JUnit XML, `archivo-ilegible`
   */
  readonly read: (
    path: string,
    visit: (test: TestCase) => void,
    doubt?: (doubt: ReportDoubt) => void,
  ) => Promise<Date>;
  /** When a file was last written; undefined where there is none. */
  readonly written: (path: string) => Date | undefined;
  /** The last lines of a text file. @throws MesaError `archivo-ilegible` */
  readonly tail: (path: string) => Promise<string>;
}

/** How a program ended. */
export interface ChildEnd {
  /** As a shell reports it: 128 plus the number of a signal. */
  readonly code: number;
  /** The end of what it wrote on both streams. */
  readonly tail: string;
}

/**
 * Runs a program to its end, passing on what it writes as it comes. No shell is involved.
 *
 * @param aside  whether both of its streams go to standard error
 * @throws MesaError `programa-no-arranca`
 */
export type RunChild = (words: readonly string[], aside: boolean) => Promise<ChildEnd>;

/** The job of continuous integration that this process runs in, from its variables. */
export interface CiJob {
  readonly proveedor: string;
  readonly commit: string | undefined;
  readonly rama: string | undefined;
  /** Page of the job. */
  readonly enlace: string | undefined;
}

/** What surrounds a run of tests. */
export interface CiSurroundings {
  readonly job: CiJob | undefined;
  /** Values of variables whose names say that they are secret. */
  readonly secretos: readonly string[];
  /** Adds Markdown to the job's summary, where there is one. @throws MesaError `disco` */
  readonly summarize: (markdown: string) => Promise<void>;
  /** Sets outputs for later steps of the job; a value has one line. @throws MesaError `disco` */
  readonly tell: (outputs: Readonly<Record<string, string>>) => Promise<void>;
}
