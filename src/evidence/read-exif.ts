import type { MetadataKind } from "../domain/evidence.ts";

export interface ExifFacts {
  /** How the picture is to be turned, 1 to 8; 1 where nothing valid is said. */
  readonly orientation: number;
  /** When it was taken, as a wall clock: `2026-11-19 08:14:00`. */
  readonly taken: string | undefined;
  readonly kinds: ReadonlySet<MetadataKind>;
}

/** Tags that tell something of a person or place (EXIF 2.32, tables 4 to 9, and Microsoft's own). */
const kindsOfTags: ReadonlyMap<number, MetadataKind> = new Map<number, MetadataKind>([
  [0x010e, "texto"],
  [0x010f, "camara"],
  [0x0110, "camara"],
  [0x0131, "programa"],
  [0x0132, "fecha"],
  [0x013b, "autor"],
  [0x013c, "camara"],
  [0x02bc, "otros"],
  [0x8298, "autor"],
  [0x8825, "ubicacion"],
  [0x9003, "fecha"],
  [0x9004, "fecha"],
  [0x9286, "texto"],
  [0x927c, "camara"],
  [0x9c9b, "texto"],
  [0x9c9c, "texto"],
  [0x9c9d, "autor"],
  [0x9c9e, "texto"],
  [0x9c9f, "texto"],
  [0xa420, "otros"],
  [0xa430, "autor"],
  [0xa431, "camara"],
  [0xa433, "camara"],
  [0xa434, "camara"],
  [0xa435, "camara"],
]);

const orientationTag = 0x0112;
const exifDirectory = 0x8769;
/** Of the exposure, of its digitisation, of the last change: the first that is there counts. */
const dateTags = [0x9003, 0x9004, 0x0132];

/** Entries read of a directory; a damaged count may say any number. */
const maxEntries = 500;

/** Reads a TIFF structure as EXIF has it, byte order mark first. Damaged parts count as absent. */
export function readExif(tiff: Buffer): ExifFacts {
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const long = (at: number): number =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const kinds = new Set<MetadataKind>();
  const dates = new Map<number, string>();
  let orientation = 1;

  /** Reads a directory. @returns the offsets of the EXIF directory in it and of the next one */
  function readDirectory(start: number): readonly [exif: number, next: number] {
    let exif = 0;
    const count = Math.min(short(start), maxEntries);
    for (let nth = 0; nth < count; nth += 1) {
      const entry = start + 2 + nth * 12;
      const tag = short(entry);
      const value = short(entry + 8);
      const kind = kindsOfTags.get(tag);
      if (kind !== undefined) kinds.add(kind);
      if (tag === orientationTag && value >= 1 && value <= 8) orientation = value;
      if (tag === exifDirectory) exif = long(entry + 8);
      if (dateTags.includes(tag)) {
        const at = long(entry + 8);
        dates.set(tag, tiff.toString("latin1", at, at + 19));
      }
    }
    return [exif, long(start + 2 + count * 12)];
  }

  const [exif, next] = readDirectory(long(4));
  if (exif > 0) readDirectory(exif);
  if (next > 0) kinds.add("miniatura");
  const taken = dateTags.map((tag) => wallClock(dates.get(tag))).find((one) => one !== undefined);
  return { orientation, taken, kinds };
}

/** `2026:11:19 08:14:00` or an ISO date with time as `2026-11-19 08:14:00`; undefined for anything else. */
export function wallClock(text: string | undefined): string | undefined {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text ?? "");
  if (parts === null || parts[1] === "0000") return undefined;
  return `${parts[1]}-${parts[2]}-${parts[3]} ${parts[4]}`;
}

/** A TIFF structure that says nothing but how the picture is to be turned. */
export function orientationOnly(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
