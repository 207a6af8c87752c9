/** What a file is, told by its first bytes and its structure, never by its name. */
export type FileKind = "png" | "jpeg" | "pdf";

/** A file the user named, read and found fit to be sent. */
export interface CheckedFile {
  /** Absolute path it was read from. */
  readonly path: string;
  /** Base name, as the user's folder has it; foreign text, neutralised before it is shown. */
  readonly name: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** Lower-case hexadecimal SHA-256 of the whole file. */
  readonly sha256: string;
}

/** A screenshot, in the order in which the operator gave it. */
export interface Capture extends CheckedFile {
  readonly kind: "png" | "jpeg";
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** What the screen shows, in the operator's words. */
  readonly caption: string;
}

/** The one document that the form asks for, ready on disk. */
export interface EvidenceDocument {
  /** Absolute path of the PDF. */
  readonly path: string;
  /** The name under which the desk gets it. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Pages of the document. */
  readonly pages: number;
  /** Empty when the operator gave a ready-made PDF. */
  readonly captures: readonly Capture[];
}

/** Something about a file that the operator should know but that does not stop the request. */
export interface Advice {
  readonly field: string;
  /** Names a message `advertencia.<code>`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
