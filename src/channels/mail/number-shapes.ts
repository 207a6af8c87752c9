/** Codes in customs mail that look like the key of a Jira project. */
const otherCodes = new Set(
  "AES ACROBAT ADOBE ANEXO ANDROID AWB ART ATR BL BODEGA CANAL CAP CHROME CI CIF CODE CONFIDENCIAL COD COVID CUIT CVE DAE DAI DAP DAS DAT DAV DDT E EC ECU ECUAPASS EDGE ERR ERROR ES EXT EXTERNO EXCEL FASE FIREFOX FOB G GMT HAWB HBL HS HTTP HTTPS IE IEC IEEE IMPORTANTE INEN INFO IOS IP ITEM IPV ISO ISSN ISBN JAVA JDK JRE KB LC LINUX LOTE MAWB MBL MD MEF MRN MSG NAC NC ND NIT NTE OFFICE OMC ORA OS PARTIDA PASO PDF PHP PKCS RES RFC RSA RTE RUC SA SENAE SHA SOAP SQL SQLSTATE SSL TLS TLC USB UTC UTF URGENTE VERSION WIN WINDOWS WORD X XML".split(
    " ",
  ),
);
const months =
  "enero|febrero|marzo|abril|mayo|junio|julio|agosto|se(?:p)?tiembre|octubre|noviembre|diciembre|january|february|march|april|may|june|july|august|september|october|november|december";
/** What follows a quantity or a date instead of a ticket's number. */
const unit = new RegExp(
  `^\\s{0,2}(?:%|(?:de|del|of)\\s+(?:${months}|\\d)|(?:${months})|(?:horas?|hrs?|h|d[ií]as?|minutos?|min|semanas?|meses|mes|a[ñn]os?|usd|d[oó]lares|hours?|days?|a\\.?m\\.?|p\\.?m\\.?|kg|unidades|contenedores|bultos|documentos|archivos|declaraciones|tr[aá]mites)(?!\\p{L})|[.,:/]\\d|[-–]\\d)`,
  "iu",
);
/** What may follow a short bare number that is a ticket's. */
const afterShort =
  /^\s{0,2}(?:$|[-:;,.)\]–—|]|(?:fue|ha|ya|est[aá]|se|cerrad|resuelt|asignad|registrad|recibid|cread|atendid|actualizad|reabiert|solucionad|was|has|is|closed|resolved|created|received|assigned|updated))/iu;
/** Bare numbers with fewer digits need one of `afterShort`. */
const shortDigits = 4;

/**
 * Whether what looks like a ticket's number is something else: a year, a date, a person's RUC or
 * cédula, a declaration, an air waybill, a container, a district, or a code such as `ORA-00942`.
 *
 * @param after what follows it
 * @param grade how well it is attested (`NumberGrade`)
 */
export function isNoNumber(number: string, after: string, grade: number): boolean {
  if (unit.test(after)) return true;
  const [, letters = "", digits = ""] = /^([A-Za-z]*)-?(.*)$/.exec(number) ?? [];
  const isBare = grade === 4;
  if (letters !== "") {
    if (otherCodes.has(letters.toUpperCase())) return true;
    // ISO 6346: four letters, the last of them U, J or Z, and seven digits
    if (/^[A-Z]{3}[UJZ]$/i.test(letters) && /^\d{6,7}$/.test(digits)) return true;
    // A year after a code makes it a norm, a form or a resolution.
    return isBare && /^(?:19|20)\d\d$/.test(digits);
  }
  // 028-2026-40-00123456: district, year, regime, sequence
  if (/^\d{3}-\d{4}-\d{2}-\d{4,}/.test(number) || /^\d{3}-\d{4}-\d{2}$/.test(number)) return true;
  if (
    /^\d{4}-\d{1,2}(?:-\d{1,2})?$/.test(number) ||
    /^\d{1,2}-\d{1,2}(?:-\d{2,4})?$/.test(number)
  ) {
    return true;
  }
  // 001-002-000012345, an invoice: shop, till, sequence
  if (/^\d{3}-\d{3}-\d{6,9}$/.test(number)) return true;
  // 045-12345675, an air waybill
  if (/^\d{3}-?\d{8}$/.test(number) && isBare) return true;
  if (/^\d{13}$/.test(number) && number.endsWith("001")) return true;
  if (/^(?:0[1-9]|1\d|2[0-4]|30)\d{8}$/.test(number)) return true;
  if (!isBare) return false;
  if (/^(?:19|20)\d\d$/.test(number) || /^0\d\d$/.test(number)) return true;
  return number.length < shortDigits && !afterShort.test(after);
}
