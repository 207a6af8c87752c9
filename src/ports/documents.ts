import type {
  Advice,
  Attachment,
  Capture,
  CaptureOrigin,
  CheckedFile,
  EvidenceDocument,
  HiddenBox,
  NamedFile,
} from "../domain/evidence.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { Ledger } from "./ledger.ts";

/** A file that may be sent, with advice about it, or why it may not. */
export type Checked<Found> =
  | { readonly ok: true; readonly file: Found; readonly advice: readonly Advice[] }
  | { readonly ok: false; readonly problem: FieldProblem };

/** One line of a document: what it is and what it says. */
export type DocumentFact = readonly [label: string, value: string];

/** What a document of captures shows. */
export interface EvidenceRequest {
  readonly title: string;
  readonly facts: readonly DocumentFact[];
  readonly captures: readonly Capture[];
  /** The declared moment as Ecuador writes it: `20/11/2026 10:32`; undefined where there is none. */
  readonly event: string | undefined;
  /** The document's own date; the clock is never read, so that equal input gives equal bytes. */
  readonly date: Date;
}

/** The part of `EvidenceDocuments` that only reads. */
export type FileChecks = Pick<EvidenceDocuments, "checkCapture" | "checkAttachment" | "unshown">;

/** Reads and checks the operator's files, and makes the one document that the form asks for. */
export interface EvidenceDocuments {
  /**
   * A capture (PNG, JPEG) or a ready-made document (PDF); its content decides which.
   *
   * @param hide  what the document is to show in black, in pixels of the upright picture
   */
  readonly checkCapture: (
    path: string,
    caption: string,
    field: string,
    hide?: readonly HiddenBox[],
  ) => Promise<Checked<Capture | CheckedFile>>;
  /** A document or picture to be sent beside the evidence. */
  readonly checkAttachment: (path: string, field: string) => Promise<Checked<Attachment>>;
  /** What a file is told from others by, before it is checked; undefined where it can't be read. */
  readonly nameFile: (path: string) => Promise<NamedFile | undefined>;
  /**
   * Writes an attachment as it is sent: a picture without its metadata.
   *
   * @throws MesaError `archivo-ilegible` when it has changed since it was checked; `disco`
   */
  readonly writeAttachment: (file: Attachment, path: string) => Promise<void>;
  /** Writes into a PNG that `mesa` has just taken when and whence that was. @throws MesaError `disco` */
  readonly stampCapture: (path: string, moment: Date, origin: CaptureOrigin) => Promise<void>;
  /** A capture as the document shows it: without its metadata, and black where it hides something. */
  readonly shownPicture: (capture: Capture) => Promise<Uint8Array>;
  /** The characters of a text that no font of the document has, each once. */
  readonly unshown: (text: string) => Promise<readonly string[]>;
  /**
   * Makes the document of captures.
   *
   * @param maxBytes  a larger document is measured and not kept; any size where it is left out
   * @throws MesaError `disco` when it can't be written; `archivo-ilegible` when a capture has changed
   *   since it was checked
   */
  readonly build: (
    request: EvidenceRequest,
    path: string,
    maxBytes?: number,
  ) => Promise<EvidenceDocument>;
  /**
   * The same with smaller pictures: of all ways that are there the one that loses least, and no more
   * than it takes.
   *
   * @param request  with the captures of a document that was made
   */
  readonly buildSmaller: (
    request: EvidenceRequest,
    path: string,
    goal: {
      /** Bytes that are too many. */
      readonly excess: number;
      readonly maxBytes: number;
    },
  ) => Promise<EvidenceDocument>;
  /** A document of text alone, where there is no screen to be captured. @throws MesaError `disco` */
  readonly buildText: (
    request: {
      readonly title: string;
      /** What this document is, below its title. */
      readonly note: string;
      readonly facts: readonly DocumentFact[];
      readonly sections: readonly { readonly title: string; readonly text: string }[];
      /** Of the event; printed on every page. */
      readonly date: Date;
    },
    path: string,
  ) => Promise<void>;
}

/** The pages of a proof of filing, in words. */
export interface ProofPages {
  readonly title: string;
  readonly subtitle: string;
  /** Printed in a box above everything else. */
  readonly warning: string | undefined;
  readonly sections: readonly { readonly title: string; readonly facts: readonly DocumentFact[] }[];
  readonly notes: { readonly title: string; readonly paragraphs: readonly string[] };
  readonly footer: string;
}

/** Makes and reads the PDF of a proof of filing. */
export interface ProofDocuments {
  /** The same pages, attachment and date give the same bytes. */
  readonly build: (pages: ProofPages, attachment: string, date: Date) => Promise<Uint8Array>;
  /** The attachment of such a PDF; undefined where there is none. */
  readonly attachment: (pdf: Uint8Array) => string | undefined;
  /** The characters of a text that no font of the document has, each once. */
  readonly unshown: EvidenceDocuments["unshown"];
  /** SHA-256 of a file; undefined where it can't be read. */
  readonly digest: (path: string) => Promise<string | undefined>;
}

/** Checks the files of many requests, makes their documents and keeps them, beside the main thread. */
export type DocumentWorkers = FileChecks &
  Pick<EvidenceDocuments, "nameFile" | "build" | "buildSmaller" | "writeAttachment"> &
  Pick<Ledger, "keepFile" | "adoptFile">;
