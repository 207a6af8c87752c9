/** How a part of the program starts in a process of its own: a file and the words before any others. */
export interface ChildProgram {
  readonly file: string;
  readonly words: readonly string[];
}

/** What a worker thread runs: the path of a script, or a script itself, with its arguments. */
export interface ThreadProgram {
  readonly script: string;
  readonly isSource: boolean;
  readonly words: readonly string[];
}

/**
 * What came with the program, named by paths from its folder, as in `assets/demo/2-error.png`. Installed
 * by npm these are files; in a single executable they are inside of it.
 */
export interface ProgramFiles {
  readonly version: string;
  /** A whole file as UTF-8. @throws Error where there is none */
  readonly text: (name: string) => string;
  /** A whole file. @throws Error where there is none */
  readonly bytes: (name: string) => Uint8Array;
  /**
   * An absolute path for other programs and for people. A single executable first puts the file there,
   * with all that lie in the same folder or below it.
   *
   * @throws MesaError `disco`
   */
  readonly path: (name: string) => string;
  /** The folder beside which packages may lie; undefined in a single executable. */
  readonly folder: string | undefined;
  /** Speaks with the system's credential store. */
  readonly keyring: ChildProgram;
  /** Reads pictures; without it this process reads them. */
  readonly reader: ChildProgram | undefined;
  /** Makes documents; without it this thread makes them. */
  readonly documentWorker: ThreadProgram | undefined;
}
