/**
 * Text that can't be printed by accident: whatever turns it into a string, JSON or a log line
 * gets `[secreto]`.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. To be called only where it goes out on the wire or into a protected store. */
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
