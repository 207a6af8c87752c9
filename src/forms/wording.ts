import { foldText } from "../catalogs/search-catalog.ts";
import type { Advice } from "../domain/evidence.ts";

/** Fewest and most characters of an account that is likely to be both complete and succinct. */
const recommendedLengths = { descripcion: [60, 2500], consulta: [60, 3000] } as const;

/**
 * Stems of verbs that say what a system does or fails to do, compared with the beginnings of words
 * whose accents were removed. An account of an incident without any of them says no event.
 */
const events =
  /\b(?:muestr|mostr|present|aparec|indic|inform|devuelv|devolv|rechaz|bloque|cierr|cerr|cae|cay|cuelg|colg|fall|tard|demor|termin|regres|respond|arroj|lanz|sal[ei]|qued|figur|const|pierd|perdi|caduc|venc|expir|duplic|repit|detien|detuv|impid|exig|pide|pidi|llev|permit|carg|guard|gener|actualiz|reconoc|encuentr|encontr|acept|envi|transmit|valid|calcul|regist|redirig|desconect|interrump|borr|elimin|cambi|continu|ocurr|suced|produ[jc]|da |dio|hace|hizo|es |esta |estaba |fue|no )/;

/** Phrases that say what was expected to happen. */
const expectations =
  /\b(?:se esperab|esperab|espera que|se espera|debe|deberia|debia|tendria|lo esperado|lo correcto|lo normal|correspond|en lugar de|en vez de)/;

/** Words and signs of a question or a request. */
const requests =
  /[¿?]|\b(?:solicit|agradec|consult|indi[cq]|inform|pedi|pid[eo]|requer|requier|neces|desea|quisier|quiere|favor|sirva|aclar|saber|conocer|orient|confirm|explic|como|cual|que|cuando|donde|puede|debe|procede)/;

/**
 * Advice on "una redacción clara, completa y sucinta", as the official page asks for. It never stops a
 * request; in doubt there is no advice.
 */
export function checkWording(field: "descripcion" | "consulta", text: string): readonly Advice[] {
  const [shortest, longest] = recommendedLengths[field];
  const advice: Advice[] = [];
  const say = (code: string, params: Readonly<Record<string, number>> = {}): void => {
    advice.push({ field, code, params });
  };
  if (text.length < shortest) say("texto-corto", { caracteres: text.length });
  if (text.length > longest) say("texto-largo", { caracteres: text.length });
  if (isShouted(text)) say("texto-mayusculas");
  if (isRepetitive(text)) say("texto-repetido");
  const folded = foldText(text);
  if (field === "descripcion") {
    if (!events.test(`${folded} `)) say("sin-suceso");
    if (!expectations.test(folded)) say("sin-resultado-esperado");
  } else if (!/[¿?]/.test(text) && !requests.test(folded)) {
    say("sin-pregunta");
  }
  return advice;
}

/** False for a text nobody could act on: fewer than ten letters, or fewer than four different ones. */
export function textIsAcceptable(text: string): boolean {
  const letters = text.toLowerCase().match(/\p{L}/gu) ?? [];
  return letters.length >= 10 && new Set(letters).size >= 4;
}

/** Whether most words are in capitals; short ones do not count, since DAI and MRN are written so. */
function isShouted(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  const loud = words.filter((word) => word === word.toUpperCase()).length;
  return words.length >= 4 && loud > words.length * 0.6;
}

function isRepetitive(text: string): boolean {
  if (/(.)\1{9,}/su.test(text.replace(/\s+/g, ""))) return true;
  const words = foldText(text).split(" ");
  return words.length >= 8 && new Set(words).size < words.length / 4;
}
