import { inflateSync } from "node:zlib";

/**
 * The words of each page of a PDF as a reader shows them, for the fonts that this project draws with:
 * strings in hexadecimal of WinAnsi, or of glyphs with their table of characters (ISO 32000-1, 9.4.3
 * and 9.10.3), one line for each piece of text that was placed.
 */
export function pdfText(pdf: Buffer): readonly string[] {
  const text = pdf.toString("latin1");
  const fonts = new Map(
    [...text.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", object = ""]) => [
      name,
      charactersOf(pdf, text, object),
    ]),
  );
  const pages = [...text.matchAll(/\/Type \/Page\n[^]*?endobj/g)].map(([page]) => page);
  return pages.map((page) => {
    const contents = /\/Contents (\d+) 0 R/.exec(page)?.[1];
    return contents === undefined ? "" : shownText(contentOf(pdf, text, contents), fonts);
  });
}

/** The operators of a content stream, unpacked. */
function contentOf(pdf: Buffer, text: string, object: string): string {
  const begin = text.indexOf(`\n${object} 0 obj`);
  const stream = text.indexOf("stream\n", begin);
  const dictionary = text.slice(begin, stream);
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
  const from = stream + "stream\n".length;
  const bytes = pdf.subarray(from, from + length);
  return (dictionary.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
}

/** The characters from 0x80 to 0x9f in WinAnsi; Node's own decoder takes them for Latin-1. */
const upperControls = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function winAnsi(hex: string): string {
  const latin1 = Buffer.from(hex, "hex").toString("latin1");
  return latin1.replaceAll(/[\u0080-\u009f]/g, (one) =>
    upperControls.charAt(one.charCodeAt(0) - 0x80),
  );
}

/** The characters of an embedded font by its glyphs; undefined for a standard font. */
function charactersOf(pdf: Buffer, text: string, object: string): readonly string[] | undefined {
  const begin = text.indexOf(`\n${object} 0 obj`);
  const dictionary = text.slice(begin, text.indexOf("endobj", begin));
  const table = /\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1];
  if (table === undefined) return undefined;
  const ranges = contentOf(pdf, text, table).matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g);
  return [...ranges].flatMap(([, list = ""]) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = ""]) =>
      String.fromCharCode(...(hex.match(/[0-9a-f]{4}/g) ?? []).map((one) => Number(`0x${one}`))),
    ),
  );
}

/** What its `TJ` operators show; moves to another place begin another line. */
function shownText(
  content: string,
  fonts: ReadonlyMap<string, readonly string[] | undefined>,
): string {
  let shown = "";
  let font: readonly string[] | undefined;
  for (const [part, strings = "", name] of content.matchAll(
    /\[((?:<[0-9a-fA-F]*>|[^\]])*)\] TJ|\bTm\b|\/(F\d+) [\d.]+ Tf/g,
  )) {
    if (name !== undefined) {
      font = fonts.get(name);
      continue;
    }
    if (part === "Tm") {
      shown += "\n";
      continue;
    }
    for (const [, hex = ""] of strings.matchAll(/<([0-9a-fA-F]*)>/g)) {
      const glyphs = hex.match(/[0-9a-fA-F]{4}/g) ?? [];
      shown +=
        font === undefined
          ? winAnsi(hex)
          : glyphs.map((glyph) => font?.[Number(`0x${glyph}`)] ?? "").join("");
    }
  }
  return shown;
}
