import { MesaError } from "../../errors/mesa-error.ts";
import { mergeSources, type RawAnswers } from "../../forms/fill-form.ts";
import { incidentForm } from "../../forms/incident-form.ts";
import {
  failureAnswers,
  failureDocument,
  logDocument,
  outputOf,
  type FailureStory,
} from "./describe-failures.ts";
import type { RequestDraft } from "../../sending/prepare-intent.ts";
import type { Advice } from "../../domain/evidence.ts";
import type { EvidenceDocuments } from "../../ports/documents.ts";
import { adviseUnshownIn } from "../../sending/unshown-text.ts";
import type { Call } from "../../app/call.ts";
import { checkRequest } from "../request/check-request.call.ts";

/** Lines of the end of a log that are sent. */
const logLines = 200;

/**
 * Makes the incident about failing tests from the reports and the given answers. Its evidence is a
 * page of the report, unless the answers name captures.
 *
 * @param answers  from the form file, the project's settings and the profile
 * @param log  the end of the log, masked; where it is undefined, the output of the tests is used
 * @throws MesaError `formulario-invalido`, `evidencia-invalida`
 */
export async function ciRequest(
  story: FailureStory,
  clave: string,
  answers: RawAnswers,
  log: string | undefined,
  call: Call,
): Promise<{ readonly draft: RequestDraft; readonly advice: readonly Advice[] }> {
  const { context } = call;
  const documents = await context.evidence();
  const folder = await context.temporaryFolder();
  const report = context.files.resolve(folder, "informe-de-pruebas.pdf");
  const reportPages = failureDocument(story);
  await documents.buildText(reportPages, report);
  const unshown = [
    ...(await adviseUnshownIn("informe-de-pruebas.pdf", wordsOf(reportPages), documents)),
  ];
  const text = (log ?? outputOf(story)).trim().split("\n").slice(-logLines).join("\n");
  const attachments = listOf(answers["adjuntos"]);
  if (text !== "") {
    const path = context.files.resolve(folder, "bitacora.pdf");
    const logPages = logDocument(story, text);
    await documents.buildText(logPages, path);
    unshown.push(...(await adviseUnshownIn("bitacora.pdf", wordsOf(logPages), documents)));
    attachments.push(path);
  }
  const captures = listOf(answers["capturas"]);
  const known = failureAnswers(story);
  const merged = mergeSources([
    known,
    answers,
    {
      descripcion: joined(answers["descripcion"], known.descripcion),
      pasos: [...listOf(answers["pasos"]), ...known.pasos],
      capturas: captures.length > 0 ? captures : [report],
      adjuntos: captures.length > 0 ? [report, ...attachments] : attachments,
    },
  ]);
  const origin = { sigueA: undefined, clave };
  const checked = await checkRequest(incidentForm, merged, origin, call);
  for (const one of unshown) call.advise(one);
  if (checked.ok) return { draft: checked.draft, advice: [...checked.advice, ...unshown] };
  const { problems, onlyFiles } = checked;
  throw new MesaError(onlyFiles ? "evidencia-invalida" : "formulario-invalido", {
    params: { caso: "ci" },
    problems,
  });
}

/** All texts of a document. */
function wordsOf({
  facts,
  sections,
}: Parameters<EvidenceDocuments["buildText"]>[0]): readonly string[] {
  return [...facts.flat(), ...sections.flatMap(({ title, text }) => [title, text])];
}

function joined(own: unknown, found: string): string {
  return typeof own === "string" && own.trim() !== "" ? `${own.trim()}\n\n${found}` : found;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? [...value] : [];
}
