/**
 * Asks a person. Only called when the terminal is interactive.
 * Every method @throws MesaError `interrumpido` on Ctrl-C.
 */
export interface Prompter {
  readonly line: (message: string, initial?: string) => Promise<string>;
  /** What is typed is not shown. */
  readonly hidden: (message: string) => Promise<string>;
  readonly confirm: (message: string, initial: boolean) => Promise<boolean>;
}
