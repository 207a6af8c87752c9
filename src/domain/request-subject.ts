/** Characters of the message or the account in a subject. */
const maxSaidLength = 70;

/**
 * What a request is about, in one line that tells it from others: a consultation's own subject; for an
 * incident the last part of the screen's name, and the error message or the first words of the account.
 *
 * @param datos  the answers of a form; what is missing is left out
 */
export function requestSubject(datos: Readonly<Record<string, unknown>>): string {
  const textOf = (name: string): string => {
    const value = datos[name];
    return typeof value === "string" ? value.replaceAll(/\s+/g, " ").trim() : "";
  };
  const own = textOf("asunto");
  if (own !== "") return own;
  const screen = textOf("pantalla").split(">").at(-1)?.trim() ?? "";
  const said = textOf("mensaje_error") || textOf("descripcion") || textOf("consulta");
  return [screen || textOf("motivo"), firstWords(said)].filter((part) => part !== "").join(" · ");
}

/** The first sentence, cut at a space where it is long. */
function firstWords(text: string): string {
  const sentence = /^.{12,}?[.!?](?= |$)/u.exec(text)?.[0].replace(/\.$/, "") ?? text;
  if (sentence.length <= maxSaidLength) return sentence;
  const cut = sentence.slice(0, maxSaidLength);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > maxSaidLength / 2 ? space : maxSaidLength)}…`;
}
