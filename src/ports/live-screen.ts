/** A terminal that is drawn over. Whoever opens it closes it: until then nothing else may write. */
export interface LiveScreen {
  readonly size: () => { readonly width: number; readonly height: number };
  /** The whole picture; only lines that differ from the one before are written. */
  readonly draw: (lines: readonly string[]) => void;
  /** Told of each key pressed: `q`, ` `, `\u0003` for Ctrl-C. */
  readonly onKey: (listener: (key: string) => void) => void;
  readonly onResize: (listener: () => void) => void;
  readonly close: () => void;
}
