import type { FoldedText } from "./quoted-text.ts";

/** So many words in the order in which we wrote them are ours. */
const runWords = 5;
/** A whole line of ours counts from so many words on; a shorter one only beside another. */
const lineWords = 3;

const word = /[\p{L}\p{N}\p{M}]+/gu;

/** What we wrote ourselves, in a form in which it is recognised however it is wrapped or marked. */
export interface OwnWords {
  readonly lines: ReadonlySet<string>;
  readonly runs: ReadonlySet<string>;
}

/** Prepares our own texts: the request as sent, and its subject. */
export function ownWordsOf(texts: readonly string[]): OwnWords {
  const lines = new Set<string>();
  const runs = new Set<string>();
  for (const text of texts) {
    for (const line of text.split("\n")) {
      lines.add(wordsOf(line).join(" "));
      // A form's value alone: "Descripción: …" may come back without its label.
      lines.add(wordsOf(line.slice(line.indexOf(":") + 1)).join(" "));
    }
    for (const run of runsOf(wordsOf(text))) runs.add(run);
  }
  lines.delete("");
  return { lines, runs };
}

/**
 * Takes our own words out of a text, wherever they stand: whole lines, and runs of five words or
 * more within others. `rest` is what is left for reading the state; `folded` keeps every line that
 * is not wholly ours, for showing. Linear in the number of words.
 */
export function takeOutOwn(text: string, own: OwnWords): { rest: string; folded: FoldedText } {
  const lines = text.split("\n");
  const words = lines.map(wordsOf);
  const covered = coveredWords(words.flat(), own);
  const lineCover: boolean[][] = [];
  let at = 0;
  for (const here of words) {
    lineCover.push(covered.slice(at, at + here.length));
    at += here.length;
  }
  const whole = words.map(
    (here, number) =>
      here.length > 0 &&
      (lineCover[number]?.every(Boolean) === true || own.lines.has(here.join(" "))),
  );
  const weighty = words.map((here, number) => whole[number] === true && here.length >= lineWords);
  // A short line, such as a label, is ours beside a longer one of ours.
  const ours = whole.map(
    (same, number) =>
      same && (weighty[number] || weighty[number - 1] || weighty[number + 1]) === true,
  );
  const rest = lines.map((line, number) =>
    whole[number] === true ? "" : withoutWords(line, lineCover[number] ?? []),
  );
  return { rest: rest.join("\n"), folded: foldLines(text, lines, ours) };
}

function foldLines(text: string, lines: readonly string[], ours: readonly boolean[]): FoldedText {
  const kept = lines.filter((_line, at) => ours[at] !== true);
  // The ruler above what was repeated has nothing left to separate.
  const last = kept.findLastIndex((line) => /[^-_=*>|\s]/u.test(line));
  const shown = kept
    .slice(0, last + 1)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  const repeated = lines
    .filter((_line, at) => ours[at] === true)
    .join("\n")
    .trim();
  if (repeated === "" || shown === "") return { texto: text.trim(), citado: null };
  return { texto: shown, citado: repeated };
}

/** Which words belong to a run of ours. */
function coveredWords(words: readonly string[], { runs }: OwnWords): readonly boolean[] {
  const covered = words.map(() => false);
  for (const [at, run] of runsOf(words).entries()) {
    if (!runs.has(run)) continue;
    for (let one = at; one < at + runWords; one += 1) covered[one] = true;
  }
  return covered;
}

function runsOf(words: readonly string[]): readonly string[] {
  const count = Math.max(0, words.length - runWords + 1);
  return Array.from({ length: count }, (_item, at) => words.slice(at, at + runWords).join(" "));
}

/** A line whose marked words are gone, with a boundary in their place. */
function withoutWords(line: string, gone: readonly boolean[]): string {
  let at = -1;
  return line.replace(word, (text) => {
    at += 1;
    return gone[at] === true ? ";" : text;
  });
}

/** Words in lower case without accents, so that a lost accent or a mark makes no difference. */
function wordsOf(text: string): readonly string[] {
  return (text.match(word) ?? []).map((one) =>
    one
      .normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase(),
  );
}
