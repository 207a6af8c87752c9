import { Buffer } from "node:buffer";
import { readHeaders } from "../../src/channels/mail/mail-head.ts";

/** A message in a folder of the scripted server. */
export interface StoredMail {
  readonly uid: number;
  readonly source: Buffer;
  readonly date: Date;
  readonly flags: readonly string[];
}

interface MimePart {
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly type: string;
  readonly subtype: string;
  readonly params: string;
  readonly body: Buffer;
  readonly children: readonly MimePart[];
}

/** A word of a command: an atom, a text in quotes or a literal, or a list of words. */
export type Word = string | readonly Word[];

export const headersOf = ({ source }: Pick<StoredMail, "source">) =>
  readHeaders(partOf(source).header);

const quoted = (text: string | undefined): string =>
  text === undefined ? "NIL" : `"${text.replaceAll(/[\\"]/g, "\\$&")}"`;

/** `ENVELOPE` (RFC 3501 §7.4.2). */
export function envelopeOf(mail: StoredMail): string {
  const headers = headersOf(mail);
  const one = (name: string): string | undefined => headers.get(name)?.[0];
  const addresses = (name: string): string => {
    const text = one(name);
    if (text === undefined) return "NIL";
    return `(${text.split(",").map(addressOf).join("")})`;
  };
  return `(${[
    quoted(one("date")),
    quoted(one("subject")),
    addresses("from"),
    addresses("from"),
    addresses(one("reply-to") === undefined ? "from" : "reply-to"),
    addresses("to"),
    "NIL",
    "NIL",
    quoted(one("in-reply-to")),
    quoted(one("message-id")),
  ].join(" ")})`;
}

function addressOf(text: string): string {
  const [, name = "", address = text.trim()] = /^(.*?)<([^>]*)>/.exec(text) ?? [];
  const [box = "", host = ""] = address.split("@");
  const shown = name.trim().replaceAll('"', "");
  return `(${quoted(shown === "" ? undefined : shown)} NIL ${quoted(box)} ${quoted(host)})`;
}

/** `BODYSTRUCTURE`. */
export function structureOf({ source }: StoredMail): string {
  return described(readPart(source));
}

function described({ headers, type, subtype, params, body, children }: MimePart): string {
  if (children.length > 0) return `(${children.map(described).join("")} ${quoted(subtype)})`;
  const encoding = headers.get("content-transfer-encoding")?.[0] ?? "7bit";
  const placed = headers.get("content-disposition")?.[0];
  const disposition =
    placed === undefined ? "NIL" : `(${quoted(placed.split(";")[0])} ${listOf(placed)})`;
  const lines = type === "text" ? " 1" : "";
  const basic = [quoted(type), quoted(subtype), listOf(params), "NIL NIL", quoted(encoding)];
  return `(${basic.join(" ")} ${body.length}${lines} NIL ${disposition} NIL NIL)`;
}

/** Parameters of a header as a list. */
function listOf(text: string): string {
  const pairs = [...text.matchAll(/;\s*([\w*-]+)=("[^"]*"|[^;\s]+)/g)];
  const words = pairs.map(([, name = "", value = ""]) =>
    [quoted(name), quoted(value.replaceAll('"', ""))].join(" "),
  );
  return words.length === 0 ? "NIL" : `(${words.join(" ")})`;
}

/** A section of a message: all of it, some of its headers, or a part by its number. */
export function sectionOf({ source }: StoredMail, section: string): Buffer {
  if (section === "") return source;
  const [, names] = /^HEADER\.FIELDS \(([^)]*)\)$/i.exec(section) ?? [];
  if (names !== undefined) {
    const wanted = names.toLowerCase().split(" ");
    const lines = partOf(source)
      .header.split(/\r\n(?![ \t])/)
      .filter((line) => wanted.includes(line.split(":")[0]?.toLowerCase() ?? ""));
    return Buffer.from(`${[...lines, ""].join("\r\n")}\r\n`, "latin1");
  }
  let part = readPart(source);
  for (const step of section.split(".")) {
    const child = part.children[Number(step) - 1];
    if (child === undefined && part.children.length > 0) return Buffer.alloc(0);
    part = child ?? part;
  }
  return part.body;
}

function partOf(source: Buffer): { readonly header: string; readonly body: Buffer } {
  const end = source.indexOf("\r\n\r\n");
  return end === -1
    ? { header: source.toString("latin1"), body: Buffer.alloc(0) }
    : { header: source.toString("latin1", 0, end), body: source.subarray(end + 4) };
}

function readPart(source: Buffer): MimePart {
  const { header, body } = partOf(source);
  const headers = readHeaders(header);
  const content = headers.get("content-type")?.[0] ?? "text/plain";
  const [type = "", subtype = ""] = (content.split(";")[0] ?? "").trim().split("/");
  const [, boundary] = /boundary="?([^";]+)"?/.exec(content) ?? [];
  const children =
    boundary === undefined
      ? []
      : body
          .toString("latin1")
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((text) => readPart(Buffer.from(text.replaceAll(/^\r\n|\r\n$/g, ""), "latin1")));
  return { headers, type, subtype, params: content, body, children };
}

/** Whether a message fits the keys of a `SEARCH`. */
export function fitsSearch(mail: StoredMail, keys: readonly Word[], highest: number): boolean {
  const left = [...keys];
  const text = (): string => String(left.shift());
  const one = (): boolean => {
    const key = left.shift() ?? "ALL";
    if (typeof key !== "string") return fitsSearch(mail, key, highest);
    const headers = headersOf(mail);
    const holds = (name: string, part: string): boolean =>
      (headers.get(name) ?? []).some((value) => value.toLowerCase().includes(part.toLowerCase()));
    switch (key.toUpperCase()) {
      case "ALL":
        return true;
      case "OR": {
        // Both sides are read, whatever the first one says.
        const sides = [one(), one()];
        return sides.includes(true);
      }
      case "FROM":
      case "TO":
      case "SUBJECT":
        return holds(key.toLowerCase(), text());
      case "HEADER": {
        const name = text().toLowerCase();
        return holds(name, text());
      }
      case "TEXT":
        return mail.source.toString("latin1").toLowerCase().includes(text().toLowerCase());
      case "UID":
        return inSet(mail.uid, text(), highest);
      case "SINCE":
        return mail.date.getTime() >= new Date(`${text()} 00:00:00Z`).getTime();
      default:
        throw new Error(`no key of a search: ${key}`);
    }
  };
  let fits = true;
  while (left.length > 0) if (!one()) fits = false;
  return fits;
}

/** Whether a UID is in a sequence set; `n:*` names the last message too (RFC 9051 §9). */
export function inSet(uid: number, set: string, highest: number): boolean {
  return set.split(",").some((range) => {
    const [from = "", to = from] = range.split(":");
    const ends = [from, to].map((end) => (end === "*" ? highest : Number(end)));
    return uid >= Math.min(...ends) && uid <= Math.max(...ends);
  });
}

/** The words of a command; literals stand as `{N}` followed by their N bytes. */
export function readWords(text: string): readonly Word[] {
  const lists: Word[][] = [[]];
  const add = (word: Word): void => void lists.at(-1)?.push(word);
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const [literal, bytes] = /^\{(\d+)\+?\}\r\n/.exec(rest) ?? [];
    const [string, inside] = /^"((?:\\.|[^"\\])*)"/.exec(rest) ?? [];
    const [atom = " "] = /^(?:[^\s()"[]|\[[^\]]*\])+/.exec(rest) ?? [];
    if (literal !== undefined) {
      add(rest.slice(literal.length, literal.length + Number(bytes)));
      at += literal.length + Number(bytes);
    } else if (string !== undefined) {
      add((inside ?? "").replaceAll(/\\(.)/g, "$1"));
      at += string.length;
    } else if (rest.startsWith("(")) {
      lists.push([]);
      at += 1;
    } else if (rest.startsWith(")")) {
      const closed = lists.pop() ?? [];
      add(closed);
      at += 1;
    } else {
      if (atom !== " ") add(atom);
      at += atom.length;
    }
  }
  return lists[0] ?? [];
}
