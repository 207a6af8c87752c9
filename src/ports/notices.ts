/** The ways to tell a user, or the user's programs, that something happened. */
export interface Notices {
  /**
   * A notification of the desktop. Its words may reach the arguments of a program: they must be
   * ours, never a desk's.
   *
   * @returns false where none can be shown
   */
  readonly desktop: (words: { readonly title: string; readonly text: string }) => Promise<boolean>;
  /**
   * Runs the user's own command in the user's shell, with a text on its standard input.
   *
   * @returns its exit code; null when it was stopped
   */
  readonly execute: (
    command: string,
    input: string,
    options: {
      readonly signal: AbortSignal;
      /** Whether what it prints may be seen. */
      readonly shown: boolean;
    },
  ) => Promise<number | null>;
  /** Posts a text. @throws HttpFailure @returns the status */
  readonly post: (
    url: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ) => Promise<number>;
}

/** A full-screen view of the terminal. Whoever opens it closes it: until then nothing else may write. */
export interface LiveScreen {
  readonly size: () => { readonly width: number; readonly height: number };
  /** The whole picture; only lines that differ from the one before are written. */
  readonly draw: (lines: readonly string[]) => void;
  /** Calls the listener with each key pressed: `q`, ` `, `\u0003` for Ctrl-C. */
  readonly onKey: (listener: (key: string) => void) => void;
  readonly onResize: (listener: () => void) => void;
  readonly close: () => void;
}
