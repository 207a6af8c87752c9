import type * as z from "zod";
import { fillForm, type RawAnswers } from "../../../forms/fill-form.ts";
import { fieldsOf, type FormField } from "../../../forms/form.ts";
import { readAttachments, readCaptures } from "../../../forms/field-schemas.ts";
import type { Advice } from "../../../domain/evidence.ts";
import { describeAdvice, describeProblem } from "../../../view/describe.ts";
import { attachmentText, captureText, formLines } from "../../../view/form-lines.ts";
import { neutralizeLine } from "../../../view/neutralize.ts";
import { WentBack } from "../../../ports/prompter.ts";
import type { Conversation } from "../../../app/conversation.ts";
import { paperLines } from "../paper-list.view.ts";
import { papersOf } from "./ask-papers.call.ts";
import { askFields, type Asking } from "./fill-by-asking.call.ts";

/** What the user decides after reading the whole form. */
export interface Reviewed {
  readonly action: "enviar" | "guardar" | "descartar";
  readonly answers: RawAnswers;
  /** What was shown of the wording, which need not be shown again. */
  readonly advice: readonly Advice[];
}

/**
 * Shows the whole form, as whom and by which channel it goes out, and lets any field be changed
 * until the user decides what becomes of it.
 */
export async function reviewForm<Schema extends z.ZodObject>(
  known: RawAnswers,
  asking: Asking<Schema>,
): Promise<Reviewed> {
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
    for (const one of filled.advice) call.remark(`! ${describeAdvice(one, call.translator)}`);
    const profile = await call.profile();
    const name = answers["nombre"];
    const nombre = typeof name === "string" ? neutralizeLine(name) : "";
    call.remark(t("enviar.como", { nombre, perfil: profile.nombre, canal: profile.canal }));
    const action = await call.prompter.choose({ message: t("revision.que-hacer") }, [
      ...(problems.length === 0 ? [{ value: "enviar", name: t("revision.enviar") }] : []),
      { value: "anadir", name: t("revision.anadir") },
      { value: "cambiar", name: t("revision.cambiar") },
      ...(readCaptures(answers["capturas"]).length > 0 && problems.length === 0
        ? [{ value: "ver", name: t("revision.ver") }]
        : []),
      { value: "guardar", name: t("revision.guardar") },
      { value: "descartar", name: t("revision.descartar") },
    ]);
    const { advice } = filled;
    if (action === "enviar" || action === "guardar") return { action, answers, advice };
    const fields = fieldsOf(form);
    if (action === "ver") {
      const { showDocument } = await import("./show-document.call.ts");
      await showDocument(form, answers, call);
    } else if (action === "cambiar") answers = await changeOne(fields, answers, asking);
    else if (action === "anadir") {
      const more = fields.filter(
        ({ name, kind, required }) =>
          kind === "captures" || (!required && answers[name] === undefined),
      );
      answers = await changeOne(more, answers, asking);
    } else if (await call.prompter.confirm(t("revision.descartar-confirmar"), false)) {
      return { action: "descartar", answers, advice };
    }
  }
}

/** Asks for one of these fields, whichever the user names. */
async function changeOne<Schema extends z.ZodObject>(
  fields: readonly FormField[],
  answers: RawAnswers,
  asking: Asking<Schema>,
): Promise<RawAnswers> {
  const { translator, prompter } = asking.call;
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
    if (name === "capturas") shown[name] = readCaptures(value).map(captureText);
    else if (name === "adjuntos") shown[name] = readAttachments(value).map(attachmentText);
    else shown[name] = value;
  }
  const width = Math.min(context.terminal.width, 100);
  call.remark("");
  call.remark(translator.t(`formulario.${form.id}`));
  const catalogs = await context.catalogs();
  for (const line of formLines(shown, { translator, width, catalogs })) call.remark(line);
  const papers = await papersOf(answers, readAttachments(answers["adjuntos"]), call);
  const listed = papers === undefined ? [] : paperLines(papers, translator);
  for (const line of listed) call.remark(`  ${line}`);
  call.remark("");
}

function labelOf(field: string, { translator }: Conversation): string {
  return translator.find(`campo.${field}`) ?? neutralizeLine(field);
}
