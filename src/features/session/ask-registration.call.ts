import { fillForm, type RawAnswers } from "../../forms/fill-form.ts";
import { fieldsOf, type FormField } from "../../forms/form.ts";
import { registrationForm } from "../../forms/registration.ts";
import { problemSentence } from "../../view/describe.ts";
import type { Call } from "../../app/call.ts";
import { askSetting } from "./ask-setting.call.ts";

/** Asks for each field that flags left open; a wrong answer is explained and asked for again. */
export async function askRegistration(given: RawAnswers, call: Call): Promise<RawAnswers> {
  let answers = given;
  for (const field of fieldsOf(registrationForm)) {
    if (answers[field.name] === undefined) answers = await askUntilRight(field, answers, call);
  }
  return answers;
}

async function askUntilRight(field: FormField, known: RawAnswers, call: Call): Promise<RawAnswers> {
  const { t, text } = call.translator;
  const label = text(field.label);
  const message = field.required ? label : t("pregunta.opcional", { campo: label });
  let initial: string | undefined;
  for (;;) {
    const answer = await askSetting(field, { message, initial, editable: true }, call);
    if (answer === undefined && !field.required) return known;
    const answers = { ...known, [field.name]: answer };
    const filled = fillForm(registrationForm, answers, await call.formFacts());
    const wrong = filled.ok ? undefined : filled.problems.find((one) => one.field === field.name);
    if (wrong === undefined) return answers;
    call.remark(`✗ ${problemSentence(wrong, call.translator)}`);
    initial = answer;
  }
}
