import type { Download } from "./channel.ts";

/** An entry of a folder. */
export interface FolderEntry {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly folder: boolean;
}

/** The user's files. Paths are absolute but where said. */
export interface Files {
  /** `path` seen from the folder `base`; an absolute one stays. */
  readonly resolve: (base: string, path: string) => string;
  readonly folderOf: (path: string) => string;
  /** A text in whatever encoding (`domain/text-encoding.ts`), without its byte-order mark. @throws MesaError `archivo-ilegible` */
  readonly readText: (path: string, limit: number) => string;
  /** All of a file. @throws MesaError `archivo-ilegible` */
  readonly readBytes: (path: string, limit: number) => Uint8Array;
  /** Whole or not at all, with its folders. @throws MesaError `disco` */
  readonly write: (path: string, text: string) => Promise<void>;
  /**
   * The same for bytes; a device or a pipe is written to as it is.
   *
   * @throws MesaError `disco`, or `archivo-existe` when it may not be replaced
   */
  readonly writeBytes: (
    path: string,
    bytes: Uint8Array,
    options: { readonly replace: boolean },
  ) => Promise<void>;
  /** The same for bytes that come in pieces, none of which is kept. */
  readonly writePieces: (
    path: string,
    pieces: AsyncIterable<Uint8Array>,
    options: { readonly replace: boolean },
  ) => Promise<void>;
  /** Writes a copy of a file of our own, in the same way. */
  readonly copy: (
    from: string,
    path: string,
    options: { readonly replace: boolean },
  ) => Promise<void>;
  /**
   * Adds to the end of a file, which is made where it is missing; meanwhile other programs may open it.
   *
   * @throws MesaError `disco`, or `archivo-en-uso` when another program keeps it open
   */
  readonly append: (path: string, text: string) => Promise<void>;
  /** Makes a folder that only its owner can read, with those above it, where it is missing. @throws MesaError `disco` */
  readonly makeFolder: (path: string) => Promise<void>;
  readonly exists: (path: string) => boolean;
  /** Whether something lies there that writing would replace: anything but a device or a pipe. */
  readonly isTaken: (path: string) => boolean;
  /** What a folder holds, by name; nothing where it can't be read. */
  readonly entries: (folder: string) => readonly FolderEntry[];
  /** The files that a pattern with `*`, `?` or `{a,b}` names, by name. */
  readonly matches: (base: string, pattern: string) => Promise<readonly string[]>;
  /** The newest pictures in the folders where this system puts screenshots, newest first. */
  readonly newestPictures: (most: number) => readonly string[];
}

/** A file that is being written. */
export interface OutputFile {
  /** For writing synchronously. */
  readonly fd: number;
  /** Adds to the file. @throws MesaError `disco` */
  readonly write: (bytes: string | Uint8Array) => Promise<void>;
  /**
   * Gives the file its name, or another one that is still free: after `archivo-en-uso` it may be tried
   * again with another name.
   *
   * @throws MesaError `disco`, `archivo-existe`, `archivo-en-uso`
   */
  readonly finish: (name?: string) => Promise<void>;
  /** Removes what was written; a device or a pipe keeps it. */
  readonly abandon: () => Promise<void>;
}

/**
 * Opens a file at a user's path for writing, in the one way that all outputs have: a regular file
 * appears whole or not at all, a device or a pipe is written to and never replaced.
 *
 * @throws MesaError `disco`
 */
export type OpenOutput = (
  path: string,
  options: {
    /** Whether what lies at the path may be replaced. */
    readonly replace: boolean;
    /** A temporary name to be found again after a crash; a random one when left out. */
    readonly partial?: string;
  },
) => Promise<OutputFile>;

/** Where a download goes, and how to check it. */
export interface DownloadTarget {
  /** Absolute; made where it is missing. */
  readonly folder: string;
  /** One safe name. */
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hexadecimal; empty where the desk does not give it. */
  readonly sha256: string;
  /** Tells unfinished downloads of equal names apart. */
  readonly mark: string;
  /** Whether an existing file of that name may be replaced. */
  readonly replace: boolean;
}

export interface SavedDownload {
  /** Absolute. */
  readonly path: string;
  /** True when the same file was there already. */
  readonly present: boolean;
}

/**
 * Puts a download on disk, going on with an earlier one that was cut off.
 *
 * @param open  asks for the bytes from a place on
 * @param onProgress  called with the bytes written so far
 * @throws MesaError `archivo-existe`, `descarga-danada`, `descarga-cortada`, `disco`
 */
export type SaveDownload = (
  target: DownloadTarget,
  open: (from: number) => Promise<Download>,
  onProgress: (bytes: number) => void,
) => Promise<SavedDownload>;
