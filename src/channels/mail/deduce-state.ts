/** The state of a case according to a message of the desk, and the words that say so. */
export interface DeducedState {
  readonly estado: string;
  /** The words, cut out of the message unchanged. */
  readonly segun: string;
}

/** Text before a phrase that negates it: "aún no ha sido" before "resuelto". */
const negation =
  /\b(?:no|a[uú]n|todav[ií]a|sin|ni|nunca|pendiente de|para ser|not|un)\s*(?:\S+\s+){0,3}$/i;

/** The strongest state first: a closed case was also assigned once. */
const statePhrases: readonly (readonly [estado: string, pattern: RegExp])[] = [
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
    // "Se le ha asignado el número 12" is a receipt: the ticket has a number but no official yet.
    /\b(?:(?:ha sido|fue|queda|se(?: ha)?) )?(?:asignad[oa]|derivad[oa]|asign[oó]|assigned)\b(?!\s+(?:el|un|an?|the)\s+(?:\S+\s+){0,2}(?:n[uú]mero|id|c[oó]digo|number)\b)/gi,
  ],
  [
    "registrado",
    /\b(?:(?:ha sido|fue|queda|se ha|hemos) )?(?:registrad[oa]|recibid[oa]|cread[oa]|generad[oa]|received|created)\b/gi,
  ],
];

/** Characters shown on each side of a phrase, so that a person can judge it. */
const excerptContextChars = 40;

/** States that an automatic message can report; the desk's answer is not among them. */
const automaticStates = new Set(["registrado", "asignado", "en_analisis", "anulado", "rechazado"]);

/**
 * Reads the state out of a message of the desk. A message without any known phrase counts as an
 * answer when a person wrote it, quoting its beginning, and as a registration when it is automatic.
 */
export function deduceState(text: string, subject: string, isAutomatic: boolean): DeducedState {
  for (const [estado, pattern] of statePhrases) {
    if (isAutomatic && !automaticStates.has(estado) && !announcesEnd(text)) continue;
    for (const match of text.matchAll(pattern)) {
      if (negation.test(text.slice(0, match.index).slice(-60))) continue;
      return { estado, segun: excerpt(text, match.index, match[0].length) };
    }
  }
  const beginning = oneLine(text).slice(0, 2 * excerptContextChars);
  if (isAutomatic) return { estado: "registrado", segun: oneLine(subject) };
  return { estado: "respondido", segun: beginning === "" ? oneLine(subject) : beginning };
}

/** Whether an automatic message reports that the case was closed, as Request Tracker's does. */
function announcesEnd(text: string): boolean {
  return /\b(?:su|your|el|la)\s+(?:\S+\s+){0,4}(?:ha sido|fue|has been|was)\s+(?:resuelt|solucionad|cerrad|resolved|closed)/i.test(
    text,
  );
}

function excerpt(text: string, at: number, length: number): string {
  const before = text.slice(Math.max(0, at - excerptContextChars), at).replace(/^[^]*[\n.]\s*/, "");
  const begin =
    at - before.length > 0 && before.length === excerptContextChars ? before.indexOf(" ") + 1 : 0;
  const after = text.slice(at + length, at + length + excerptContextChars).split(/[\n.]/)[0] ?? "";
  const end = after.length === excerptContextChars ? after.lastIndexOf(" ") : after.length;
  const middle = text.slice(at, at + length);
  return oneLine(`${before.slice(begin)}${middle}${after.slice(0, Math.max(0, end))}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
