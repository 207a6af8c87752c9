import { findMotivo } from "../../../catalogs/motivos.ts";
import { coverPapers, paperInFileName, type PaperList } from "../../../forms/cover-papers.ts";
import { readAttachments, type AttachmentAnswer } from "../../../forms/field-schemas.ts";
import type { RawAnswers } from "../../../forms/fill-form.ts";
import { describeAdvice, problemSentence } from "../../../view/describe.ts";
import { neutralizeLine } from "../../../view/neutralize.ts";
import type { Call } from "../../../app/call.ts";
import { paperLines } from "../paper-list.view.ts";
import { askPaths } from "./ask-paths.call.ts";

/** The documents of the answered motivo against the attachments so far; undefined where it is not known. */
export async function papersOf(
  answers: RawAnswers,
  attachments: readonly AttachmentAnswer[],
  call: Call,
): Promise<PaperList | undefined> {
  const { motivo: id } = answers;
  const { motivos } = await call.context.catalogs();
  const motivo = typeof id === "string" ? findMotivo(id, motivos) : undefined;
  return motivo && coverPapers(motivo, attachments);
}

/**
 * Asks for attachments, each of which is checked at once, and which of the motivo's documents each one is.
 *
 * @param answers  the form so far, of which the motivo decides
 * @throws WentBack
 */
export async function askPapers(
  title: string,
  before: unknown,
  answers: RawAnswers,
  call: Call,
): Promise<readonly AttachmentAnswer[]> {
  const { context, translator } = call;
  const checks = await context.evidence();
  const attachments = [...readAttachments(before)];
  const list = await papersOf(answers, attachments, call);
  if (list !== undefined) {
    for (const line of paperLines(list, translator)) call.remark(`  ${line}`);
  }
  for (;;) {
    const known = attachments.map(({ ruta }) => ruta);
    const paths = await askPaths(title, known, call);
    let refused = false;
    for (const ruta of paths.filter((path) => !known.includes(path))) {
      const checked = await checks.checkAttachment(ruta, "adjuntos");
      if (!checked.ok) {
        call.remark(`✗ ${problemSentence(checked.problem, translator)}`);
        refused = true;
        continue;
      }
      for (const one of checked.advice) call.remark(`! ${describeAdvice(one, translator)}`);
      const documento = await askWhich(ruta, await papersOf(answers, attachments, call), call);
      attachments.push({ ruta, ...(documento !== "" && { documento }) });
    }
    if (!refused) return attachments;
  }
}

/** Which of the documents that are still missing a file is; empty where it is another one. */
async function askWhich(ruta: string, list: PaperList | undefined, call: Call): Promise<string> {
  const open = list?.papers.filter((one) => one.ruta === undefined) ?? [];
  if (open.length === 0) return "";
  const { t } = call.translator;
  const name = ruta.replace(/^.*[\\/]/, "");
  const message = t("documentos.cual", { archivo: neutralizeLine(name) });
  const choices = open.map(({ nombre }) => ({ value: nombre, name: neutralizeLine(nombre) }));
  const other = { value: "", name: t("documentos.otro") };
  const likely = paperInFileName(name, open) ?? open.find((one) => one.obligatorio);
  return await call.prompter.choose({ message, initial: likely?.nombre }, [...choices, other]);
}
