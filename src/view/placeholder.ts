import type { Translator } from "../i18n/translator.ts";

/** A placeholder such as `RUTA[=LEYENDA]` or `NUMERO` in the user's language. */
export function placeholder(name: string, { find }: Pick<Translator, "find">): string {
  return name.replace(/\p{Lu}{2,}/gu, (word) => {
    const plain = word.normalize("NFD").replace(/\p{M}/gu, "");
    return find(`marcador.${plain}`) ?? word;
  });
}
