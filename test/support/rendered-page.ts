import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

/** Poppler's program that draws pages, as Debian's poppler-utils has it, or whoever sets the variable. */
export function rendererPath(): string | undefined {
  const path = process.env["MESA_PRUEBA_PDFTOPPM"] ?? "/usr/bin/pdftoppm";
  return existsSync(path) ? path : undefined;
}

type Colour = readonly [number, number, number];

/**
 * The colours of 8 bits in the middle of each pixel of the images on the last pages of a document, row by
 * row, as they are shown. All images have this size, and so the same place.
 */
export function renderedImages(
  pdf: Buffer,
  images: {
    readonly count: number;
    readonly width: number;
    readonly height: number;
    /** Poppler draws every pixel as a square where it is four dots wide or more. */
    readonly dotsPerPixel: number;
  },
  folder: string,
): readonly (readonly Colour[])[] {
  const pages = mkdtempSync(join(folder, "paginas-"));
  const file = join(folder, "pagina.pdf");
  writeFileSync(file, pdf);
  const place = imagePlace(pdf);
  const dpi = Math.ceil((72 * images.dotsPerPixel * images.width) / place.width);
  const scale = dpi / 72;
  const heights = pageHeights(pdf);
  const fromTop = (heights.at(-1) ?? Number.NaN) - place.bottom - place.height;
  // Only where the image stands, since a whole page would have some ten million pixels.
  const [left, top] = [Math.floor(place.left * scale), Math.floor(fromTop * scale)];
  const [across, down] = [place.width, place.height].map((one) => Math.ceil(one * scale) + 2);
  const part = ["-x", left, "-y", top, "-W", across, "-H", down].map(String);
  const first = ["-f", String(heights.length - images.count + 1)];
  execFileSync(rendererPath() ?? "", [
    "-r",
    String(dpi),
    ...first,
    ...part,
    file,
    join(pages, "p"),
  ]);
  return readdirSync(pages)
    .toSorted()
    .map((name) => {
      const ppm = readFileSync(join(pages, name));
      const head = /^P6\s(\d+)\s\d+\s255\s/.exec(ppm.toString("latin1", 0, 40));
      const [all = "", columns = "0"] = head ?? [];
      return Array.from({ length: images.width * images.height }, (_none, at) => {
        const [x, y] = [at % images.width, Math.floor(at / images.width)];
        const column = Math.floor((place.left + ((x + 0.5) * place.width) / images.width) * scale);
        const row = Math.floor((fromTop + ((y + 0.5) * place.height) / images.height) * scale);
        const start = all.length + 3 * ((row - top) * Number(columns) + column - left);
        return [ppm[start] ?? -1, ppm[start + 1] ?? -1, ppm[start + 2] ?? -1];
      });
    });
}

/** The height of each page, in points. */
function pageHeights(pdf: Buffer): readonly number[] {
  const boxes = pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/g);
  return Array.from(boxes, ([, height]) => Number(height));
}

/** Where the last image that a PDF draws stands on its page, in points from the lower left corner. */
function imagePlace(pdf: Buffer) {
  const raw = pdf.toString("latin1");
  const contents = [...raw.matchAll(/(?<!end)stream\n(?=x)/g)].flatMap(({ index }) => {
    try {
      return [inflateSync(pdf.subarray(index + 7)).toString("latin1")];
    } catch {
      return [];
    }
  });
  const drawing = contents.findLast((one) => / Do\n/.test(one)) ?? "";
  const before = drawing.slice(0, drawing.lastIndexOf(" Do\n"));
  const block = before.slice(before.lastIndexOf("\nq\n"));
  const matrices = [...block.matchAll(/((?:-?[\d.]+ ){6})cm/g)].map(([, numbers = ""]) =>
    numbers.trim().split(" ").map(Number),
  );
  // The first matrix of a page turns it upside down.
  const flip = /((?:-?[\d.]+ ){6})cm/.exec(drawing)?.[1]?.trim().split(" ").map(Number) ?? [];
  const corner = (x: number, y: number) =>
    [flip, ...matrices].reduceRight<readonly [number, number]>(
      ([atX, atY], [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]) => [
        a * atX + c * atY + e,
        b * atX + d * atY + f,
      ],
      [x, y],
    );
  const corners = [corner(0, 0), corner(1, 1)];
  const [left, right] = corners.map(([x]) => x).toSorted((a, b) => a - b);
  const [bottom, top] = corners.map(([, y]) => y).toSorted((a, b) => a - b);
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [left, right, bottom, top];
  return { left: x0, bottom: y0, width: x1 - x0, height: y1 - y0 };
}
