/** A state that a text tells, and where. */
export interface Statement {
  readonly estado: string;
  readonly at: number;
  readonly length: number;
  /** Whether it takes an end back. */
  readonly reopens: boolean;
}

/** A sentence and where it stands. */
export interface Sentence {
  readonly text: string;
  readonly at: number;
  readonly isQuestion: boolean;
}

/** Longer ones are read up to here; nobody's sentence is longer. */
const maxSentenceChars = 1500;

/** Splits a text where sentences, lines and semicolons end. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  // A line that goes on in lower case is the same sentence, wrapped.
  const joinedText = text.replace(/\n(?=[ \t]{0,3}[\p{Ll}\d])/gu, " ");
  // Neither an abbreviation nor a decimal point ends a sentence.
  const ends =
    /(?<!(?:^|[\s(])(?:n|no|nro|art|sr|sra|dr|ing|lic|abg|econ|ud|uds|\p{L}))\.(?=\s|$)|[;?!\n]/giu;
  let from = 0;
  const push = (end: number, mark: string): void => {
    const piece = joinedText.slice(from, Math.min(end, from + maxSentenceChars));
    if (/[\p{L}\p{N}]/u.test(piece)) {
      sentences.push({ text: piece, at: from, isQuestion: mark === "?" || piece.includes("¿") });
    }
  };
  for (const match of joinedText.matchAll(ends)) {
    push(match.index, match[0]);
    from = match.index + 1;
  }
  push(joinedText.length, "");
  return sentences;
}
