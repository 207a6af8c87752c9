import {
  createPieceDecoder,
  decodeSingleBytes,
  type SingleByteEncoding,
} from "../domain/text-encoding.ts";

/** Characters that Spanish texts are written with outside ASCII. */
const spanish = /[áéíóúüñÁÉÍÓÚÜÑ¿¡ºª°«»“”‘’–—…€\u00a0·]/u;

/** Words whose reading remains doubtful, for the message. */
const maxWords = 5;

export interface CodePage {
  readonly encoding: SingleByteEncoding;
  /** Words with characters that no Spanish text has, as they are read. */
  readonly doubtful: readonly string[];
}

/** Collects what tells the code pages of one byte a character apart. */
export interface CodePageGuess {
  readonly piece: (bytes: Uint8Array) => void;
  /** The code page in which most characters are Spanish: Windows-1252 unless another has more. */
  readonly result: () => CodePage;
  /** Words of a text in UTF-8 that were spoilt before: read in another code page once, or lost. */
  readonly spoiltWords: () => readonly string[];
}

/**
 * UTF-8 whose bytes were taken for Windows-1252 and written as UTF-8 again (`ñ` is `Ã±` then), and what
 * stands for a character that was lost (U+FFFD); each byte as one character.
 */
const spoilt = /\u00c3[\u0082\u0083](?:\u00c2[\u0080-\u00bf]|\u00e2\u0080)|\u00ef\u00bf\u00bd/;

const candidates: readonly SingleByteEncoding[] = ["windows-1252", "ibm850", "macintosh"];

export function createCodePageGuess(): CodePageGuess {
  const counts = Array.from({ length: 256 }, () => 0);
  const words = new Set<string>();
  return {
    piece(bytes) {
      for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
      if (words.size >= 1000) return;
      // Latin 1 keeps each byte as one character.
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
      for (const [word] of text.matchAll(/[\w\u0080-\u00ff]+/g)) {
        if (!/[\u0080-\u00ff]/.test(word)) continue;
        words.add(word.slice(0, 40));
        if (words.size >= 1000) return;
      }
    },
    result() {
      const scored = candidates.map((encoding) => ({ encoding, score: scoreOf(counts, encoding) }));
      // The sort is stable: in a tie Windows-1252 stays first.
      const [best] = scored.toSorted((one, other) => other.score - one.score);
      const encoding = best?.encoding ?? "windows-1252";
      const read = Array.from(words, (word) =>
        createPieceDecoder(encoding).piece(Buffer.from(word, "latin1")),
      );
      const doubtful = read.filter((word) =>
        Array.from(word).some((letter) => letter > "\u007f" && !spanish.test(letter)),
      );
      return { encoding, doubtful: doubtful.slice(0, maxWords) };
    },
    spoiltWords: () =>
      Array.from(words)
        .filter((word) => spoilt.test(word))
        .slice(0, maxWords)
        .map((word) => Buffer.from(word, "latin1").toString("utf8")),
  };
}

/** The first byte that is no ASCII. */
const firstByte = 0x80;

/** How many of the bytes are Spanish characters in an encoding, less those that are none. */
function scoreOf(counts: readonly number[], encoding: SingleByteEncoding): number {
  let score = 0;
  for (const [at, count] of counts.slice(firstByte).entries()) {
    const letter = decodeSingleBytes(Uint8Array.of(firstByte + at), encoding);
    score += spanish.test(letter) ? count : -count;
  }
  return score;
}
