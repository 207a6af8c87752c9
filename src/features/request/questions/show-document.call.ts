import type * as z from "zod";
import type { RawAnswers } from "../../../forms/fill-form.ts";
import type { RequestForm } from "../../../forms/form.ts";
import { buildEvidence } from "../../../sending/prepare-intent.ts";
import { problemSentence } from "../../../view/describe.ts";
import { neutralizeLine } from "../../../view/neutralize.ts";
import type { Call } from "../../../app/call.ts";
import { checkRequest } from "../check-request.call.ts";

/**
 * Makes the evidence as it would be sent, in a temporary folder, and opens it in the system's viewer;
 * where there is none, its path is shown. What is wrong with the files is said instead.
 */
export async function showDocument<Schema extends z.ZodObject>(
  form: RequestForm<Schema>,
  answers: RawAnswers,
  call: Call,
): Promise<void> {
  const { context, translator } = call;
  const origin = { sigueA: undefined, clave: undefined };
  const checked = await checkRequest(form, answers, origin, call);
  if (!checked.ok) {
    for (const one of checked.problems) call.remark(`✗ ${problemSentence(one, translator)}`);
    return;
  }
  const folder = await context.temporaryFolder();
  const place = () => Promise.resolve(context.files.resolve(folder, "evidencia.pdf"));
  const needs = { ...context, evidence: await context.evidence() };
  const document = await buildEvidence(checked.draft, place, needs);
  if (document === undefined) return;
  const archivo = neutralizeLine(document.path);
  const opened = await context.openFile(document.path);
  call.remark(translator.t(opened ? "revision.abierto" : "revision.sin-visor", { archivo }));
}
