import { metadataKinds, type CaptureOrigin, type MetadataKind } from "../domain/evidence.ts";
import { wallClock, type ExifFacts } from "./read-exif.ts";

/** A picture without data about who took it, where and with what. Its pixels are the same bytes. */
export interface CleanImage {
  readonly bytes: Buffer;
  /** What was removed; empty when `bytes` are the given ones. */
  readonly metadata: readonly MetadataKind[];
  /** How it is to be turned (EXIF, 1 to 8), which is removed from `bytes` where anything is. */
  readonly orientation: number;
  /** When it was taken by its own account, as a wall clock: `2026-11-19 08:14:00`. */
  readonly taken: string | undefined;
  /** When `mesa` itself has taken it, in the same notation. */
  readonly captured?: string;
  /** Whence it has; only beside `captured`. */
  readonly origin?: CaptureOrigin;
}

/** Collects what the parts of one picture tell of. */
export interface FoundMetadata {
  readonly add: (...kinds: readonly MetadataKind[]) => void;
  readonly addExif: (exif: ExifFacts) => void;
  /** Notes a date, in any of the usual spellings. */
  readonly addDate: (text: string) => void;
  /** Notes when `mesa` itself has taken the picture. */
  readonly addStamp: (text: string, whence: CaptureOrigin) => void;
  /** The picture with `bytes` instead of `given`, from which all that was found is removed. */
  readonly result: (given: Buffer, bytes: Buffer) => CleanImage;
}

/** Begins with nothing found. */
export function collectMetadata(): FoundMetadata {
  const kinds = new Set<MetadataKind>();
  let taken: string | undefined;
  let captured: string | undefined;
  let origin: CaptureOrigin | undefined;
  let orientation: number | undefined;
  return {
    add: (...more) => more.forEach((one) => kinds.add(one)),
    addExif(exif) {
      taken ??= exif.taken;
      orientation ??= exif.orientation;
      exif.kinds.forEach((one) => kinds.add(one));
    },
    addDate(text) {
      taken ??= wallClock(text.trim());
      kinds.add("fecha");
    },
    addStamp(text, whence) {
      captured ??= wallClock(text.trim());
      origin ??= whence;
      kinds.add("fecha");
    },
    result(given, bytes) {
      const rest = {
        orientation: orientation ?? 1,
        taken,
        ...(captured !== undefined && { captured }),
        ...(captured !== undefined && origin !== undefined && { origin }),
      };
      if (bytes.length === given.length) return { bytes: given, metadata: [], ...rest };
      const known = metadataKinds.filter((one) => kinds.has(one));
      return { bytes, metadata: known.length > 0 ? known : ["otros"], ...rest };
    },
  };
}
