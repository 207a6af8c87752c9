import type { Advice, Capture, CheckedFile, EvidenceDocument } from "../domain/evidence.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";

export type Checked<Found> =
  | { readonly ok: true; readonly file: Found; readonly advice: readonly Advice[] }
  | { readonly ok: false; readonly problem: FieldProblem };

/** One line of the cover: what it is and what it says. */
export type CoverFact = readonly [label: string, value: string];

/** The part of it that only looks at files. */
export type FileChecks = Pick<EvidenceDocuments, "checkCapture" | "checkAttachment">;

/** Reads and checks the operator's files, and makes the one document that the form asks for. */
export interface EvidenceDocuments {
  /** A capture (PNG, JPEG) or a ready-made document (PDF), told by content. */
  readonly checkCapture: (
    path: string,
    caption: string,
    field: string,
  ) => Promise<Checked<Capture | CheckedFile>>;
  /** A paper to be sent as it is. */
  readonly checkAttachment: (path: string, field: string) => Promise<Checked<CheckedFile>>;
  /** @throws MesaError `disco` when the document can't be written */
  readonly build: (
    request: {
      readonly title: string;
      readonly facts: readonly CoverFact[];
      readonly captures: readonly Capture[];
      /** Stands in the document as its date; the clock is never read. */
      readonly date: Date;
    },
    path: string,
  ) => Promise<EvidenceDocument>;
  /** A document of text alone, where there is no screen to be captured. @throws MesaError `disco` */
  readonly buildText: (
    request: {
      readonly title: string;
      /** What this document is, below its title. */
      readonly note: string;
      readonly facts: readonly CoverFact[];
      readonly sections: readonly { readonly title: string; readonly text: string }[];
      /** Of the event; stands on every page. */
      readonly date: Date;
    },
    path: string,
  ) => Promise<void>;
}
