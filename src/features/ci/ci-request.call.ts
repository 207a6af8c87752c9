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
import type { Call } from "../../app/call.ts";
import { checkRequest } from "../request/check-request.call.ts";

/** Lines of a log that are sent. */
const logLines = 200;

/**
 * The incident about failing tests: what the reports tell, and from elsewhere what they can't know.
 * Its evidence is a page of the report, unless the answers bring captures of their own.
 *
 * @param answers  of file, project and profile
 * @param log  the end of the run's log, masked; what the tests wrote where it is left out
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
  const room = await context.evidence();
  const folder = await context.temporaryFolder();
  const report = context.files.resolve(folder, "informe-de-pruebas.pdf");
  await room.buildText(failureDocument(story), report);
  const text = (log ?? outputOf(story)).trim().split("\n").slice(-logLines).join("\n");
  const papers = listOf(answers["adjuntos"]);
  if (text !== "") {
    const path = context.files.resolve(folder, "bitacora.pdf");
    await room.buildText(logDocument(story, text), path);
    papers.push(path);
  }
  const captures = listOf(answers["capturas"]);
  const known = failureAnswers(story);
  const merged = mergeSources([
    known,
    answers,
    {
      descripcion: together(answers["descripcion"], known.descripcion),
      pasos: [...listOf(answers["pasos"]), ...known.pasos],
      capturas: captures.length > 0 ? captures : [report],
      adjuntos: captures.length > 0 ? [report, ...papers] : papers,
    },
  ]);
  const origin = { sigueA: undefined, clave };
  const checked = await checkRequest(incidentForm, merged, origin, call);
  if (checked.ok) return checked;
  const { problems, onlyFiles } = checked;
  throw new MesaError(onlyFiles ? "evidencia-invalida" : "formulario-invalido", { problems });
}

function together(own: unknown, told: string): string {
  return typeof own === "string" && own.trim() !== "" ? `${own.trim()}\n\n${told}` : told;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? [...value] : [];
}
