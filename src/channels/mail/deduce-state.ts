/** What a message of the desk says of the case, and the words that say so. */
export interface DeducedState {
  readonly estado: string;
  /** The very words, cut out of the message. */
  readonly segun: string;
}

/** How a negation before a word takes its meaning away: "aún no ha sido resuelto". */
const negated =
  /\b(?:no|a[uú]n|todav[ií]a|sin|ni|nunca|pendiente de|para ser|not|un)\s*(?:\S+\s+){0,3}$/i;

/** The strongest first: a closed case was also assigned once. */
const phrases: readonly (readonly [estado: string, pattern: RegExp])[] = [
  [
    "rechazado",
    /\b(?:(?:ha sido|fue|es|queda|se encuentra|se) )?(?:rechazad[oa]|rechaza|improcedente|no procede|no corresponde a esta mesa|rejected)\b/gi,
  ],
  [
    "anulado",
    /\b(?:(?:ha sido|fue|queda) )?(?:anulad[oa]|cancelad[oa]|duplicad[oa]|cancelled)\b/gi,
  ],
  [
    "respondido",
    /\b(?:(?:ha sido|fue|est[aá]|queda|se encuentra|se(?: ha)?) )?(?:resuelt[oa]|solucionad[oa]|solucion[oó]|resolvi[oó]|corregid[oa]|corrigi[oó]|atendid[oa]|finalizad[oa]|cerrad[oa]|resolved|closed)\b/gi,
  ],
  [
    "en_analisis",
    /\b(?:en (?:proceso de )?(?:an[aá]lisis|revisi[oó]n|proceso|tratamiento|curso)|(?:siendo|est[aá]) (?:analizad[oa]|revisad[oa])|se (?:est[aá] )?(?:analizando|revisando)|escalad[oa]|in progress)\b/gi,
  ],
  [
    "asignado",
    // "Se le ha asignado el número 12" is a receipt: the ticket has a number, and nobody yet.
    /\b(?:(?:ha sido|fue|queda|se(?: ha)?) )?(?:asignad[oa]|derivad[oa]|asign[oó]|assigned)\b(?!\s+(?:el|un|an?|the)\s+(?:\S+\s+){0,2}(?:n[uú]mero|id|c[oó]digo|number)\b)/gi,
  ],
  [
    "registrado",
    /\b(?:(?:ha sido|fue|queda|se ha|hemos) )?(?:registrad[oa]|recibid[oa]|cread[oa]|generad[oa]|received|created)\b/gi,
  ],
];

/** Words around the phrase, so that a person can judge. Characters. */
const around = 40;

/** Automatic answers tell only where the case stands; they never are the desk's answer. */
const automatic = new Set(["registrado", "asignado", "en_analisis", "anulado", "rechazado"]);

/**
 * The state that a message of the desk tells, with the words that tell it. A person's message that
 * tells none is an answer, and its own beginning says so; an automatic one registers the case.
 */
export function deduceState(text: string, subject: string, isAutomatic: boolean): DeducedState {
  for (const [estado, pattern] of phrases) {
    if (isAutomatic && !automatic.has(estado) && !announcesEnd(text)) continue;
    for (const match of text.matchAll(pattern)) {
      if (negated.test(text.slice(0, match.index).slice(-60))) continue;
      return { estado, segun: excerpt(text, match.index, match[0].length) };
    }
  }
  const beginning = oneLine(text).slice(0, 2 * around);
  if (isAutomatic) return { estado: "registrado", segun: oneLine(subject) };
  return { estado: "respondido", segun: beginning === "" ? oneLine(subject) : beginning };
}

/** Request Tracker and others tell the end of a case by an automatic message. */
function announcesEnd(text: string): boolean {
  return /\b(?:su|your|el|la)\s+(?:\S+\s+){0,4}(?:ha sido|fue|has been|was)\s+(?:resuelt|solucionad|cerrad|resolved|closed)/i.test(
    text,
  );
}

function excerpt(text: string, at: number, length: number): string {
  const before = text.slice(Math.max(0, at - around), at).replace(/^[^]*[\n.]\s*/, "");
  const begin = at - before.length > 0 && before.length === around ? before.indexOf(" ") + 1 : 0;
  const after = text.slice(at + length, at + length + around).split(/[\n.]/)[0] ?? "";
  const end = after.length === around ? after.lastIndexOf(" ") : after.length;
  const middle = text.slice(at, at + length);
  return oneLine(`${before.slice(begin)}${middle}${after.slice(0, Math.max(0, end))}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
