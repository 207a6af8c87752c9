import type { ImageLook } from "../domain/judge-looks.ts";
import type { PixelBox } from "../domain/evidence.ts";

/** A clock that was read in a picture. */
export interface SeenClock {
  /** `AAAA-MM-DD`; where no year is shown `--MM-DD`. Undefined where no date was read. */
  readonly day: string | undefined;
  /** `HH:MM`, 24 hours. Undefined where no time was read. */
  readonly time: string | undefined;
  /** Whether the time had an «a. m.» or «p. m.». */
  readonly halfDay: boolean;
  /** `sure`: two readings agree and nothing is missing. `differing`: two readings contradict each other. */
  readonly certainty: "sure" | "single" | "differing";
  /** Where it stands, in pixels of the upright picture. */
  readonly box: PixelBox;
}

/** A date with a time in the text of a page. */
export interface PageMoment {
  /** `AAAA-MM-DD`. */
  readonly day: string;
  /** `HH:MM`. */
  readonly time: string;
  /** Whether the page calls it «Fecha y hora». */
  readonly labelled: boolean;
  /** Where it stands, in pixels of the upright picture. */
  readonly box: PixelBox;
}

/** A line of text in a picture, in pixels of the upright picture. */
export interface PageLine extends PixelBox {
  readonly text: string;
  readonly words: readonly (PixelBox & { readonly text: string })[];
}

/** What was read in a picture. */
export interface ReadImage {
  readonly look: ImageLook;
  /** The clock of a task bar; undefined where there is none. */
  readonly clock: SeenClock | undefined;
  /** Dates with times in the whole picture; undefined where only the edges were read. */
  readonly moments: readonly PageMoment[] | undefined;
  /** All text, in the recognizer's order, where that was asked for. */
  readonly lines?: readonly PageLine[];
}

/** Reads pictures with a recognizer that the user has installed. */
export interface ImageReader {
  /**
   * Reads a picture that was checked before; the whole of it where its edges show no sure clock.
   * Undefined where it can't be read.
   */
  readonly read: (file: {
    readonly path: string;
    readonly sha256: string;
    /** Whether all text is wanted. */
    readonly whole?: boolean;
    /** Whether the lines of several readings are wanted, of which each finds what others miss. */
    readonly texts?: boolean;
  }) => Promise<ReadImage | undefined>;
}
