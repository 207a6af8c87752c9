import { foldText } from "../catalogs/search-catalog.ts";
import type { Advice } from "../domain/evidence.ts";

/** Characters below which an account can hardly be complete, and above which hardly succinct. */
const lengths = { descripcion: [60, 2500], consulta: [60, 3000] } as const;

/**
 * What an account of an incident tells with: verbs of what a system does or fails to do, with
 * their most usual forms. Stems, compared with the beginnings of words; accents do not count.
 */
const events =
  /\b(?:muestr|mostr|present|aparec|indic|inform|devuelv|devolv|rechaz|bloque|cierr|cerr|cae|cay|cuelg|colg|fall|tard|demor|termin|regres|respond|arroj|lanz|sal[ei]|qued|figur|const|pierd|perdi|caduc|venc|expir|duplic|repit|detien|detuv|impid|exig|pide|pidi|llev|permit|carg|guard|gener|actualiz|reconoc|encuentr|encontr|acept|envi|transmit|valid|calcul|regist|redirig|desconect|interrump|borr|elimin|cambi|continu|ocurr|suced|produ[jc]|da |dio|hace|hizo|es |esta |estaba |fue|no )/;

const expectations =
  /\b(?:se esperab|esperab|espera que|se espera|debe|deberia|debia|tendria|lo esperado|lo correcto|lo normal|correspond|en lugar de|en vez de)/;

const requests =
  /[¿?]|\b(?:solicit|agradec|consult|indi[cq]|inform|pedi|pid[eo]|requer|requier|neces|desea|quisier|quiere|favor|sirva|aclar|saber|conocer|orient|confirm|explic|como|cual|que|cuando|donde|puede|debe|procede)/;

/**
 * Advice on "una redacción clara, completa y sucinta", the official page's words. Never an error:
 * where the heuristics doubt, they keep silent.
 */
export function checkWording(field: "descripcion" | "consulta", text: string): readonly Advice[] {
  const [shortest, longest] = lengths[field];
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

/** Below this nobody could act on it: fewer than ten letters, or one letter over and over. */
export function textIsAcceptable(text: string): boolean {
  const letters = text.toLowerCase().match(/\p{L}/gu) ?? [];
  return letters.length >= 10 && new Set(letters).size >= 4;
}

/** Words of four letters and more, since DAI, MRN and the like are written so. */
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
