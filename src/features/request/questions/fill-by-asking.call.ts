import type * as z from "zod";
import type { FieldProblem } from "../../../errors/mesa-error.ts";
import { readEventMoment } from "../../../forms/event-moment.ts";
import { fillForm, type RawAnswers } from "../../../forms/fill-form.ts";
import { fieldsOf, type RequestForm, type FormField } from "../../../forms/form.ts";
import { describeAdvice, problemSentence } from "../../../view/describe.ts";
import { WentBack } from "../../../ports/prompter.ts";
import type { Call } from "../../../app/call.ts";
import { askField } from "./ask-field.call.ts";
import type { PictureSuggestions } from "./picture-suggestions.call.ts";

/** What all questions of a form need. */
export interface Asking<Schema extends z.ZodObject> {
  readonly form: RequestForm<Schema>;
  readonly call: Call;
  /** Called after each answer, so that nothing typed is lost. */
  readonly keep: (answers: RawAnswers) => Promise<void>;
  readonly suggestions: PictureSuggestions;
}

/**
 * Asks for these fields in turn; Escape goes back to the one before. The hour is passed over where it
 * was given with the day.
 */
export async function askFields<Schema extends z.ZodObject>(
  fields: readonly FormField[],
  known: RawAnswers,
  asking: Asking<Schema>,
): Promise<RawAnswers> {
  const { t, text } = asking.call.translator;
  let answers = known;
  let step = 1;
  for (let at = 0; at < fields.length; at = Math.max(0, at + step)) {
    const field = fields[at];
    if (field === undefined) break;
    if (field.kind === "time" && at > 0 && answers[field.name] !== known[field.name]) continue;
    const label = field.required
      ? text(field.label)
      : t("pregunta.opcional", { campo: text(field.label) });
    const title = fields.length === 1 ? label : `${at + 1}/${fields.length} ${label}`;
    try {
      answers = await askUntilRight(field, title, answers, asking);
      step = 1;
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
      if (at > 0) asking.call.remark(t("pregunta.se-vuelve"));
      step = -1;
    }
  }
  return answers;
}

/** The fields that are required and empty, or have problems. */
export function neededFields<Schema extends z.ZodObject>(
  form: RequestForm<Schema>,
  answers: RawAnswers,
  problems: readonly FieldProblem[],
): readonly FormField[] {
  return fieldsOf(form).filter(
    ({ name, required }) =>
      (required && answers[name] === undefined) || problems.some(({ field }) => field === name),
  );
}

async function askUntilRight<Schema extends z.ZodObject>(
  field: FormField,
  title: string,
  known: RawAnswers,
  { form, call, keep, suggestions }: Asking<Schema>,
): Promise<RawAnswers> {
  const { translator } = call;
  call.remark(`  ${translator.text(field.help)}`);
  const { [field.name]: _old, ...others } = known;
  const read = suggestions.of(field.name, known);
  for (const one of read?.lines ?? []) call.remark(`  ${one}`);
  let before: unknown = known[field.name] ?? read?.value;
  for (;;) {
    const given = await askField(
      field,
      title,
      { ...others, [field.name]: before },
      call,
      read?.rivals,
    );
    const facts = await call.formFacts();
    const one = given === undefined ? {} : { [field.name]: given };
    // An hour written with the day replaces an earlier one.
    const day = field.kind === "day" ? readEventMoment(one, facts.now).answers : one;
    const answers = { ...others, ...day };
    const filled = fillForm(form, answers, facts);
    const wrong = filled.ok ? [] : filled.problems.filter((one) => one.field === field.name);
    for (const one of wrong) call.remark(`✗ ${problemSentence(one, translator)}`);
    // Attachments may be missing only for the `motivo`: that is shown, and asked again in the review.
    if (wrong.some((one) => one.code !== "adjuntos-faltan")) {
      before = given;
      continue;
    }
    await keep(answers);
    if (field.kind === "captures") await suggestions.read(answers);
    const advice = filled.advice.filter((one) => one.field === field.name);
    for (const one of advice) call.remark(`! ${describeAdvice(one, translator)}`);
    const mend = field.kind === "text" && advice.length > 0;
    if (!mend || !(await call.prompter.confirm(translator.t("pregunta.mejorar"), false))) {
      return answers;
    }
    before = given;
  }
}
