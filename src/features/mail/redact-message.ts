import { redactWords } from "./mask-words.ts";
import { redactHtml } from "./redact-html.ts";

/** Headers that decide how a message is read, and say nothing of anybody. */
const keptHeaders =
  /^(?:mime-version|content-(?:type|transfer-encoding|disposition|language)|date|auto-submitted|precedence|importance|x-auto[\w-]*|x-mailer|user-agent|x-managed-by|x-unsent)$/;
const addressHeaders = /^(?:from|to|cc|reply-to|sender|return-path)$/;
const idHeaders = /^(?:message-id|in-reply-to|references|x-\w+-original-message-id)$/;
const removed = "(quitado)";

/** What is known of the part that is being read. */
interface Part {
  type: string;
  encoding: string;
}

/**
 * Replaces whatever a message says of persons: addresses and ids by numbered ones, names, words
 * that are not on the list of harmless ones, digits and files. Headers that are not known are
 * emptied. What mail programs and `mesa` read the structure from stays: parts, encodings,
 * character sets, marks of quotations, tags.
 */
export function redactMessage(source: Uint8Array): Uint8Array {
  const lines = Buffer.from(source).toString("latin1").split(/\r?\n/);
  const names = createNames();
  const boundaries = new Set<string>();
  const out: string[] = [];
  let part: Part = { type: "text/plain", encoding: "" };
  let header: string[] | undefined = [];
  let body: string[] = [];

  function endBody(): void {
    if (body.length > 0) out.push(...redactBody(body, part));
    body = [];
  }
  function endHeader(): void {
    part = { type: "text/plain", encoding: "" };
    for (const line of header ?? []) {
      const at = line.indexOf(":");
      const name = line.slice(0, at).trim().toLowerCase();
      const value = line
        .slice(at + 1)
        .replace(/\s+/g, " ")
        .trim();
      const boundary = /boundary="?([^";]+)"?/i.exec(name === "content-type" ? value : "")?.[1];
      if (boundary !== undefined) boundaries.add(`--${boundary.trim()}`);
      if (name === "content-type") part.type = value.split(";")[0]?.trim().toLowerCase() ?? "";
      if (name === "content-transfer-encoding") part.encoding = value.toLowerCase();
      out.push(`${line.slice(0, at)}: ${redactHeader(name, value, names)}`);
    }
    header = undefined;
  }

  for (const line of lines) {
    if (boundaries.has(line.trimEnd().replace(/--$/, "")) || boundaries.has(line.trimEnd())) {
      if (header !== undefined) endHeader();
      endBody();
      out.push(line);
      header = line.trimEnd().endsWith("--") && !boundaries.has(line.trimEnd()) ? undefined : [];
    } else if (header === undefined) body.push(line);
    else if (line === "") {
      endHeader();
      out.push("");
    } else if (/^[ \t]/.test(line) && header.length > 0)
      header.push(`${header.pop()} ${line.trim()}`);
    else if (line.includes(":")) header.push(line);
  }
  if (header !== undefined) endHeader();
  endBody();
  return Buffer.from(out.join("\r\n"), "latin1");
}

/** The same address or id gets the same replacement wherever it stands in the headers. */
function createNames() {
  const given = new Map<string, string>();
  return (key: string, form: (number: number) => string): string => {
    const known = given.get(key.toLowerCase());
    if (known !== undefined) return known;
    const name = form(given.size + 1);
    given.set(key.toLowerCase(), name);
    return name;
  };
}

function redactHeader(name: string, value: string, names: ReturnType<typeof createNames>): string {
  if (/^content-(?:type|disposition)$/.test(name)) {
    return value.replace(
      /\b((?:file)?name[*\d]*\*?)=(?:"[^"]*"|[^;\s]*)/gi,
      (_all, key: string) => {
        const ending = /\.([a-z0-9]{1,5})["']?$/i.exec(_all)?.[1] ?? "bin";
        return `${key.replace(/\*.*/, "")}="archivo.${ending}"`;
      },
    );
  }
  if (keptHeaders.test(name)) return value;
  if (addressHeaders.test(name)) {
    const addresses = value.match(/[^\s<>,;:"]+@[^\s<>,;"]+/g) ?? [];
    const people = addresses.map((one) => {
      const domain = names(one.slice(one.lastIndexOf("@")), (n) => `@dominio${n}.example`);
      return names(one, (n) => `Persona ${n} <persona${n}${domain}>`);
    });
    return people.length > 0 ? people.join(", ") : value.includes("<>") ? "<>" : removed;
  }
  if (idHeaders.test(name)) {
    return value.replace(/<[^<>]*>/g, (id) => names(id, (n) => `<id${n}@dominio.example>`));
  }
  if (name === "subject" || name === "x-rt-ticket") return redactSubject(value);
  if (name === "authentication-results") {
    return value
      .replace(/[\w.+-]*@?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi, (one) =>
        /^(?:smtp|header|policy)\./i.test(one) ? one : "dominio.example",
      )
      .replace(/\d/g, "0");
  }
  return removed;
}

function redactSubject(value: string): string {
  const encoded = /=\?[^?]+\?[bq]\?[^?]*\?=/i;
  if (!encoded.test(value)) return redactWords(value);
  const plain = value.replace(
    /=\?([^?]+)\?([bq])\?([^?]*)\?=\s*/gi,
    (_all, charset: string, kind: string, text: string) => {
      const bytes =
        kind.toLowerCase() === "b"
          ? Buffer.from(text, "base64")
          : Buffer.from(unquote(text.replaceAll("_", " ")), "latin1");
      return bytes.toString(/utf-?8/i.test(charset) ? "utf8" : "latin1");
    },
  );
  const redacted = redactWords(Buffer.from(plain).toString("latin1"));
  return `=?utf-8?B?${Buffer.from(redacted, "latin1").toString("base64")}?=`;
}

function redactBody(lines: readonly string[], { type, encoding }: Part): readonly string[] {
  const text = lines.join("\r\n");
  const isText = /^(?:text\/|message\/)/.test(type);
  if (!isText) {
    return type.startsWith("multipart/")
      ? [redactWords(text)]
      : [encoding.includes("base64") ? Buffer.from(removed).toString("base64") : removed, ""];
  }
  const redact = type === "text/html" ? redactHtml : redactWords;
  if (encoding.includes("base64")) {
    const plain = Buffer.from(text, "base64").toString("latin1");
    const coded = Buffer.from(redact(plain), "latin1").toString("base64");
    return [...(coded.match(/.{1,76}/g) ?? []), ""];
  }
  if (!encoding.includes("quoted-printable")) return redact(text).split("\r\n");
  return redact(unquote(text.replace(/=[ \t]*\r\n/g, "")))
    .split(/\r\n|\n/)
    .flatMap((line) => quote(line));
}

function unquote(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** One line as quoted-printable (RFC 2045 §6.7), folded with soft line breaks. */
function quote(line: string): readonly string[] {
  const coded = line.replace(
    /[^\t -<>-~]|[ \t]$/g,
    (one) => `=${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
  const pieces = coded.match(/(?:=[0-9A-F]{2}|[^=]){1,24}/g) ?? [""];
  return pieces.map((one, at) => (at < pieces.length - 1 ? `${one}=` : one));
}
