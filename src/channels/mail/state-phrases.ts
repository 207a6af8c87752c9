import type { Sentence, Statement } from "./sentences.ts";

/** Names of states in desks' programs, strongest first. */
const stateNames: readonly (readonly [estado: string, name: RegExp])[] = [
  ["rechazado", /^(?:rechazad[oa]|rejected|improcedente|no procede)/iu],
  ["anulado", /^(?:anulad[oa]|cancelad[oa]|duplicad[oa]|cancell?ed|duplicate)/iu],
  [
    "respondido",
    /^(?:resuelt[oa]|solucionad[oa]|cerrad[oa]|atendid[oa]|finalizad[oa]|terminad[oa]|completad[oa]|concluid[oa]|contestad[oa]|respondid[oa]|resolved|closed|solved|done|completed|answered|fixed|resolvid[oa]|fechad[oa]|encerrad[oa])/iu,
  ],
  [
    "en_analisis",
    /^(?:en (?:proceso|curso|an[aá]lisis|revisi[oó]n|espera|tratamiento|atenci[oó]n|progreso|investigaci[oó]n|ejecuci[oó]n|desarrollo)|pendiente|reabiert[oa]|escalad[oa]|in progress|pending|on hold|waiting|open(?:ed)?$|reopened|em andamento|abiert[oa]\s*\(?en)/iu,
  ],
  ["asignado", /^(?:asignad[oa]|reasignad[oa]|derivad[oa]|assigned|atribu[ií]d[oa])/iu],
  [
    "registrado",
    /^(?:nuev[oa]|registrad[oa]|recibid[oa]|abiert[oa]|cread[oa]|new|created|received|registered|nov[oa])/iu,
  ],
];

const theCase =
  "(?:(?:de|del|of|do)\\s+(?:su |el |la |este |esta |your |the |seu )?(?:caso|ticket|solicitud|requerimiento|incidente|incidencia|consulta|case|request|incident|chamado)(?:\\s+(?:n\\S{0,3}\\s*)?[#\\w-]{1,20})?\\s*)?";
/** "Estado: X", "Estado actual de su caso: X", "Nuevo estado: X → Y", also in a table's row. */
const stateLine = new RegExp(
  `^[\\s*•·-]{0,6}(?:(?:nuevo|new)\\s+)?(?:estado|estatus|status|state|situaci[oó]n)\\s+?(?:actual\\s+|nuevo\\s+)?${theCase}(?:actual|nuevo|final)?\\s*\\*?\\s*(?::|\\||=| es )\\s*\\*?\\s*([^\\n]{2,80})$`,
  "iu",
);
const plainStateLine =
  /^[\s*•·-]{0,6}(?:(?:nuevo|new|current|ticket|case|request|cambio de|actualizaci[oó]n de)\s+)?(?:estado|estatus|status|state|situaci[oó]n)(?:\s+(?:actual|nuevo|changed|cambiado))?\s{0,3}\*?(?:\s{0,3}[:|=]\s{0,3}|\t\s{0,3}|\s{3,20})\*?\s{0,3}([^\n]{2,80})$/iu;
/** "Ticket 512: Cerrado": nothing but the case and its state. */
const caseLine =
  /^[\s*•·-]{0,6}(?:(?:su|el|la|your|the)\s+)?(?:caso|ticket|solicitud|requerimiento|incidente|incidencia|consulta|case|request|incident|chamado)(?:\s+(?:n\S{0,3}\s*)?#?[\w-]{1,20})?\s*:\s*(\p{L}+(?: \p{L}+){0,2})\.?\s*$/iu;
/** The change of a state in a sentence: "pasó de En proceso a Cerrado", "changed from Open to Resolved". */
const change =
  /(?:(?:pas[oó]|cambi[oó]|ha cambiado|ha pasado|se actualiz[oó]|actualizado|cambiado|changed|moved|updated|mudou)(?:\s+(?:su|el|de|its|the))?(?:\s+(?:estado|status))?\s+)(?:de|from)\s+["«“']?(.{2,40}?)["»”']?\s+(?:a|to|para)\s+["«“']?(\p{L}[\p{L} ]{2,30})/iu;
const changeTo =
  /(?:estado|status)\b.{0,40}?(?:cambi[oó]|ha cambiado|pas[oó]|fue cambiado|se actualiz[oó]|(?:was |has been )?(?:changed|updated|set))\s+(?:a|to|como)\s*:?\s+["«“']?(\p{L}[\p{L} ]{2,30})/iu;
/** "Su ticket pasó al estado Cerrado", "se encuentra en estado Resuelto". */
const inState =
  /(?<!(?<!\p{L})no\s)(?:pas[oó]|ha pasado|cambi[oó]|ha cambiado|est[aá]|se encuentra|figura|consta|qued[oó])\s+(?:ahora\s+|ya\s+)?(?:en|al|a)\s+(?:el\s+)?estado\s+(?:de\s+)?["«“']?(\p{L}[\p{L} ]{2,30})/iu;
const otherThings =
  "declaraci[oó]n|da[ievst]|manifiesto|liquidaci[oó]n|usuario|sesi[oó]n|aforo|garant[ií]a|carga|contenedor|pago|documento|certificado|tr[aá]mite|declaration|manifest|user|session";
const otherThing = new RegExp(`(?<!\\p{L})(?:${otherThings})(?!\\p{L})`, "iu");
const caseWord =
  /(?<!\p{L})(?:caso|ticket|solicitud|requerimiento|incidente|incidencia|consulta|case|request|incident|chamado)(?!\p{L})/iu;

/** Lines above a state that may say whose it is. */
const maxLinesAbove = 4;

/** The states that lines of their own or changes tell. */
export function readStateLines(text: string): readonly Statement[] {
  const found: Statement[] = [];
  let at = 0;
  const above: string[] = [];
  for (const line of text.split("\n")) {
    const short = line.slice(0, 300);
    const said = stateIn(short, above);
    if (said !== undefined) {
      found.push({ estado: said, at, length: short.length, reopens: false });
    }
    if (line.trim() !== "") above.unshift(short);
    above.length = Math.min(above.length, maxLinesAbove);
    at += line.length + 1;
  }
  return found;
}

/** @param above  the lines before, the nearest first */
function stateIn(line: string, above: readonly string[]): string | undefined {
  const aboutOther = (text: string): boolean => otherThing.test(text) && !caseWord.test(text);
  // "En espera del usuario" waits for the operator.
  if (aboutOther(line.replace(/(?:de|del|al|por el) usuario/giu, ""))) return undefined;
  const own = plainStateLine.exec(line)?.[1] ?? stateLine.exec(line)?.[1];
  if (own !== undefined) {
    // The state of what the nearest line names is not the case's.
    const owner = above.find((text) => otherThing.test(text) || caseWord.test(text));
    if (owner !== undefined && aboutOther(owner)) return undefined;
    // "Nuevo -> Asignado": the last is the present one.
    const name = own.split(/\s*(?:->|→|=>|»|>)\s*/).at(-1) ?? "";
    const isDoubtful = owner === undefined && !caseWord.test(line) && feminineEnd.test(name);
    return isDoubtful ? undefined : nameState(name);
  }
  const named = caseLine.exec(line)?.[1];
  if (named !== undefined) return nameState(named);
  if (/\?|(?<!\p{L})(?:si|cuando|if|when)(?!\p{L})/iu.test(line)) return undefined;
  const moved = caseWord.test(line) ? inState.exec(line)?.[1] : undefined;
  const to = change.exec(line)?.[2] ?? changeTo.exec(line)?.[1] ?? moved;
  return to === undefined ? undefined : nameState(to);
}

/** "Rechazada" alone may be said of a declaration as well as of a request. */
const feminineEnd = /^[\s*"«“'(]*(?:rechazada|anulada|cancelada|duplicada)/iu;

function nameState(name: string): string | undefined {
  const text = name.replace(/^[\s*"«“'(]+/, "");
  return stateNames.find(([, pattern]) => pattern.test(text))?.[0];
}

const gerunds =
  "(?:analizando|revisando|trabajando|investigando|verificando|validando|gestionando|coordinando|tratando|atendiendo|resolviendo|evaluando|consultando|esperando|dando seguimiento|monitoreando|corrigiendo|buscando|escalando)";
const goingOn: readonly RegExp[] = [
  new RegExp(
    `(?<!\\p{L})(?:seguimos|continuamos|estamos|venimos|sigo|contin[uú]o|estoy|nos encontramos|me encuentro)\\s+(?:a[uú]n |todav[ií]a )?${gerunds}`,
    "iu",
  ),
  new RegExp(
    `(?<!\\p{L})(?:se|lo|la|le)\\s+(?:est[aá]n?|sigue|contin[uú]a|viene)\\s+${gerunds}`,
    "iu",
  ),
  /(?<!\p{L})(?:[aá]rea|equipo|t[eé]cnico|proveedor|analista|unidad|direcci[oó]n|jefatura|nivel|soporte|desarrollo|sistemas|colegas?|compa[ñn]er[oa]s?)(?:\s\p{L}+){0,3}\s+(?:sigue|siguen|contin[uú]an?|est[aá]n?|a[uú]n|todav[ií]a)\s+(?:\p{L}+ndo|con (?:la|el|su)\s+(?:revisi[oó]n|an[aá]lisis|investigaci[oó]n|verificaci[oó]n|validaci[oó]n|prueba)|en (?:revisi[oó]n|an[aá]lisis|ello|eso))/iu,
  /(?<!\p{L})(?:quedamos|quedo|seguimos|estamos|permanecemos|sigo|estoy)\s+(?:a[uú]n |todav[ií]a )?(?:pendientes?|a la espera|en espera|a la expectativa)\s+(?:de|del|por)(?!\s+(?:cualquier|sus? (?:comentario|confirmaci|inquietud|duda)|inquietud|novedad|duda))/iu,
  /(?<!\p{L})(?:esperamos|se espera|aguardamos)\s+(?:a[uú]n |todav[ií]a )?(?:la |una |el |su )?(?:respuesta|confirmaci[oó]n|soluci[oó]n|informe|correcci[oó]n|pronunciamiento)\s+(?:de|del)\s+(?!usted)/iu,
  /(?<!\p{L})(?:a[uú]n|todav[ií]a)\s+(?:no\s+)?(?:(?:se|lo|la|le|nos|hemos|ha|sido|fue|est[aá]|tenemos|hay|contamos)\s+){0,3}(?:resuelt|solucionad|corregid|atendid|cerrad|terminad|soluci[oó]n|respuesta|resuelve|soluciona|revisa|analiza|pendiente|en (?:revisi|an[aá]lisis|proceso|espera|investigaci))/iu,
  /^(?!.*(?<!\p{L})(?:su|el|la|los|las|un|una)\s+(?!caso|ticket|incidente|requerimiento|problema|inconveniente|error|solicitud|consulta|reporte))(?:.{0,60}\s)?no\s+(?:ha sido|fue|est[aá]|se ha|se encuentra)\s+(?:resuelt|solucionad|atendid|cerrad)/iu,
  /(?<!\p{L})no\s+(?:tenemos|contamos con|hemos (?:tenido|recibido)|nos han? (?:dado|respondido|contestado))(?:\s+(?:a[uú]n|todav[ií]a))?\s*(?:\p{L}+\s+)?(?:respuesta|soluci[oó]n|contestaci[oó]n|noticias?|novedad|pronunciamiento)/iu,
  /(?<!\p{L})(?:a[uú]n|todav[ií]a)\s+no\s+(?:nos\s+han?|hemos|tenemos)(?!\p{L})/iu,
  /(?<!\p{L})trabaja(?:ndo|mos)?\s+en\s+(?:ello|eso|la soluci|resolver|solucionar|corregir|su caso|el (?:error|problema|inconveniente|caso))/iu,
  /(?<!\p{L})(?:continuamos|seguimos|estamos)\s+con\s+(?:la|el)\s+(?:revisi[oó]n|an[aá]lisis|investigaci[oó]n|verificaci[oó]n|validaci[oó]n)/iu,
  /^\s*(?:a[uú]n |todav[ií]a )?(?:falta|resta|queda)\s+que\s/iu,
  /(?<!\p{L})(?:still|currently)\s+(?:being\s+)?(?:work|investigat|review|look|analy[sz])/iu,
  /(?<!\p{L})we(?:'re| are)\s+(?:still\s+)?(?:working|investigating|reviewing|looking|waiting)/iu,
  /(?:^|,)\s*(?:(?:pero|y|aunque|ya|ahora)\s+){0,2}(?:est[aá]|sigue|contin[uú]a|queda|se encuentra)\s+(?:a[uú]n |todav[ií]a )?(?:en (?:proceso de )?(?:an[aá]lisis|revisi[oó]n|proceso|tr[aá]mite|espera|investigaci[oó]n)|pendiente)/iu,
];

/** Whether a sentence says, whatever its subject, that the desk is still at work. */
export function saysWorkGoesOn({ text, isQuestion }: Sentence): boolean {
  if (isQuestion || otherSubject.test(text)) return false;
  return goingOn.some((one) => one.test(text));
}

const promise =
  /(?<!\p{L})(?:les?|lo|los|se lo|nos)\s+(?:avis|inform|comunic|notific|escrib|contact|mantendr|dar|har|responder|contestar|indicar)\p{L}{0,3}(?:emos|é)(?!\p{L})/iu;

/** Whether a sentence only promises to be back with news. */
export function promisesNews({ text }: Sentence): boolean {
  return promise.test(text);
}

/** A sentence that opens with something else than the case is about that. */
const otherSubject = new RegExp(
  `^\\s*(?:que |y |pero )?(?:su|la|el|dicha|dicho|esta|este)\\s+(?:${otherThings})(?!\\p{L})`,
  "iu",
);

const wanted =
  "(?:n[uú]meros?|capturas?|pantallas?|pantallazos?|datos?|informaci[oó]n|documentos?|archivos?|im[aá]gen(?:es)?|videos?|mensajes?|errores|error|detalles?|ruc|c[eé]dula|usuario|fecha|hora|navegador|versi[oó]n|correo|tel[eé]fono|log|evidencias?|respaldos?|nombre|c[oó]digo|pasos|adjuntos?|formulario|declaraci[oó]n|dai|dae|si |cu[aá]l|qu[eé]|cu[aá]ndo|c[oó]mo|desde)";
const sendVerbs =
  "(?:(?:re)?env[ií]|rem[ií]t|adj[uú]nt|ind[ií][cq]|inf[oó]rm|proporci[oó]n|facil[ií]t|det[aá]ll|especif[ií][cq]|conf[ií]rm|comp[aá]rt|compl[eé]t|acl[aá]r|prec[ií]s|señ[aá]l|d[ií]ga|m[aá]nd|ay[uú]d|ampl[ií]|h[aá]g[ao]nos llegar)";
const requests: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})${sendVerbs}\\p{L}{0,6}nos(?:l[oae]s?)?(?!\\p{L})`, "iu"),
  new RegExp(
    `(?<!\\p{L})${sendVerbs}\\p{L}{0,8}(?:l[oae]s?)?(?!\\p{L})[^.]{0,80}(?:por este medio|a este correo|en respuesta|respondiendo|a esta direcci[oó]n)`,
    "iu",
  ),
  new RegExp(
    `(?:^|[,:]\\s*)(?:(?:por )?favor,?\\s+)?(?:su ayuda\\s+)?${sendVerbs}(?:e|a|en|ar|ir|er|ue|quese|irse)\\p{L}{0,3}\\s[^.]{0,60}${wanted}`,
    "iu",
  ),
  new RegExp(
    `(?:(?:le|les|se le)\\s+)?(?:pedimos|solicitamos|solicito|agradecemos|agradeceremos|agradecer[ií]a(?:mos)?|agradecer[eé]|rogamos|pido)\\s[^.]{0,40}${sendVerbs}`,
    "iu",
  ),
  new RegExp(
    `(?<!\\p{L})(?<!si )(?:necesitamos|requerimos|se requiere|se necesita|hace falta|hacen falta|falta|faltan|precisamos|nos falta|nos faltan)\\s[^.]{0,60}${wanted}`,
    "iu",
  ),
  /(?<!\p{L})no (?:podemos|es posible|se puede|podremos|nos es posible)\s+(?:\p{L}+\s+){0,2}(?:atender|continuar|avanzar|revisar|analizar|ayudar|procesar|gestionar|identificar|validar|verificar)/iu,
  new RegExp(`(?<!\\p{L})${sendVerbs}(?!\\p{L}{0,2}[aeií]rl)\\p{L}{1,3}l[oa]s?(?!\\p{L})`, "iu"),
  /(?<!\p{L})no puede\s+(?:ser\s+)?(?:atendid|revisad|procesad|analizad|gestionad)[oa]?\s+sin(?!\p{L})/iu,
  /(?<!\p{L})(?:resp[oó]nda(?:nos)?|conf[ií]rme(?:nos|lo)?|av[ií]senos|cu[eé]ntenos|d[ií]ganos)(?!\p{L})/iu,
  /(?<!\p{L})para (?:poder )?(?:atender|revisar|continuar|ayudar|analizar|avanzar|dar)\p{L}*[^.]{0,60}(?:necesitamos|requerimos|env[ií]e|indique|adjunte|remita|se requiere|hace falta)/iu,
  /(?<!\p{L})(?:please|could you|can you)\s+(?:send|provide|attach|confirm|share|tell|let us know)/iu,
];

/** Whether a sentence asks the operator for something, so that the desk can go on. */
export function isRequestOrQuestion({ text, isQuestion }: Sentence): boolean {
  return isQuestion || requests.some((one) => one.test(text)) || /^\s*por favor\s*$/iu.test(text);
}
