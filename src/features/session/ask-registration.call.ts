import type { RawAnswers } from "../../forms/fill-form.ts";
import { checkRegistration, registrationOptions } from "../../forms/registration.ts";
import { describeProblem } from "../../view/describe-problem.ts";
import type { Call } from "../../app/call.ts";

/** Asks for each part that flags left open, until it is right. */
export async function askRegistration(given: RawAnswers, call: Call): Promise<RawAnswers> {
  const { prompter, translator } = call;
  let answers = given;
  for (const { key, summary, choices, optional } of registrationOptions) {
    while (answers[key] === undefined) {
      const label = translator.text(summary);
      const message =
        optional === true ? translator.t("pregunta.opcional", { campo: label }) : label;
      const named = (choices ?? []).map((value) => ({
        value,
        name: translator.find(`registro.${value}`) ?? value,
      }));
      const typed =
        named.length > 0
          ? await prompter.choose({ message }, named)
          : (await prompter.line({ message })).trim();
      if (typed === "" && optional === true) break;
      const next = { ...answers, [key]: typed };
      const checked = checkRegistration(next);
      const wrong = checked.ok ? undefined : checked.problems.find((one) => one.field === key);
      if (wrong === undefined) answers = next;
      else call.remark(`✗ ${describeProblem(wrong, translator)}`);
    }
  }
  return answers;
}
