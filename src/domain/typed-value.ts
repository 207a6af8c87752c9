import { deducedStates, ticketStates } from "./ticket.ts";

/** What people are shown for a value of the contract, in Spanish or in English, where it differs. */
const shownWords: Readonly<Record<string, readonly string[]>> = {
  registrado: ["registered"],
  asignado: ["assigned"],
  en_analisis: ["under review"],
  respondido: ["answered"],
  conforme: ["agreed"],
  inconforme: ["disputed"],
  rechazado: ["rejected"],
  anulado: ["voided"],
  enviado: ["sent", "enviado, sin respuesta aún", "sent, no reply yet"],
  incidente: ["incident"],
  consulta: ["consultation"],
  si: ["yes"],
  falla: ["failure"],
  duda: ["question"],
  siempre: ["always"],
};

/** A word without accents, case and what parts its words. */
function fold(word: string): string {
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "");
  return plain.toLowerCase().replace(/[\s_,-]+/g, " ");
}

/**
 * The choice that a typed word stands for: the value itself, or what views show for it in Spanish or
 * English («en análisis», “under review”); undefined where it is none of them.
 */
export function typedValue<const Choice extends string>(
  typed: string,
  choices: readonly Choice[],
): Choice | undefined {
  const exact = choices.find((choice) => choice === typed);
  if (exact !== undefined) return exact;
  const wanted = fold(typed.trim());
  return choices.find((choice) =>
    [choice, ...(shownWords[choice] ?? [])].some((word) => fold(word) === wanted),
  );
}

/** The state that a typed word stands for; a word of the desk's own stays as it was typed. */
export function typedState(typed: string): string {
  return typedValue(typed, [...ticketStates, ...deducedStates]) ?? typed;
}
