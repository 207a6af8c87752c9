/** How a program ended. */
export interface ChildEnd {
  /** As a shell gives it: of a signal, 128 and its number. */
  readonly code: number;
  /** The end of what it wrote on both streams. */
  readonly tail: string;
}

/**
 * Runs a program to its end, what it writes passed on as it comes. No shell reads its words.
 *
 * @param aside  what it writes goes to standard error, both streams of it
 * @throws MesaError `programa-no-arranca`
 */
export type RunChild = (words: readonly string[], aside: boolean) => Promise<ChildEnd>;
