import type * as z from "zod";
import { MesaError } from "../../../errors/mesa-error.ts";
import { fillForm, type RawAnswers } from "../../../forms/fill-form.ts";
import { fieldsOf } from "../../../forms/form.ts";
import { readCaptures } from "../../../forms/field-schemas.ts";
import { describeProblem } from "../../../view/describe.ts";
import { formLines } from "../../../view/form-lines.ts";
import { neutralizeLine } from "../../../view/neutralize.ts";
import { WentBack } from "../../../ports/prompter.ts";
import type { Conversation } from "../../../app/conversation.ts";
import { askFields, type Asking } from "./fill-by-asking.call.ts";

/**
 * Shows the whole form, as whom and by which channel it goes out, and lets any field be changed
 * until it is to be sent.
 *
 * @throws MesaError `interrumpido` when it is to be kept for later
 */
export async function reviewForm<Schema extends z.ZodObject>(
  known: RawAnswers,
  asking: Asking<Schema>,
): Promise<RawAnswers> {
  const { form, call } = asking;
  const { t } = call.translator;
  let answers = known;
  for (;;) {
    const filled = fillForm(form, answers, await call.formFacts());
    const problems = filled.ok ? [] : filled.problems;
    await showForm({ ...answers, ...(filled.ok ? filled.answers : filled.right) }, asking);
    for (const one of problems) {
      call.remark(`✗ ${labelOf(one.field, call)}: ${describeProblem(one, call.translator)}`);
    }
    const profile = await call.profile();
    const name = answers["nombre"];
    const nombre = typeof name === "string" ? neutralizeLine(name) : "";
    call.remark(t("enviar.como", { nombre, perfil: profile.nombre, canal: profile.canal }));
    const action = await call.prompter.choose({ message: t("revision.que-hacer") }, [
      ...(problems.length === 0 ? [{ value: "enviar", name: t("revision.enviar") }] : []),
      { value: "cambiar", name: t("revision.cambiar") },
      { value: "guardar", name: t("revision.guardar") },
    ]);
    if (action === "enviar") return answers;
    if (action === "guardar") throw new MesaError("interrumpido");
    answers = await changeOne(answers, asking);
  }
}

async function changeOne<Schema extends z.ZodObject>(
  answers: RawAnswers,
  asking: Asking<Schema>,
): Promise<RawAnswers> {
  const { form, call } = asking;
  const { translator, prompter } = call;
  const fields = fieldsOf(form);
  const choices = fields.map((one) => ({ value: one.name, name: translator.text(one.label) }));
  try {
    const message = translator.t("revision.cual");
    const name = await prompter.search({ message, back: true }, (typed) =>
      choices.filter((one) => one.name.toLowerCase().includes(typed.trim().toLowerCase())),
    );
    return await askFields(
      fields.filter((field) => field.name === name),
      answers,
      asking,
    );
  } catch (error) {
    if (error instanceof WentBack) return answers;
    throw error;
  }
}

async function showForm<Schema extends z.ZodObject>(
  answers: RawAnswers,
  { form, call }: Asking<Schema>,
): Promise<void> {
  const { translator, context } = call;
  const shown: Record<string, unknown> = {};
  for (const { name } of fieldsOf(form)) {
    const value = answers[name];
    if (value === undefined) continue;
    shown[name] = name === "capturas" ? readCaptures(value).map(captureText) : value;
  }
  const width = Math.min(context.terminal.width, 100);
  call.remark("");
  call.remark(translator.t(`formulario.${form.id}`));
  const catalogs = await context.catalogs();
  for (const line of formLines(shown, { translator, width, catalogs })) call.remark(line);
  call.remark("");
}

function captureText({ ruta, leyenda }: { ruta: string; leyenda: string }): string {
  const name = ruta.replace(/^.*[\\/]/, "");
  return leyenda === "" ? name : `${name} — ${leyenda}`;
}

function labelOf(field: string, { translator }: Conversation): string {
  return translator.find(`campo.${field}`) ?? neutralizeLine(field);
}
