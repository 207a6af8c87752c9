export interface Question {
  readonly message: string;
  /** What an empty answer stands for. */
  readonly initial?: string | undefined;
  /** The initial answer stands typed, to be changed. */
  readonly editable?: boolean;
  /** Escape goes back to the question before. */
  readonly back?: boolean;
}

/** One of several answers. */
export interface Choice {
  readonly value: string;
  readonly name: string;
  /** What is left on the screen when it was chosen, if not its name. */
  readonly answer?: string;
}

/** What fits the words typed so far; the first one is at the cursor. */
export type FindChoices = (typed: string) => readonly Choice[];

/** Goes back where lists are drawn. */
export const listsBackKey = "Esc";
/** Typed to go back where every answer is a line. */
export const plainBackKey = "<";

/** The user pressed Escape at a question that can go back. */
export class WentBack extends Error {
  override readonly name = "WentBack";
}

/**
 * Asks a person. Only called when the terminal is interactive.
 * Every method @throws MesaError `interrumpido` on Ctrl-C, and `WentBack` where the question allows it.
 */
export interface Prompter {
  /** What goes back to the question before, as people are told: `Esc`, or `<` and Enter. */
  readonly backKey: string;
  readonly line: (question: Question) => Promise<string>;
  /** What is typed is not shown. */
  readonly hidden: (message: string) => Promise<string>;
  readonly confirm: (message: string, initial: boolean) => Promise<boolean>;
  /** One of a few; `initial` is the value under the cursor. */
  readonly choose: (question: Question, choices: readonly Choice[]) => Promise<string>;
  /** One of many, narrowed down by typing; `initial` is what stands typed. */
  readonly search: (question: Question, find: FindChoices) => Promise<string>;
  /** A text of several lines in the user's editor. @throws MesaError `sin-editor` */
  readonly edit: (text: string) => Promise<string>;
}

/** The words that questions bring along by themselves, in the user's language. */
export interface PromptWords {
  readonly yes: string;
  readonly no: string;
  /** `S/n`, the capital being what an empty answer stands for. */
  readonly yesOrNo: string;
  readonly noOrYes: string;
  readonly answerYesOrNo: string;
  readonly keys: string;
  readonly keysWithBack: string;
  /** Stands before the keys where typing narrows a list down. */
  readonly typeToSearch: string;
  /** The same where nothing is drawn anew. */
  readonly typeOrList: string;
  readonly numberOrText: string;
  readonly notInList: string;
  /** A search in a list finds nothing. */
  readonly nothingFound: string;
}
