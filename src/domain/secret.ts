/**
 * Text that can't be printed by accident: as a string, in JSON and in logs it appears as
 * `[secreto]`.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Returns the text. Only for sending it or putting it into a protected store. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return "[secreto]";
  }

  toJSON(): string {
    return "[secreto]";
  }

  /** What `util.inspect` and `console.log` show. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "[secreto]";
  }
}
