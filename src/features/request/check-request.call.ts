import * as z from "zod";
import type { Advice } from "../../domain/evidence.ts";
import type { FormValues } from "../../domain/submission.ts";
import type { FieldProblem } from "../../errors/mesa-error.ts";
import { fillForm, type RawAnswers } from "../../forms/fill-form.ts";
import type { RequestForm } from "../../forms/form.ts";
import { adviseUnshown } from "../../sending/unshown-text.ts";
import { collectEvidence } from "../../sending/collect-evidence.ts";
import type { FileChecks } from "../../ports/documents.ts";
import type { RequestDraft } from "../../sending/prepare-intent.ts";
import type { Call } from "../../app/call.ts";

/** The answers that name files; all forms have the same. */
const fileAnswers = z.looseObject({
  capturas: z.array(z.object({ ruta: z.string(), leyenda: z.string() })).default([]),
  adjuntos: z.array(z.string()).default([]),
});

type CheckedRequest =
  | { readonly ok: true; readonly draft: RequestDraft; readonly advice: readonly Advice[] }
  | {
      readonly ok: false;
      readonly problems: readonly FieldProblem[];
      /** Whether only the files have problems. */
      readonly onlyFiles: boolean;
    };

/**
 * Checks answers and files: gives a request, or all problems.
 *
 * @param checks  who checks the files; the usual documents where left out
 */
export async function checkRequest<Schema extends z.ZodObject>(
  form: RequestForm<Schema>,
  answers: RawAnswers,
  origin: Pick<RequestDraft, "sigueA" | "clave">,
  call: Call,
  checks?: FileChecks,
): Promise<CheckedRequest> {
  const profile = await call.profile();
  const filled = fillForm(form, answers, await call.formFacts());
  const looked = filled.ok ? filled.answers : filled.right;
  const { capturas, adjuntos, ...values } = fileAnswers.parse(looked);
  const documents = checks ?? (await call.context.evidence());
  const files = await collectEvidence(capturas, adjuntos, documents);
  const problems = [...(filled.ok ? [] : filled.problems), ...files.problems];
  if (problems.length > 0) return { ok: false, problems, onlyFiles: filled.ok };
  const draft: RequestDraft = {
    perfil: profile.nombre,
    canal: profile.canal,
    tipo: form.id,
    datos: formValues(values),
    files,
    ...origin,
  };
  const unshown = await adviseUnshown(draft.datos, files.captures, documents);
  return { ok: true, draft, advice: [...filled.advice, ...files.advice, ...unshown] };
}

/** The answers that the desk gets as data: all but the files. */
function formValues(answers: Readonly<Record<string, unknown>>): FormValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(answers)) {
    if (typeof value === "string") values[name] = value;
    else if (Array.isArray(value)) values[name] = value.map(String);
  }
  return values;
}
