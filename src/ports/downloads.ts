import type { Download } from "./channel.ts";

/** Where a file from outside is to lie, and how to know it is the right one. */
export interface DownloadTarget {
  /** Absolute; made where it is missing. */
  readonly folder: string;
  /** One safe name. */
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hexadecimal; empty where the desk does not tell it. */
  readonly sha256: string;
  /** Tells unfinished downloads of equal names apart. */
  readonly mark: string;
  /** Whether a file of that name may go. */
  readonly replace: boolean;
}

export interface SavedDownload {
  /** Absolute. */
  readonly path: string;
  /** True when the very file lay there already. */
  readonly present: boolean;
}

/**
 * Puts a download on disk, going on with an earlier one that was cut off.
 *
 * @param open  asks for the bytes from a place on
 * @param told  how many bytes there are so far
 * @throws MesaError `archivo-existe`, `descarga-danada`, `descarga-cortada`, `disco`
 */
export type SaveDownload = (
  target: DownloadTarget,
  open: (from: number) => Promise<Download>,
  told: (bytes: number) => void,
) => Promise<SavedDownload>;
