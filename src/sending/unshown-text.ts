import type { Advice, Capture } from "../domain/evidence.ts";
import type { FormValues } from "../domain/submission.ts";
import type { FileChecks } from "../ports/documents.ts";

/** Text of Latin-1 only, as nearly every text is; every font has it. */
const latin1Text = /^[\n\t\u0020-\u007e\u00a0-\u00ff]*$/;

/** Advice for each field with characters that the evidence document can't show. */
export async function adviseUnshown(
  datos: FormValues,
  captures: readonly Capture[],
  checks: Pick<FileChecks, "unshown">,
): Promise<readonly Advice[]> {
  if (captures.length === 0) return [];
  const shown = captures.map(({ caption, name }) => `${caption} ${name}`);
  const texts = [...Object.entries(datos), ["capturas", shown] as const];
  const advice: Advice[] = [];
  for (const [field, value] of texts) {
    const text = typeof value === "string" ? value : value?.join(" ");
    if (text === undefined || latin1Text.test(text)) continue;
    const characters = await checks.unshown(text);
    if (characters.length === 0) continue;
    const params = { campo: field, caracteres: characters.join(" ") };
    advice.push({ field, code: "caracter-sin-fuente", params });
  }
  return advice;
}
