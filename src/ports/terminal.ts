/** Why no picture of the screen could be taken. */
export type CaptureTrouble = "sin-pantalla" | "sin-programa" | "no-permite";

/** Why the clipboard gives no picture. */
export type ClipboardTrouble = "sin-imagen" | "sin-programa";

/** A picture to be shown on a terminal. */
export interface ShownPicture {
  readonly kind: "png" | "jpeg";
  readonly bytes: Uint8Array;
}

/** The two streams out, the one in, and whether a person is there. */
export interface Terminal {
  /** True only when stdin and stderr are terminals: questions may be asked. */
  readonly interactive: boolean;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  /** Columns; 80 where unknown. */
  readonly width: number;
  /** Rows; 24 where unknown. */
  readonly height: number;
  /** The answer. */
  readonly out: (text: string) => void;
  /** The conversation. */
  readonly err: (text: string) => void;
  /** All of standard input as UTF-8, up to `limit` bytes. @throws MesaError `archivo-ilegible` */
  readonly readInput: (limit: number) => Promise<string>;
}

/** Work that takes a while, shown only on a terminal. */
export interface Progress {
  /** Other words, or how far it is. */
  readonly update: (text: string) => void;
  readonly stop: () => void;
}
