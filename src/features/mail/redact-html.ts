import { redactWords } from "./mask-words.ts";

/** Text between tags, and the attributes that hold something. */
export function redactHtml(html: string): string {
  return html
    .split(/(<[^<>]{0,4000}>)/)
    .map((piece, at) => (at % 2 === 0 ? redactEntities(piece) : redactTag(piece)))
    .join("");
}

/** Text between tags, whose letters may be written as entities; other entities stay. */
function redactEntities(text: string): string {
  return text.replace(/(?:[A-Za-z\u0080-\u00ff]|&#?\w{1,31};)+|\d/g, (run) =>
    wordsOf(run)
      .map(({ source, plain }) => {
        const masked = redactWords(plain);
        return masked === plain ? source : masked;
      })
      .join(""),
  );
}

/** A word as a page has it, and without entities, as bytes; an entity that is no letter has none. */
interface PageWord {
  source: string;
  plain: string;
}

/** Cuts a run of letters and entities into words and other entities. */
function wordsOf(run: string): readonly PageWord[] {
  const words: PageWord[] = [];
  for (const [source] of run.matchAll(/[^&]+|&#?\w+;/g)) {
    const plain = source.startsWith("&") ? letterOf(source) : source;
    const last = words.at(-1);
    if (plain === "" || last === undefined || last.plain === "") words.push({ source, plain });
    else {
      last.source += source;
      last.plain += plain;
    }
  }
  return words;
}

/** The combining marks that the names of entities end with. */
const marks: ReadonlyMap<string, string> = new Map([
  ["grave", "\u0300"],
  ["acute", "\u0301"],
  ["circ", "\u0302"],
  ["tilde", "\u0303"],
  ["uml", "\u0308"],
  ["ring", "\u030a"],
  ["caron", "\u030c"],
  ["cedil", "\u0327"],
  ["slash", ""],
  ["lig", ""],
]);
const namedLetter = new RegExp(`^&([A-Za-z]{1,2})(${[...marks.keys()].join("|")});$`);

/** The letter that an entity stands for, as the bytes of UTF-8; empty where it is no letter. */
function letterOf(entity: string): string {
  const [, letter, mark = ""] = namedLetter.exec(entity) ?? [];
  const [, hex, decimal] = /^&#(?:x([\da-f]{1,6})|(\d{1,7}));$/i.exec(entity) ?? [];
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  const text = letter === undefined ? character : `${letter}${marks.get(mark)}`.normalize("NFC");
  if (text === undefined || !/^[\p{L}\p{M}]+$/u.test(text)) return "";
  return Buffer.from(text).toString("latin1");
}

function redactTag(tag: string): string {
  if (/^<meta\b/i.test(tag)) return tag;
  if (tag.startsWith("<!--")) return "<!-- -->";
  return tag.replace(
    /\b(href|src|alt|title|value|name|content|cite|background|action|data-[\w-]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi,
    '$1="https://dominio.example/"',
  );
}
