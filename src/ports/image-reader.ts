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
}

/** What was read in a picture. */
export interface ReadImage {
  /** The clock of a task bar; undefined where there is none. */
  readonly clock: SeenClock | undefined;
  /** Dates with times in the whole picture; undefined where only the edges were read. */
  readonly moments: readonly PageMoment[] | undefined;
}

/** Reads pictures with a recogniser that the user has installed. */
export interface ImageReader {
  /**
   * Reads a picture that was checked before; the whole of it where its edges show no sure clock.
   * Undefined where it can't be read.
   */
  readonly read: (file: {
    readonly path: string;
    readonly sha256: string;
  }) => Promise<ReadImage | undefined>;
}
