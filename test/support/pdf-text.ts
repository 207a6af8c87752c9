import { inflateSync } from "node:zlib";

/**
 * The words of each page of a PDF as a reader shows them, for the standard fonts that this project
 * draws with: strings in hexadecimal of WinAnsi (ISO 32000-1, 9.4.3), one line for each piece of
 * text that was placed.
 */
export function pdfText(pdf: Buffer): readonly string[] {
  const text = pdf.toString("latin1");
  const pages = [...text.matchAll(/\/Type \/Page\n[^]*?endobj/g)].map(([page]) => page);
  return pages.map((page) => {
    const contents = /\/Contents (\d+) 0 R/.exec(page)?.[1];
    return contents === undefined ? "" : shownText(contentOf(pdf, text, contents));
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

/** What its `TJ` operators show; moves to another place begin another line. */
function shownText(content: string): string {
  let shown = "";
  for (const [part, strings = ""] of content.matchAll(
    /\[((?:<[0-9a-fA-F]*>|[^\]])*)\] TJ|\bTm\b/g,
  )) {
    if (part === "Tm") {
      shown += "\n";
      continue;
    }
    for (const [, hex = ""] of strings.matchAll(/<([0-9a-fA-F]*)>/g)) {
      shown += winAnsi(hex);
    }
  }
  return shown;
}
