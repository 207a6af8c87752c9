import { neutralize } from "../../../view/neutralize.ts";

/** HTML that needs no more escaping. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template: text is escaped, HTML is not. */
type Part = string | number | Html | readonly Html[];

/** HTML from a template: every text put into it is neutralised and escaped. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = pieces.map((piece, at) => {
    const part = parts[at];
    return part === undefined ? piece : piece + written(part);
  });
  return { html: text.join("") };
}

/** Marks our own text as HTML: a style sheet or a script. */
export function raw(text: string): Html {
  return { html: text };
}

function written(part: Part): string {
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escape(part);
  if ("html" in part) return part.html;
  return part.map((one) => one.html).join("");
}

function escape(text: string): string {
  return neutralize(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
