import { inflateSync } from "node:zlib";

export interface PdfImage {
  readonly width: number;
  /** Bits of a sample. */
  readonly bits: number;
  readonly filter: string;
  readonly soft: boolean;
  /** As it lies in the file. */
  readonly raw: Buffer;
  /** Unpacked, and without the filter bytes of its scanlines. */
  readonly pixels: () => Buffer;
}

/** The images of a PDF, read from its bytes alone. */
export function pdfImages(pdf: Buffer): readonly PdfImage[] {
  const text = pdf.toString("latin1");
  const images: PdfImage[] = [];
  for (const match of text.matchAll(
    /<<(?:(?!>>\s*endobj|stream)[^])*?\/Subtype \/Image[^]*?stream\n/g,
  )) {
    const dictionary = match[0];
    const start = match.index + dictionary.length;
    const number = (name: string): number =>
      Number(new RegExp(`/${name} (\\d+)`).exec(dictionary)?.[1] ?? "0");
    const raw = pdf.subarray(start, start + number("Length"));
    const parameters = /\/DecodeParms (\d+) 0 R/.exec(dictionary)?.[1];
    const told = parameters === undefined ? dictionary : objectText(text, parameters);
    const predicted = /\/Predictor 15/.test(told);
    const height = number("Height");
    images.push({
      width: number("Width"),
      bits: number("BitsPerComponent"),
      filter: /\/Filter \/(\w+)/.exec(dictionary)?.[1] ?? "",
      soft: /\/SMask/.test(dictionary),
      raw,
      pixels: () => {
        const flat = inflateSync(raw);
        if (!predicted) return flat;
        const row = flat.length / height;
        return Buffer.concat(
          Array.from({ length: height }, (_, y) => flat.subarray(y * row + 1, (y + 1) * row)),
        );
      },
    });
  }
  return images;
}

function objectText(text: string, number: string): string {
  const start = text.indexOf(`\n${number} 0 obj`);
  return text.slice(start, text.indexOf("endobj", start));
}
