import type { Advice, Capture } from "../domain/evidence.ts";
import type { FormValues } from "../domain/submission.ts";
import type { FileChecks } from "../ports/documents.ts";

/** Text of Latin-1 only, as nearly every text is; every font has it. */
const latin1Text = /^[\n\t\u0020-\u007e\u00a0-\u00ff]*$/;

/** Characters of one text that are looked at: a document shows no more of it. */
const maxLookedAt = 10_000;
/** Characters that a message names. */
const maxCharacters = 20;

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
    const caracteres = text === undefined ? undefined : await unshownOf(text, checks);
    if (caracteres === undefined) continue;
    advice.push({ field, code: "caracter-sin-fuente", params: { campo: field, caracteres } });
  }
  return advice;
}

/** Advice for a document made of texts alone, where it can't show some of their characters. */
export async function adviseUnshownIn(
  document: string,
  texts: readonly string[],
  checks: Pick<FileChecks, "unshown">,
): Promise<readonly Advice[]> {
  const looked = texts
    .map((text) => text.slice(0, maxLookedAt))
    .filter((text) => !latin1Text.test(text));
  const caracteres = await unshownOf(looked.join("\n"), checks);
  if (caracteres === undefined) return [];
  const params = { documento: document, caracteres };
  return [{ field: "documento", code: "documento-sin-fuente", params }];
}

/** The first characters of a text that no font has, for a message; undefined where there are none. */
async function unshownOf(
  text: string,
  checks: Pick<FileChecks, "unshown">,
): Promise<string | undefined> {
  if (latin1Text.test(text)) return undefined;
  const characters = await checks.unshown(text);
  if (characters.length === 0) return undefined;
  const more = characters.length > maxCharacters ? " …" : "";
  return characters.slice(0, maxCharacters).join(" ") + more;
}
