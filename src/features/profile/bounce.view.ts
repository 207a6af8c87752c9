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

interface BounceFacts {
  readonly status: string;
  readonly words: string;
  readonly final: boolean;
  readonly isOwnCopy: boolean;
}

/**
 * What a mail system reported: in plain words, then in the server's own. Only a final report says
 * that the message came back; another one is of our own copy, or decides nothing.
 */
export function describeBounce(
  { status, words, final, isOwnCopy }: BounceFacts,
  { t, text }: Translator,
): string {
  const reason = reasons.find(([pattern]) => pattern.test(status))?.[1] ?? "rebote.otro";
  const key = isOwnCopy ? "rebote.copia-propia" : final ? reason : "rebote.sin-decidir";
  const foreign = neutralizeLine([status, words].filter((one) => one !== "").join(" "));
  return foreign === "" ? text(key) : `${text(key)} ${t("rebote.dijo", { palabras: foreign })}`;
}
