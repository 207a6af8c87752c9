/** The part of nspell that the spelling test uses; the package comes without types. */
declare module "nspell" {
  interface Speller {
    correct(word: string): boolean;
  }
  /** Parses a Hunspell dictionary, which takes about two seconds for Spanish. */
  export default function nspell(dictionary: {
    readonly aff: Uint8Array;
    readonly dic: Uint8Array;
  }): Speller;
}
