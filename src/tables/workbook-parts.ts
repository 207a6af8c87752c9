import { decodeText } from "../domain/text-encoding.ts";

/** A sheet of a workbook in the order of its tabs. */
interface Sheet {
  readonly name: string;
  /** Its part within the archive. */
  readonly path: string;
}

/** What the reader of workbooks leaves out of a sheet. */
export interface SheetFacts {
  /** Rows hidden by hand or by a filter, by number. */
  readonly hidden: readonly number[];
  /** Cells with a formula that nobody calculated: `F2`. */
  readonly uncalculated: ReadonlySet<string>;
}

/** The visible worksheets of a workbook: no charts, no dialogs, no hidden ones. */
export function worksheetsOf(parts: ReadonlyMap<string, Uint8Array>): readonly Sheet[] {
  const book = [...parts.keys()].find((name) => /(?:^|\/)workbook\d*\.xml$/i.test(name)) ?? "";
  const folder = book.slice(0, book.lastIndexOf("/") + 1);
  const links = textOf(parts, `${folder}_rels/${book.slice(folder.length)}.rels`);
  const targets = new Map(
    elements(links, "Relationship").map((one) => [
      one["Id"] ?? "",
      { type: one["Type"] ?? "", path: partPath(folder, one["Target"] ?? "") },
    ]),
  );
  return elements(textOf(parts, book), "sheet").flatMap((one) => {
    const target = targets.get(one["id"] ?? "");
    const isSheet = target?.type.endsWith("/worksheet") === true;
    const visible = (one["state"] ?? "visible") === "visible";
    return isSheet && visible ? [{ name: one["name"] ?? "", path: target.path }] : [];
  });
}

/**
 * A sheet rewritten so that its reader loses nothing: errors and ISO dates (`t="e"`, `t="d"`) become
 * texts, formulas that nobody calculated become the text of the formula, CDATA sections plain text.
 */
export function readableSheet(xml: string): { readonly xml: string; readonly facts: SheetFacts } {
  const uncalculated = new Set<string>();
  const rewritten = withoutCdata(xml)
    .replace(/(<(?:\w+:)?c\b[^>]*?\st=)(["'])[ed]\2/g, "$1$2str$2")
    .replace(
      /<((?:\w+:)?)c\b([^>]*?)>\s*(<\1f\b[^>]*?(?:\/>|>([^<]*)<\/\1f>))\s*(?:<\1v\s*\/>|<\1v>\s*<\/\1v>)?\s*<\/\1c>/g,
      (whole: string, prefix: string, attributes: string, element: string, formula = "") => {
        if (/\st=(["'])str\1/.test(attributes)) return whole;
        const place = /\br=(["'])([A-Z]+\d+)\1/.exec(attributes)?.[2];
        if (place !== undefined) uncalculated.add(place);
        const rest = attributes.replace(/\st=(["'])\w+\1/, "");
        return `<${prefix}c${rest} t="str">${element}<${prefix}v>=${formula}</${prefix}v></${prefix}c>`;
      },
    );
  const hidden = elements(xml, "row")
    .filter((row) => row["hidden"] === "1" || row["hidden"] === "true")
    .map((row) => Number(row["r"]))
    .filter((row) => Number.isInteger(row) && row > 1);
  return { xml: rewritten, facts: { hidden, uncalculated } };
}

/** A part's text with CDATA sections as plain text, which the reader of workbooks leaves out. */
export function withoutCdata(xml: string): string {
  return xml.replace(/<!\[CDATA\[([^]*?)\]\]>/g, (_whole, text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  );
}

/** Text of a part; empty where there is none. */
export function textOf(parts: ReadonlyMap<string, Uint8Array>, path: string): string {
  const bytes = parts.get(path);
  return bytes === undefined ? "" : decodeText(bytes);
}

/** Attributes of all elements of a local name, without the prefixes of namespaces. */
function elements(xml: string, name: string): readonly Readonly<Record<string, string>>[] {
  const tags = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s(?:[^>"']|"[^"]*"|'[^']*')*)>`, "g"));
  return Array.from(tags, ([, inside = ""]) =>
    Object.fromEntries(
      Array.from(
        inside.matchAll(/(?:[\w-]+:)?([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
        ([, key = "", double, single]) => [key, unescaped(double ?? single ?? "")],
      ),
    ),
  );
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = {
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    amp: "&",
  };
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(lt|gt|quot|apos|amp));/gi,
    (whole, ten, hex, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
      const code = ten === undefined ? parseInt(String(hex), 16) : Number(ten);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** A relationship's target within the archive. */
function partPath(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
