import type { Translator } from "../../i18n/translator.ts";
import type { Draft } from "../../ports/draft-store.ts";
import { requestSubject } from "../../domain/request-subject.ts";
import { readAttachments, readCaptures } from "../../forms/field-schemas.ts";
import { attachmentText, captureText, formLines } from "../../view/form-lines.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { relativeTime } from "../../view/relative-time.ts";
import { tableLines } from "../../view/table.ts";
import type { ViewTools } from "../../view/view.ts";

/** A draft in one line: its id, what it is about, how old it is. */
export function describeDraft(draft: Draft, translator: Translator, now: Date): string {
  const age = relativeTime(draft.actualizado, now, translator.language);
  return [draft.id, translator.t(`tipo.${draft.formulario}`), subjectOf(draft), age]
    .filter((part) => part !== "")
    .join(" · ");
}

export async function draftRows(
  drafts: readonly Draft[],
  tools: ViewTools,
): Promise<readonly string[]> {
  const { translator, paint, width, decorated, now } = tools;
  const { t, language } = translator;
  if (drafts.length === 0) return decorated ? [t("borrador.ninguno")] : [];
  const columns = [
    { title: t("columna.borrador"), minimum: 8, paint: paint.strong },
    { title: t("columna.tipo"), minimum: 9, drops: 2 },
    { title: t("columna.perfil"), minimum: 8, drops: 1 },
    { title: t("columna.asunto"), minimum: 20 },
    { title: t("columna.actualizado"), minimum: 12, paint: paint.dim },
  ];
  const rows = drafts.map((draft) => [
    draft.id,
    t(`tipo.${draft.formulario}`),
    neutralizeLine(draft.perfil),
    subjectOf(draft),
    relativeTime(draft.actualizado, now, language),
  ]);
  return await tableLines(columns, rows, width, decorated);
}

export async function draftView(draft: Draft, tools: ViewTools): Promise<readonly string[]> {
  const { translator, paint, now } = tools;
  const formTools = { ...tools, catalogs: await tools.catalogs() };
  const { capturas, adjuntos, ...others } = draft.respuestas;
  const captures = readCaptures(capturas).map(captureText);
  const attachments = readAttachments(adjuntos).map(attachmentText);
  const files = {
    ...(captures.length > 0 && { capturas: captures }),
    ...(attachments.length > 0 && { adjuntos: attachments }),
  };
  return [
    paint.strong(describeDraft(draft, translator, now)),
    ...formLines({ ...others, ...files }, formTools),
    "",
    `  ${translator.t("borrador.continuar", { borrador: draft.id })}`,
  ];
}

export function draftJson({ id, formulario, perfil, sigue_a, creado, actualizado }: Draft) {
  return { id, formulario, perfil, sigue_a, creado, actualizado };
}

function subjectOf({ respuestas }: Draft): string {
  return neutralizeLine(requestSubject(respuestas));
}
