import { createTranslator, type Language, type Translator } from "./translator.ts";

/** Loads one language's words, and only that one's. */
export async function loadTranslator(language: Language): Promise<Translator> {
  if (language === "en") {
    const { en } = await import("./en.ts");
    return createTranslator("en", en);
  }
  const { es } = await import("./es.ts");
  return createTranslator("es", es);
}
