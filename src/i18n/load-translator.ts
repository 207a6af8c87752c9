import { createTranslator, type Language, type Translator } from "./translator.ts";

/** Loads the messages of one language only. */
export async function loadTranslator(language: Language): Promise<Translator> {
  if (language === "en") {
    const { en } = await import("./en.ts");
    return createTranslator("en", en);
  }
  const { es } = await import("./es.ts");
  return createTranslator("es", es);
}
