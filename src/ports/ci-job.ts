/** The continuous integration that a process runs in, as its variables tell. */
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
  /** Tells later steps of the job; a value has one line. @throws MesaError `disco` */
  readonly tell: (outputs: Readonly<Record<string, string>>) => Promise<void>;
}
