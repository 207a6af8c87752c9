import { Buffer } from "node:buffer";

/** One part of a message that holds no further parts. */
export interface MailPart {
  /** Media type in lower case. */
  readonly type: string;
  /** Parameters of `Content-Type`, by name in lower case. */
  readonly params: Readonly<Record<string, string>>;
  readonly name: string | undefined;
  /** Whether it belongs to the text of the message, as opposed to its files. */
  readonly isText: boolean;
  /** Parts with the same number are versions of the same content (`multipart/alternative`). */
  readonly version: number;
  /** Decoded from base64 or quoted-printable. */
  readonly bytes: Uint8Array;
}

/** A part as it stands in the source. */
interface RawPart {
  readonly header: Buffer;
  readonly body: Buffer;
  readonly version: number;
}

/** A multipart whose end has not been reached. */
interface OpenMultipart {
  readonly delimiter: Buffer;
  /** Set below a `multipart/alternative`. */
  readonly version: number | undefined;
}

/** Messages of people have a handful of each; more is an attempt to keep the reader busy. */
const maxParts = 500;
const maxNesting = 50;
const maxHeaderBytes = 256 * 1024;
const dash = 0x2d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

type Libmime = (typeof import("libmime"))["default"];

/**
 * Takes a message apart into its parts (RFC 2045, 2046), in one pass over its lines. The text of
 * a part is not decoded yet; see `decodeText`. Parts beyond the 500th are left out.
 *
 * @throws Error when it is nested too deeply or a header is too long
 */
export async function readParts(source: Buffer): Promise<readonly MailPart[]> {
  const [{ default: libmime }, libqp] = await Promise.all([import("libmime"), import("libqp")]);
  return splitParts(source, libmime).map(({ header, body, version }) => {
    const { type, params, disposition, placed, encoding } = readHeader(header, libmime);
    const name = placed["filename"] ?? params["name"];
    const isText = type === "text/plain" || type === "text/html";
    return {
      type,
      params,
      name: name === undefined ? undefined : libmime.decodeWords(name),
      isText: isText && disposition !== "attachment",
      version,
      bytes:
        encoding === "base64"
          ? Buffer.from(body.toString("latin1"), "base64")
          : encoding === "quoted-printable"
            ? libqp.decode(body)
            : body,
    };
  });
}

function splitParts(source: Buffer, libmime: Libmime): readonly RawPart[] {
  const parts: RawPart[] = [];
  const open: OpenMultipart[] = [];
  let versions = 0;
  // Where the present part's header or body begins; undefined between parts.
  let headerAt: number | undefined = 0;
  let bodyAt: number | undefined;
  let header: Buffer = source.subarray(0, 0);

  function beginBody(headerEnd: number, at: number): void {
    header = source.subarray(headerAt ?? headerEnd, headerEnd);
    if (header.length > maxHeaderBytes) throw new Error("header too long");
    headerAt = undefined;
    const { type, params } = readHeader(header, libmime);
    const boundary = params["boundary"];
    if (!type.startsWith("multipart/") || boundary === undefined || boundary === "") {
      bodyAt = at;
      return;
    }
    if (open.length >= maxNesting) throw new Error("nested too deeply");
    const isAlternative = type === "multipart/alternative";
    const outer = open.at(-1)?.version;
    const version = outer ?? (isAlternative ? (versions += 1) : undefined);
    open.push({ delimiter: Buffer.from(`--${boundary}`, "latin1"), version });
  }

  function endPart(at: number): void {
    if (headerAt !== undefined) beginBody(at, at);
    if (bodyAt === undefined) return;
    // The line end before a delimiter belongs to the delimiter.
    const end = lineEndBefore(source, at);
    const version = open.at(-1)?.version ?? (versions += 1);
    parts.push({ header, body: source.subarray(bodyAt, Math.max(bodyAt, end)), version });
    bodyAt = undefined;
  }

  for (let at = 0; at < source.length && parts.length < maxParts;) {
    const found = source.indexOf(lineFeed, at);
    const next = found === -1 ? source.length : found + 1;
    const depth =
      source[at] === dash && source[at + 1] === dash ? depthOf(source, at, next, open) : -1;
    if (depth >= 0) {
      endPart(at);
      const closes = isClosing(source, at, open[depth]);
      open.length = closes ? depth : depth + 1;
      headerAt = closes ? undefined : next;
    } else if (headerAt !== undefined && isEmptyLine(source, at, next)) beginBody(at, next);
    at = next;
  }
  if (parts.length < maxParts) endPart(source.length);
  return parts;
}

/** The place in `open` of the multipart whose delimiter a line is; -1 when it is none. */
function depthOf(source: Buffer, at: number, next: number, open: readonly OpenMultipart[]): number {
  return open.findLastIndex(({ delimiter }) => {
    const end = at + delimiter.length;
    if (end > next || !source.subarray(at, end).equals(delimiter)) return false;
    return /^(?:--)?[ \t]*\r?\n?$/.test(source.toString("latin1", end, Math.min(next, end + 80)));
  });
}

function isClosing(source: Buffer, at: number, part: OpenMultipart | undefined): boolean {
  const end = at + (part?.delimiter.length ?? 0);
  return source[end] === dash && source[end + 1] === dash;
}

function isEmptyLine(source: Buffer, at: number, next: number): boolean {
  return source[at] === lineFeed || (source[at] === carriageReturn && next === at + 2);
}

function lineEndBefore(source: Buffer, at: number): number {
  if (source[at - 1] !== lineFeed) return at;
  return source[at - 2] === carriageReturn ? at - 2 : at - 1;
}

/** What a part's header says of its body; plain text where it says nothing (RFC 2045 §5.2). */
function readHeader(header: Buffer, libmime: Libmime) {
  const lines = header
    .toString("utf8")
    .replace(/\r?\n(?=[ \t])/g, "")
    .split(/\r?\n/);
  const value = (name: string): string => {
    const line = lines.find((one) => one.slice(0, name.length + 1).toLowerCase() === `${name}:`);
    return line?.slice(name.length + 1).trim() ?? "";
  };
  const parse = (text: string) => libmime.parseHeaderValue(text, { stripComments: true });
  const { value: type, params } = parse(value("content-type"));
  const { value: disposition, params: placed } = parse(value("content-disposition"));
  const encoding = parse(value("content-transfer-encoding")).value.toLowerCase();
  return {
    type: type === "" ? "text/plain" : type.toLowerCase(),
    params,
    disposition: disposition.toLowerCase(),
    placed,
    encoding,
  };
}
