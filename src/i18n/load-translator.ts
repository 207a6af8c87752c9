import { createTranslator, type Language, type Translator } from "./translator.ts";

/**
 * Loads the messages of one language only.
 *
 * @param perfil  the profile on the command line, which commands in messages are to name too
 */
export async function loadTranslator(language: Language, perfil?: string): Promise<Translator> {
  if (language === "en") {
    const { en } = await import("./en.ts");
    return createTranslator("en", en, perfil);
  }
  const { es } = await import("./es.ts");
  return createTranslator("es", es, perfil);
}
