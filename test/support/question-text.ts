import type { Choice, Prompter, Question } from "../../src/ports/prompter.ts";

/** A question as it reaches whoever answers it. */
export interface Asking {
  readonly kind: Exclude<keyof Prompter, "backKey">;
  readonly question: Question;
  readonly choices?: readonly Choice[];
  /** What Enter alone stands for where yes or no is asked. */
  readonly initial?: boolean;
}

/** Choices of a list that are shown; a catalogue has hundreds. */
const maxChoices = 8;

/** A question with everything that it offers, and its answer, as lines of text. */
export function questionText(asking: Asking, answer: string | boolean | Error | undefined): string {
  const { kind, question, choices = [], initial } = asking;
  const offers = [
    ...(initial === undefined ? [] : [initial ? "[S/n]" : "[s/N]"]),
    ...(question.initial === undefined ? [] : [`[${question.initial}]`]),
    ...(question.editable === true ? ["(editable)"] : []),
    ...(question.back === true ? ["(back)"] : []),
  ];
  const given = answer instanceof Error ? `(${answer.name})` : String(answer);
  return `? ${kind}: ${[question.message, ...offers].join(" ")}\n${choiceLines(choices)}> ${given}\n`;
}

/** What a search finds for the words typed. */
export function foundText(found: readonly Choice[]): string {
  return found.length === 0 ? "" : `  found:\n${choiceLines(found)}`;
}

function choiceLines(choices: readonly Choice[]): string {
  const lines = choices
    .slice(0, maxChoices)
    .map(({ value, name, answer }) =>
      [
        `  - ${value.replaceAll("\u0000", "␀")}`,
        ...(name === value ? [] : [name]),
        ...(answer === undefined ? [] : [answer]),
      ]
        .join(" | ")
        .concat("\n"),
    );
  const more = choices.length - maxChoices;
  return lines.join("") + (more > 0 ? `  - … ${more} more\n` : "");
}
