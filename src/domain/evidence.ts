/** A file's kind, decided by its first bytes and structure, never by its name. */
export type FileKind = "png" | "jpeg" | "pdf";

/** Kinds of pictures that are turned into a PNG where the user has installed what can do that. */
export const convertedKinds = ["webp", "tiff", "avif", "jpeg"] as const;
export type ConvertedKind = (typeof convertedKinds)[number];

/** Ways to make a picture smaller, in the order in which they are tried; each loses more. */
export const reductions = ["sin_perdida", "paleta", "jpeg", "escala"] as const;
export type Reduction = (typeof reductions)[number];

/** What the document shows instead of a capture's own picture, where all of them were too large. */
export interface ReducedImage {
  readonly how: Reduction;
  /** The file that has it. */
  readonly path: string;
  readonly kind: "png" | "jpeg";
  readonly bytes: number;
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
}

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

/** A file that was read and not checked. */
export interface NamedFile extends Pick<CheckedFile, "name" | "sha256"> {
  /** By its first bytes. */
  readonly isPdf: boolean;
}

/** A file that is sent beside the evidence. Its name, size and digest are those of what is sent. */
export interface Attachment extends CheckedFile {
  /** SHA-256 of the file at `path`, when something else is sent in its place. */
  readonly originalSha256?: string;
  /** What the file at `path` is, where a PNG made of it is sent. */
  readonly convertedFrom?: ConvertedKind;
}

/** Whence `mesa` itself has taken a picture. */
export type CaptureOrigin = "pantalla" | "portapapeles";

/** A screenshot with its caption. */
export interface Capture extends CheckedFile {
  readonly kind: "png" | "jpeg";
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** The operator's description of what it shows. */
  readonly caption: string;
  /** What the file at `path` is, where the document shows a PNG made of it. */
  readonly convertedFrom?: ConvertedKind;
  readonly reduced?: ReducedImage;
  /**
   * The data of its image as they lie in the document, with their digest where the picture is altered;
   * only of a document that was made.
   */
  readonly shown?: { readonly bytes: number; readonly sha256?: string };
  /** When it was taken by its own account, as a wall clock: `2026-11-19 08:14:00`. */
  readonly taken?: string;
  /** When `mesa` itself has taken it, in the same notation. */
  readonly captured?: string;
  /** Whence it has; only beside `captured`. */
  readonly origin?: CaptureOrigin;
  /** Whether its date and time can be seen, where that was looked for. */
  readonly clock?: CaptureClock;
  /** What the document shows in black, in pixels of the upright picture; left out where nothing is. */
  readonly hidden?: readonly HiddenBox[];
}

/** Whether the document shows other pixels, or pixels stored otherwise, than the file at `path` has. */
export const isAltered = ({ hidden, convertedFrom, reduced }: Capture): boolean =>
  hidden !== undefined || convertedFrom !== undefined || reduced !== undefined;

/** Kinds of text that can be looked for in a picture to be hidden. */
export const hiddenPatterns = ["ruc", "cedula", "correo", "tarjeta"] as const;
export type HiddenPattern = (typeof hiddenPatterns)[number];

/** A part of a picture that the operator hides; `pattern` where a reading has found it. */
export interface HiddenBox extends PixelBox {
  readonly pattern?: HiddenPattern;
}

/** What a look for the declared date and time in a capture comes to. */
export const clockStates = [
  "coincide",
  "distinta",
  "solo_hora",
  "en_la_pagina",
  "no_se_ve",
  "no_seguro",
  "sin_comprobar",
] as const;
export type ClockState = (typeof clockStates)[number];

/** The date and time that can be seen in a capture. */
export interface CaptureClock {
  readonly state: ClockState;
  /** `AAAA-MM-DD`. */
  readonly day: string | undefined;
  /** `HH:MM`. */
  readonly time: string | undefined;
  /** How sure the reading is, from 0 to 1; undefined where nothing was read. */
  readonly confidence: number | undefined;
  /** Where the clock stands, in pixels of the upright picture. */
  readonly box?: PixelBox;
  /** Why the operator sends the capture although its clock shows another time. */
  readonly reason?: string;
}

/** A rectangle in pixels; `right` and `bottom` are just outside. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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
