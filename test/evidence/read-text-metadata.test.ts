import { expect, test } from "vitest";
import { kindsOfPhotoshop, kindsOfXmp } from "../../src/evidence/read-text-metadata.ts";

// The words of the XMP specification, parts 1 and 2, and what they tell of.
test.each([
  ["ubicacion", ["exif:GPSLatitude", "exif:GPSLongitude", "Iptc4xmpCore:Location"]],
  ["ubicacion", ["Iptc4xmpExt:LocationShown", "photoshop:City", "photoshop:Country"]],
  ["camara", ["tiff:Make", "tiff:Model", "aux:Lens", "aux:SerialNumber", "exifEX:LensModel"]],
  ["autor", ["dc:creator", "dc:rights", "photoshop:AuthorsPosition", "xmpRights:Owner"]],
  ["autor", ["photoshop:Credit"]],
  ["fecha", ["xmp:CreateDate", "xmp:ModifyDate", "exif:DateTimeOriginal"]],
  ["fecha", ["photoshop:DateCreated"]],
  ["programa", ["xmp:CreatorTool", "stEvt:softwareAgent"]],
  ["texto", ["dc:title", "dc:description", "dc:subject", "exif:UserComment"]],
  ["texto", ["photoshop:Headline"]],
  ["miniatura", ["xmp:Thumbnails"]],
  ["otros", ["xmpMM:DocumentID", ""]],
])("XMP tells of %s by %j", (kind, words) => {
  for (const word of words) expect([word, kindsOfXmp(`<${word}>x`)]).toEqual([word, [kind]]);
});

test("XMP tells of all that it has", () => {
  expect(kindsOfXmp("tiff:Make dc:creator exif:GPSLatitude")).toEqual([
    "ubicacion",
    "camara",
    "autor",
  ]);
});

// Numbers of the data sets of IPTC (IIM 4.2, record 2).
test.each([
  ["ubicacion", [26, 27, 90, 92, 95, 100, 101]],
  ["autor", [80, 85, 110, 115, 116, 122]],
  ["fecha", [55, 60, 62, 63]],
  ["programa", [65]],
  ["texto", [5, 25, 105, 120]],
  ["otros", [0, 15, 40]],
])("IPTC tells of %s by the data sets %j", (kind, numbers) => {
  for (const number of numbers) {
    expect([number, kindsOfPhotoshop(Buffer.from([0x1c, 2, number, 0, 0]))]).toEqual([
      number,
      [kind],
    ]);
    expect(kindsOfPhotoshop(Buffer.from([0x1c, 1, number, 0, 0]))).toEqual(["otros"]);
  }
});
