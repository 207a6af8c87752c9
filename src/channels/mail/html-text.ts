/** Elements whose content is no text. */
const unread = new Set("head script style title template noscript svg object".split(" "));
const blocks = new Set(
  "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header li main nav ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);
/** Blocks set apart by an empty line. */
const spaced = new Set("blockquote h1 h2 h3 h4 h5 h6 ol p pre table ul".split(" "));
/** Ids and classes of the elements in which mail programs repeat the message answered. */
const quotations =
  /(?:^|\s)(?:(?:x_)?gmail_quote(?:_container)?|yahoo_quoted|zmail_extra|protonmail_quote|tutanota_quote|ms-outlook-mobile-reference-message|(?:x_)?mail-editor-reference-message-container)(?:\s|$)/;
/** Ids and classes of the elements after which everything is the message answered. */
const quotationStarts =
  /(?:^|\s)(?:(?:x_)?divRplyFwdMsg|(?:x_)?appendonsend|OutlookMessageHeader|replySplit|reply-intro)(?:\s|$)/;
/** The first of two cells counts as a label, and gets a colon, up to this length. */
const maxLabelChars = 40;
const maxQuoteDepth = 5;
/** Elements nested deeper have no effect of their own. */
const maxElementDepth = 300;
const itemMarks = /^(?:- |\d+\. )$/;
const cellMark = "\u0000";
const ruler = "________________________________";

/** What the end of an element undoes. */
interface OpenElement {
  readonly name: string;
  readonly isUnread: boolean;
  readonly isQuote: boolean;
  /** The number of the next item of an ordered list. */
  next: number | undefined;
}

/**
 * Turns the HTML of a mail into text as a reader sees it: blocks on lines of their own, list items
 * after `-` or their number, the cells of a row on one line, links followed by their target, and
 * what mail programs mark as the message answered after `> `. Linear in the length of the HTML.
 */
export async function htmlToText(html: string): Promise<string> {
  const { Parser } = await import("htmlparser2");
  const lines = createLines();
  const open: OpenElement[] = [];
  let unreadDepth = 0;
  let preDepth = 0;
  let tooDeep = 0;
  let link: { readonly href: string; text: string } | undefined;

  function begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const { style = "", id = "", class: classes = "" } = attributes;
    const isUnread =
      unread.has(name) || "hidden" in attributes || /display\s{0,5}:\s{0,5}none/i.test(style);
    const isQuote = name === "blockquote" || quotations.test(`${id} ${classes}`);
    const next = name === "ol" ? Number(attributes["start"] ?? 1) || 1 : undefined;
    if (unreadDepth === 0 && !isUnread) {
      if (name === "br") lines.end();
      else if (name === "td" || name === "th") lines.cell();
      else if (name === "a") link = linkTo(attributes["href"]);
      else if (name === "img") add(attributes["alt"] ?? "");
      else if (blocks.has(name) || name === "hr" || isQuote) lines.block(spaced.has(name));
      if (name === "hr") lines.add(ruler);
      if (name === "li") lines.add(itemMark(open.at(-1)));
      if (quotationStarts.test(`${id} ${classes}`)) lines.quote(1);
      if (isQuote) lines.quote(1);
    }
    if (isUnread) unreadDepth += 1;
    if (name === "pre") preDepth += 1;
    open.push({ name, isUnread, isQuote: isQuote && unreadDepth === 0, next });
  }

  function end({ name, isUnread, isQuote }: OpenElement): void {
    if (name === "pre") preDepth -= 1;
    if (isUnread) unreadDepth -= 1;
    if (unreadDepth > 0 || isUnread) return;
    if (name === "a") {
      if (link !== undefined && !link.href.includes(link.text.trim())) lines.add(` (${link.href})`);
      if (link?.text.trim() === "") lines.add(link.href);
      link = undefined;
    }
    if (blocks.has(name) || name === "hr" || isQuote) lines.block(spaced.has(name));
    if (isQuote) lines.quote(-1);
  }

  function add(text: string): void {
    if (link !== undefined) link.text += text;
    lines.add(text);
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      if (open.length < maxElementDepth) begin(name, attributes);
      else tooDeep += 1;
    },
    ontext(text) {
      if (unreadDepth > 0) return;
      if (preDepth === 0) return add(text.replace(/[\s\u00a0\u0000]+/g, " "));
      if (link !== undefined) link.text += text;
      for (const [at, line] of text.replaceAll(cellMark, "").split("\n").entries()) {
        if (at > 0) lines.end();
        lines.add(line.replaceAll(" ", "\u00a0"));
      }
    },
    onclosetag() {
      if (tooDeep > 0) tooDeep -= 1;
      else {
        const element = open.pop();
        if (element !== undefined) end(element);
      }
    },
  });
  parser.write(html);
  parser.end();
  return lines.text();
}

function itemMark(list: OpenElement | undefined): string {
  if (list?.next === undefined) return "- ";
  list.next += 1;
  return `${list.next - 1}. `;
}

/** Only what a reader could follow; `mailto:` and page anchors say nothing that the text does not. */
function linkTo(href: string | undefined): { href: string; text: string } | undefined {
  const target = href?.trim() ?? "";
  return /^https?:\/\/[^\s<>"]+$/i.test(target) ? { href: target, text: "" } : undefined;
}

/** Collects text line by line; an empty line never follows another. */
function createLines() {
  const done: string[] = [];
  let line: string[] = [];
  let depth = 0;
  let wantsSpace = false;

  function end(): void {
    const text = joinCells(line.join(""));
    line = [];
    const mark = "> ".repeat(Math.max(0, Math.min(depth, maxQuoteDepth)));
    const wanted = wantsSpace && done.length > 0;
    wantsSpace = false;
    if (wanted && text !== "" && bare(done.at(-1)) !== "") done.push(mark.trimEnd());
    if (text === "" && bare(done.at(-1)) === "") return;
    done.push(`${mark}${text}`.trimEnd().replaceAll("\u00a0", " "));
  }

  return {
    end,
    add(text: string): void {
      if (text !== "" && !(text === " " && line.length === 0)) line.push(text);
    },
    cell(): void {
      if (line.length > 0) line.push(cellMark);
    },
    /** Begins or ends a block. */
    block(apart: boolean): void {
      const begun = line.filter((one) => one.trim() !== "" && one !== cellMark);
      // What stands behind the mark of an item is the item's.
      if (begun.length === 1 && itemMarks.test(begun[0] ?? "")) return;
      if (begun.length > 0) end();
      line = [];
      wantsSpace ||= apart;
    },
    quote(change: 1 | -1): void {
      depth += change;
    },
    text(): string {
      if (line.length > 0) end();
      return done.join("\n").trim();
    },
  };
}

function bare(line: string | undefined): string {
  return line?.replace(/[> ]+/g, "") ?? "";
}

/** The cells of one row: a label and its value, or columns. */
function joinCells(line: string): string {
  const cells = line.split(cellMark).map((one) => one.replace(/ {2,}/g, " ").replace(/^ | $/g, ""));
  const filled = cells.filter((one) => one !== "");
  const [label = "", value] = filled;
  if (filled.length !== 2 || label.length > maxLabelChars) return filled.join(" | ");
  return `${label}${label.endsWith(":") ? "" : ":"} ${value}`;
}
