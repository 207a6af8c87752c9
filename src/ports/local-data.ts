/** Which data; every condition that is given has to hold. */
export interface DataSelection {
  /** Older than this. */
  readonly before?: Date;
  /** Of an operator. */
  readonly identificacion?: string;
  readonly perfil?: string;
  readonly ticket?: string;
}

export interface DataFile {
  /** Absolute. */
  readonly path: string;
  /** Under which name it is exported: its class and its place there, with `/`. */
  readonly name: string;
  readonly bytes: number;
  readonly modified: Date;
}

/** One kind of data on this machine, as it lies there. */
export interface DataClass {
  /** Names a message `datos.clase.<id>`. */
  readonly id: string;
  /**
   * `libro`: through the journal, entry by entry. `pieza`: file by file. `copia`: whole, with
   * whatever is purged, since it can be fetched again. `junto`: whole, once all of it is old, or
   * with its profile. `orden`: by a command of its own.
   */
  readonly purge: "libro" | "pieza" | "copia" | "junto" | "orden";
  /** Never exported. */
  readonly secret: boolean;
  readonly files: readonly DataFile[];
}

/** Where an export goes. */
export interface ExportWriter {
  /** @returns how many bytes were written */
  readonly text: (name: string, pieces: AsyncIterable<string>) => Promise<number>;
  /** False where it has gone since it was listed. */
  readonly file: (file: DataFile) => Promise<boolean>;
  /** Whole or not at all. */
  readonly finish: () => Promise<void>;
  readonly abandon: () => Promise<void>;
}

/** All that is kept on this machine, from one table. */
export interface LocalData {
  /** The folders that hold it. */
  readonly folders: readonly string[];
  readonly classes: () => readonly DataClass[];
  /** The files of `pieza` and `copia` classes that a selection means. */
  readonly select: (selection: DataSelection) => readonly DataFile[];
  /**
   * Removes files; one that is gone already is no failure. A class with a file that another program
   * has open on Windows, such as the database of a running practice desk, keeps what it still has.
   *
   * @returns the ids of those classes
   * @throws MesaError `disco`
   */
  readonly remove: (files: readonly DataFile[]) => readonly string[];
  /** Removes the rights of everybody but the owner: files 0600, folders 0700. */
  readonly repairModes: () => void;
  /**
   * A folder, or a zip archive where the name says so.
   *
   * @throws MesaError `disco`, or `archivo-existe` when it may not be replaced; `no-es-exportacion`
   *   when the folder to be replaced is no earlier export
   */
  readonly exportTo: (path: string, replace: boolean) => Promise<ExportWriter>;
}
