import type { Sentence, Statement } from "./sentences.ts";

/** A verb or participle that tells a state when it is said of the case. */
interface Predicate {
  readonly estado: string;
  readonly pattern: RegExp;
  readonly reopens?: true;
  /** Agrees with its subject in gender: "rechazada" is not said of a "caso". */
  readonly gendered?: true;
}

/** JavaScript's `\b` takes "ó" for no letter, so a word's limits are said in full. */
const words = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, "giu");

const predicates: readonly Predicate[] = [
  {
    estado: "rechazado",
    gendered: true,
    pattern: words("rechazad[oa]|negad[oa]|denegad[oa]|desestimad[oa]"),
  },
  {
    estado: "rechazado",
    pattern: words(
      "se rechaz[aó]|rechaz[oó]|rechazamos|(?:es|resulta) improcedente|no procede|no corresponde a esta mesa|rejected|denied",
    ),
  },
  { estado: "anulado", gendered: true, pattern: words("anulad[oa]|cancelad[oa]") },
  {
    estado: "anulado",
    pattern: words("se anul[aó]|anul[oó]|anulamos|se cancel[aó]|cancel[oó]|cancell?ed"),
  },
  {
    estado: "respondido",
    gendered: true,
    pattern: words(
      "resuelt[oa]|solucionad[oa]|corregid[oa]|atendid[oa]|finalizad[oa]|cerrad[oa]|conclu[ií]d[oa]|terminad[oa]|contestad[oa]|respondid[oa]|resolvid[oa]|encerrad[oa]|fechad[oa]",
    ),
  },
  {
    estado: "respondido",
    pattern: words(
      "(?:dio|dado|brind[oó]|brindado) soluci[oó]n|solucion[oó]|resolvi[oó]|corrigi[oó]|atendi[oó]|cerr[oó]|finaliz[oó]|concluy[oó]|contest[oó]|resolvimos|solucionamos|cerramos|atendimos|se cierra|resolved|closed|solved|completed",
    ),
  },
  {
    estado: "en_analisis",
    reopens: true,
    pattern: words(
      "reabiert[oa]|reabri[oó]|reabrimos|se reabre|volvi(?:[oó]|mos|eron) a abrir|reopened",
    ),
  },
  {
    estado: "en_analisis",
    pattern: words(
      "en (?:proceso de )?(?:an[aá]lisis|revisi[oó]n|proceso|tratamiento|curso|investigaci[oó]n|gesti[oó]n|espera|estudio|atenci[oó]n|cola)|(?:siendo|est[aá]) (?:analizad[oa]|revisad[oa]|atendid[oa])|se (?:est[aá] )?(?:analizando|revisando|investigando|gestionando)|(?:permanece|sigue|contin[uú]a|queda|se mantiene) (?:a[uú]n )?abiert[oa]|en manos del?|en (?:la )?lista de espera|escalad[oa]|escal[oó]|escalamos|pendiente|in progress|under review|escalated|de nuevo con",
    ),
  },
  // "Se le ha asignado el número 12" is a receipt: the case has a number but no official yet.
  {
    estado: "asignado",
    gendered: true,
    pattern: words("(?:re)?asignad[oa]|derivad[oa]|transferid[oa]|trasladad[oa]|remitid[oa]"),
  },
  {
    estado: "asignado",
    pattern: words(
      "(?:re)?asign[oó]|(?:re)?asignamos|deriv[oó]|derivamos|transfiri[oó]|traslad[oó]|remiti[oó]|remitimos|elev[oó]|canaliz[oó]|(?:re)?assigned",
    ),
  },
  {
    estado: "registrado",
    gendered: true,
    pattern: words("registrad[oa]|recibid[oa]|ingresad[oa]|cread[oa]|generad[oa]"),
  },
  {
    estado: "registrado",
    pattern: words("recibi[oó]|recibimos|registr[oó]|registramos|ingres[oó]|received|registered"),
  },
];

/** "asignado el número 417", "assigned an ID": a number was given, nobody was put in charge. */
const numberFollows =
  /^\s+(?:con |bajo )?(?:el|un|an?|the)\s+(?:\S+\s+){0,2}(?:n[uú]mero|id|c[oó]digo|number)(?!\p{L})/iu;

/** Nouns for the case; the second list is too vague to end one. */
const caseNouns =
  /^(?:(caso|ticket|tique|requerimiento|incidente|case|request|incident|chamado)|(solicitud|consulta|incidencia|petici[oó]n|solicitação))$/iu;
const vagueNouns =
  /^(?:reporte|reclamo|pedido|inconveniente|problema|novedad|issue|enquiry|inquiry)$/iu;
/** What keeps a noun from being the case of the thread. */
const otherCase =
  /^\s+(?:anterior|previ[oa]|similar|parecid[oa]|relacionad[oa]|(?:electr[oó]nica|escrita|formal|f[ií]sica|previa|inicial|digital|aduanera|presentada|enviada|ingresada|transmitida|adicional|manual|telem[aá]tica)\s+de\s|de (?!n[.º°o]|soporte|atenci|servicio|ayuda|asistencia|su (?:empresa|representada|compañía)|la (?:empresa|referencia)|referencia|usted)\p{L})/iu;
const determiners =
  "su|el|la|este|esta|ese|esa|dicho|dicha|mi|nuestro|nuestra|presente|referido|mencionado|your|the|this|our|seu|sua|o|a";
const indefinite =
  /(?:^|\s)(?:un|una|otro|otra|cada|todo|cualquier|ning[uú]n|alg[uú]n|an?|any|another|every|aquel|aquella)\s*$/iu;
const nounPhrase = new RegExp(
  `(?<!\\p{L})(?:(?<prep>de|del|al|en|por|para|con|sobre|seg[uú]n|sin|a|ante|desde|hasta|entre|respecto|of|for|in|on|about|regarding|with|to|by)\\s+)?(?:(?<det>${determiners})\\s+)?(?<noun>\\p{L}{2,20})(?!\\p{L})`,
  "giu",
);
/** Nouns of time and place between the subject and its verb are not its subject. */
const adverbial =
  /^(?:d[ií]a|fecha|semana|mes|momento|hoy|ayer|lunes|martes|mi[eé]rcoles|jueves|viernes|tarde|ma[ñn]ana|mismo|misma|presente|cual|que)$/iu;
const otherNouns =
  /^(?:declaraci[oó]n|da[ievst]|manifiesto|liquidaci[oó]n|usuario|sesi[oó]n|aforo|documento|registro|tr[aá]mite|garant[ií]a|pago|firma|certificado|carga|contenedor|partida|clave|cuenta|factura|permiso|acceso|transmisi[oó]n|mensaje|correo|archivo|sistema|declaration|user|session|document|manifest)s?$/iu;

/** Where a clause ends, so that one's subject is not taken for the next one's. */
const clauseEnd =
  /[,:()]|(?<!\p{L})(?:porque|ya que|puesto que|debido a que|dado que|pues|cuando|si|pero|aunque|mientras|por cuanto|toda vez que|por lo que|donde|en cuanto|una vez que|hasta que|para que|because|but|when|if|once|until|(?<!(?:caso|ticket|solicitud|requerimiento|incidente|consulta)\s)(?:que|that))(?!\p{L})/giu;
const uncertain =
  /(?<!\p{L})(?:no|nunca|jam[aá]s|ni|tampoco|sin|a[uú]n|todav[ií]a|not|never|ser[aá]n?|quedar[aá]n?|estar[aá]|se(?:a|an)|fuese|fuera|ser[ií]a|podr[ií]a|puede|pueda|podr[aá]|debe|debe[nr][aá]?|deber[ií]a|quede|quedara|haya|hayan|hubiera|est[eé]|va a|vaya|pendiente de|para ser|siendo|dar[aá]n?|una vez(?! m[aá]s)|tan pronto|apenas|tras|hab[ií]a|hab[ií]an|will|would|may|might|must|should|to be|can|antes de|despu[eé]s de|luego de|al (?:ser|quedar|estar)|de ser|en caso de|de estar|evitar|solicit[oó]|pidi[oó]|intentar)(?!\p{L})/iu;
/** A condition at the beginning makes the whole sentence one. */
const conditional =
  /^\s*(?:si(?! bien)|en caso (?:de|contrario)|de no|de lo contrario|caso contrario|a menos que|salvo que|siempre que|if|unless)(?!\p{L})/iu;
/** Who or what refuses things that are no cases. */
const otherAgent =
  /^\s+(?:autom[aá]ticamente\s+)?(?:por|en)\s+(?:el|la|su|los|las)\s+(?:servidor|sistema|banco|navegador|aplicaci[oó]n|firewall|proxy|token|validador|validaci[oó]n|ecuapass|entidad|sri|agencia|naviera|l[ií]nea|t[eé]cnico|aforador|distrito|dep[oó]sito|antivirus)(?!\p{L})/iu;
/** An end of earlier is none now. */
const earlierTime =
  /^.{0,30}(?<!\p{L})(?:anteriormente|antes|en su momento|previamente|inicialmente|en un (?:inicio|principio|comienzo)|al (?:inicio|principio)|la vez (?:anterior|pasada))(?!\p{L})/iu;
/** "La solicitud que fue rechazada" tells which one is meant, not what became of it. */
const relative = /(?<!\p{L})que\s+(?:\p{L}+\s+){0,2}$/iu;
const conditionalClause =
  /^(?:cuando|si|en cuanto|una vez que|hasta que|para que|mientras|when|if|once|until)$/iu;

/** What sentences state of the case itself: not asked, denied, promised or supposed. */
export function caseStatements(sentences: readonly Sentence[]): readonly Statement[] {
  return sentences
    .filter(({ text, isQuestion }) => !isQuestion && !conditional.test(text))
    .flatMap(clausesOf)
    .flatMap(({ text, at }) => predicates.flatMap((one) => statementsIn(text, at, one)));
}

function clausesOf({
  text,
  at,
}: Sentence): readonly { readonly text: string; readonly at: number }[] {
  const clauses: { text: string; at: number }[] = [];
  // "su caso – «DAI» – está", "su caso (DAI) está": what is put in between is no subject. What is
  // quoted is a screen's message, not the writer's.
  const plain = text.replace(
    /\([^()]{0,120}\)|«[^«»]{0,120}»|“[^“”]{0,120}”|"[^"]{0,120}"|\s[–—-]\s[^–—]{1,80}?\s[–—-]\s/gu,
    (one) => " ".repeat(one.length),
  );
  let from = 0;
  let opener = "";
  const push = (end: number): void => {
    if (!conditionalClause.test(opener))
      clauses.push({ text: plain.slice(from, end), at: at + from });
  };
  for (const match of plain.matchAll(clauseEnd)) {
    push(match.index);
    from = match.index + match[0].length;
    opener = match[0];
  }
  push(plain.length);
  return clauses;
}

function statementsIn(clause: string, at: number, predicate: Predicate): readonly Statement[] {
  const { estado, pattern, gendered, reopens = false } = predicate;
  const found: Statement[] = [];
  for (const match of clause.matchAll(pattern)) {
    const before = clause.slice(0, match.index);
    const after = clause.slice(match.index + match[0].length);
    if (estado === "asignado" && numberFollows.test(after)) continue;
    if (uncertain.test(before.slice(-60)) && !/^no /iu.test(match[0])) continue;
    // With "haber" a participle is a verb and agrees with nothing: "hemos cerrado su solicitud".
    const agrees = gendered === true && !/(?<!\p{L})(?:ha|han|hemos|he)\s+$/iu.test(before);
    const subject = subjectOf(before, after, !agrees);
    if (subject === undefined) continue;
    if (agrees && subject.feminine !== /a$/iu.test(match[0])) continue;
    const ends = estado === "rechazado" || estado === "anulado";
    if (ends && (subject.vague || isDoubtful(before, after))) continue;
    found.push({ estado, at: at + match.index, length: match[0].length, reopens });
  }
  return found;
}

/** Whether an end may be that of something else, or an earlier one. */
function isDoubtful(before: string, after: string): boolean {
  return relative.test(before) || otherAgent.test(after) || earlierTime.test(after);
}

interface Subject {
  readonly feminine: boolean;
  readonly vague: boolean;
}

/**
 * The case, when it is what a predicate is said of: the last noun before it that no preposition
 * makes part of another, or, where there is none or the verb is active, the first one after it.
 */
function subjectOf(before: string, after: string, active: boolean): Subject | undefined {
  // "su solicitud sobre la DAI rechazada": the noun that the participle stands beside is its own.
  if (!active && isBesideOther(before)) return undefined;
  const earlier = nounsOf(before);
  const later = nounsOf(after.slice(0, 60));
  if (active && later[0] !== undefined) {
    const [object] = later;
    const near = object.at <= 12;
    if (near) return object.subject;
  }
  const last = earlier.at(-1);
  if (last !== undefined) return last.subject;
  const [next] = later;
  return next !== undefined && next.at <= 12 ? next.subject : undefined;
}

/** Whether a text ends with a noun that a preposition makes part of another. */
function isBesideOther(before: string): boolean {
  const end = before.trimEnd().length;
  for (const match of before.slice(-80).matchAll(nounPhrase)) {
    const { prep, det, noun = "" } = match.groups ?? {};
    const at = match.index + Math.max(0, before.length - 80) + match[0].length;
    if (at !== end || prep === undefined || adverbial.test(noun)) continue;
    if (det !== undefined || otherNouns.test(noun) || caseNouns.test(noun)) return true;
  }
  return false;
}

/** The nouns that can be a subject or object; `subject` is undefined for one that is not the case. */
function nounsOf(
  text: string,
): readonly { readonly at: number; readonly subject: Subject | undefined }[] {
  const nouns: { at: number; subject: Subject | undefined }[] = [];
  for (const match of text.matchAll(nounPhrase)) {
    const { prep, det, noun = "" } = match.groups ?? {};
    if (adverbial.test(noun)) continue;
    const isCase = caseNouns.exec(noun);
    const isVague = vagueNouns.test(noun);
    // A word without article is a noun only where it is known as one.
    if (det === undefined && isCase === null && !isVague && !otherNouns.test(noun)) continue;
    if (prep !== undefined && !/^(?:a|al|to)$/iu.test(prep)) continue;
    const rest = text.slice(match.index + match[0].length);
    const other = otherCase.test(rest) || indefinite.test(text.slice(0, match.index));
    const ours = (isCase !== null || isVague) && !other;
    if (prep !== undefined && !ours) continue;
    nouns.push({
      at: match.index,
      subject: ours ? { feminine: isCase?.[2] !== undefined, vague: isVague } : undefined,
    });
  }
  return nouns;
}
