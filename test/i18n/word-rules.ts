/** A word or form that a message may not hold, and what the style guide has in its place. */
export interface ForbiddenWord {
  readonly pattern: RegExp;
  /** What to write instead; printed when the test fails. */
  readonly instead: string;
  /** Keys of messages that may hold it all the same, such as an official name. */
  readonly except?: readonly string[];
}

/** What the messages of one language are held against; docs/estilo.md has the reasons. */
export interface WordRules {
  readonly forbidden: readonly ForbiddenWord[];
  /** Quotation marks of other languages. */
  readonly foreignQuotes: RegExp;
  /** Pairs that open and close as often in each message. */
  readonly pairs: readonly (readonly [open: string, close: string])[];
  /** A number placeholder before a plural noun, which would read “1 tickets”. */
  readonly countedPlural: RegExp;
  /** Keys of messages in which that number is always above one. */
  readonly alwaysMany: readonly string[];
  /** Keys of which the length is free: the official page, and what a certificate has to say. */
  readonly anyLength: RegExp;
}
