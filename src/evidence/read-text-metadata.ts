import { inflateSync } from "node:zlib";
import type { MetadataKind } from "../domain/evidence.ts";
import type { FoundMetadata } from "./found-metadata.ts";
import { stampKeywords } from "./stamp-capture.ts";
import { readExif } from "./read-exif.ts";

/** Text that unpacks to more is not looked into; it is removed all the same. */
const maxTextBytes = 1024 * 1024;

/** What words of XMP tell of (XMP specification, parts 1 and 2). */
const kindsOfWords: readonly (readonly [words: RegExp, kind: MetadataKind])[] = [
  [/GPS(?:Latitude|Longitude)|Iptc4xmp\w*:Location|photoshop:(?:City|Country)/, "ubicacion"],
  [/tiff:(?:Make|Model)|aux:(?:Lens|SerialNumber)|exifEX:/, "camara"],
  [/dc:creator|dc:rights|AuthorsPosition|xmpRights:|photoshop:Credit/, "autor"],
  [/CreateDate|ModifyDate|DateTimeOriginal|photoshop:DateCreated/, "fecha"],
  [/CreatorTool|softwareAgent/, "programa"],
  [/dc:(?:title|description|subject)|UserComment|photoshop:Headline/, "texto"],
  [/xmp:Thumbnails/, "miniatura"],
];

/** What an XMP packet tells of. */
export function kindsOfXmp(packet: string): readonly MetadataKind[] {
  const kinds = kindsOfWords.filter(([words]) => words.test(packet)).map(([, kind]) => kind);
  return kinds.length > 0 ? kinds : ["otros"];
}

/** Data sets of IPTC (IIM 4.2, record 2), by number. */
const kindsOfDataSets: readonly (readonly [numbers: readonly number[], kind: MetadataKind])[] = [
  [[26, 27, 90, 92, 95, 100, 101], "ubicacion"],
  [[80, 85, 110, 115, 116, 122], "autor"],
  [[55, 60, 62, 63], "fecha"],
  [[65], "programa"],
  [[5, 25, 105, 120], "texto"],
];

/** What Photoshop's segment tells of, which holds IPTC data sets. */
export function kindsOfPhotoshop(data: Buffer): readonly MetadataKind[] {
  const kinds = kindsOfDataSets
    .filter(([numbers]) => numbers.some((one) => data.includes(Buffer.from([0x1c, 2, one]))))
    .map(([, kind]) => kind);
  return kinds.length > 0 ? kinds : ["otros"];
}

/** Notes what a text chunk of a PNG tells of, by its keyword (PNG, 11.3.3). */
export function kindsOfPngText(type: string, data: Buffer, found: FoundMetadata): void {
  const end = data.indexOf(0);
  const keyword = data.toString("latin1", 0, Math.max(0, end));
  const text = end === -1 ? "" : textOf(type, data.subarray(end + 1));
  if (keyword === "XML:com.adobe.xmp") found.add(...kindsOfXmp(text));
  else if (/^Raw profile type (?:exif|APP1)$/.test(keyword)) found.addExif(readExif(rawExif(text)));
  else if (keyword.startsWith("Raw profile type")) found.add("otros");
  else if (/^(?:author|copyright|artist|creator)$/i.test(keyword)) found.add("autor");
  else if (/^(?:software|creator ?tool)$/i.test(keyword)) found.add("programa");
  else if (/^creation ?time$|^date:|^png:tIME$/i.test(keyword)) found.addDate(text);
  else if (keyword === stampKeywords.pantalla) found.addStamp(text, "pantalla");
  else if (keyword === stampKeywords.portapapeles) found.addStamp(text, "portapapeles");
  else found.add("texto");
}

/** The text behind the keyword of a text chunk; empty when it can't be unpacked. */
function textOf(type: string, rest: Buffer): string {
  if (type === "tEXt") return rest.toString("latin1");
  const compressed = type === "zTXt" || rest[0] === 1;
  let start = type === "zTXt" ? 1 : 2;
  // An international text has a language and a translated keyword first.
  if (type === "iTXt") start = rest.indexOf(0, rest.indexOf(0, start) + 1) + 1;
  const text = rest.subarray(start);
  if (!compressed) return text.toString("utf8");
  try {
    return inflateSync(text, { maxOutputLength: maxTextBytes }).toString("utf8");
  } catch {
    return "";
  }
}

/** EXIF as ImageMagick writes it into text: name, length, then hexadecimal digits. */
function rawExif(text: string): Buffer {
  const hex = /^\s*\w+\s+\d+\s+([\s\da-f]*)/i.exec(text)?.[1]?.replaceAll(/\s/g, "") ?? "";
  const bytes = Buffer.from(hex, "hex");
  return bytes.toString("latin1", 0, 6) === "Exif\0\0" ? bytes.subarray(6) : bytes;
}
