import type { MessageKey, Translator } from "../../i18n/translator.ts";
import { neutralizeLine } from "../../view/neutralize.ts";

/** Enhanced status codes by their beginning (RFC 3463), the most exact first. */
const reasons: readonly (readonly [pattern: RegExp, key: MessageKey])[] = [
  [/^5\.1\.[1236]$/, "rebote.direccion"],
  [/^5\.1\.[78]$/, "rebote.remitente"],
  [/^5\.2\.2$/, "rebote.lleno"],
  [/^5\.2\.3$|^5\.3\.4$/, "rebote.tamano"],
  [/^5\.7\.(?:1|26|509)$/, "rebote.politica"],
  [/^5\.4\.|^4\.4\./, "rebote.entrega"],
  [/^5\.6\./, "rebote.contenido"],
  [/^5\.7\./, "rebote.politica"],
];

/** Why a message came back: in plain words, then in the server's own. */
export function describeBounce(
  { status, words }: { readonly status: string; readonly words: string },
  { t, text }: Translator,
): string {
  const key = reasons.find(([pattern]) => pattern.test(status))?.[1] ?? "rebote.otro";
  const foreign = neutralizeLine([status, words].filter((one) => one !== "").join(" "));
  return foreign === "" ? text(key) : `${text(key)} ${t("rebote.dijo", { palabras: foreign })}`;
}
