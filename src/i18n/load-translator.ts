import {
  createTranslator,
  type CommandNaming,
  type Language,
  type Translator,
} from "./translator.ts";

/**
 * Loads the messages of one language only.
 *
 * @param naming  what commands in messages have beyond what the messages say
 */
export async function loadTranslator(
  language: Language,
  naming?: CommandNaming,
): Promise<Translator> {
  if (language === "en") {
    const { en } = await import("./en.ts");
    return createTranslator("en", en, naming);
  }
  const { es } = await import("./es.ts");
  return createTranslator("es", es, naming);
}
