import type { FormField } from "../../forms/form.ts";
import type { Question } from "../../ports/prompter.ts";
import type { Conversation } from "../../app/conversation.ts";

/**
 * Asks for one line, or for one of a field's choices by their names.
 *
 * @returns the answer without blank ends; undefined when it was left empty
 * @throws WentBack where the question can go back
 */
export async function askSetting(
  { choices = [], choiceWords = "" }: FormField,
  question: Question,
  { prompter, translator }: Conversation,
): Promise<string | undefined> {
  if (choices.length > 0) {
    const named = choices.map((value) => ({
      value,
      name: translator.find(`${choiceWords}.${value}`) ?? value,
    }));
    return await prompter.choose(question, named);
  }
  const answer = (await prompter.line(question)).trim();
  return answer === "" ? undefined : answer;
}
