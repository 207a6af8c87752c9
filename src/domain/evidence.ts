/** A file's kind, decided by its first bytes and structure, never by its name. */
export type FileKind = "png" | "jpeg" | "pdf";

/** What the metadata of a picture tells of; what concerns a person most comes first. */
export const metadataKinds = [
  "ubicacion",
  "autor",
  "camara",
  "texto",
  "miniatura",
  "fecha",
  "programa",
  "otros",
  "bytes-finales",
] as const;
export type MetadataKind = (typeof metadataKinds)[number];

/** A file that was checked and may be sent. */
export interface CheckedFile {
  /** Absolute path it was read from. */
  readonly path: string;
  /** Base name; foreign text, to be neutralised before it is shown. */
  readonly name: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** Lower-case hexadecimal SHA-256 of the whole file. */
  readonly sha256: string;
  /** What is removed from a picture before it is sent; its pixels stay as they are. */
  readonly metadata: readonly MetadataKind[];
}

/** A file that is sent beside the evidence. Size and digest are those of what is sent. */
export interface Attachment extends CheckedFile {
  /** SHA-256 of the file at `path`, when metadata has to be removed from it. */
  readonly originalSha256?: string;
}

/** A screenshot with its caption. */
export interface Capture extends CheckedFile {
  readonly kind: "png" | "jpeg";
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** The operator's description of what it shows. */
  readonly caption: string;
  /** When it was taken by its own account, as a wall clock: `2026-11-19 08:14:00`. */
  readonly taken?: string;
}

/** The single evidence document that the form asks for, on disk. */
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

/** A warning for the operator that does not stop the request. */
export interface Advice {
  readonly field: string;
  /** The code of a message `advertencia.<code>`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
