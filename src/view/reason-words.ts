import type { MessageKey, Translator } from "../i18n/translator.ts";
import { neutralizeLine } from "./neutralize.ts";

/** Technical reasons (Node's, undici's and TLS's codes, HTTP statuses, our own), and what they mean. */
const meanings: readonly (readonly [RegExp, MessageKey])[] = [
  [/^ECONNREFUSED$/, "razon.rechaza"],
  [/^(?:ENOTFOUND|EAI_AGAIN|EDNS)$/, "razon.no-se-halla"],
  [/TIMEDOUT|TIMEOUT/, "razon.tarda"],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|EMPTY)$/, "razon.cortada"],
  [/^(?:EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, "razon.sin-red"],
  [/^(?:EACCES|EPERM)$/, "razon.sistema-no-permite"],
  [/^ABORT_ERR$/, "razon.interrumpida"],
  [/^REPLY_TOO_LONG$/, "razon.respuesta-grande"],
  [/^CERT_HAS_EXPIRED$/, "razon.certificado-caducado"],
  [/^CERT_NOT_YET_VALID$/, "razon.certificado-futuro"],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, "razon.certificado-ajeno"],
  [/^(?:DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/, "razon.certificado-sin-autoridad"],
  [/^(?:CERT_|ERR_TLS|ERR_SSL|EPROTO$)/, "razon.certificado"],
  [/^HTTP 3\d\d$/, "razon.otra-direccion"],
  [/^HTTP 429$/, "razon.demasiadas"],
  [/^HTTP 408$/, "razon.tarda"],
  [/^HTTP 503$/, "razon.fuera-de-servicio"],
  [/^HTTP 5\d\d$/, "razon.falla-suya"],
  [/^HTTP 4\d\d$/, "razon.no-acepta"],
  [/^HTTP \d+$/, "razon.inesperada"],
  [/^NO$/, "razon.buzon-no-acepta"],
  [/^no-existe$/, "razon.no-consta"],
  [/^sin-rastro$/, "razon.sin-rastro"],
  [/^falta-una-parte$/, "razon.falta-una-parte"],
  [/^entrega-a-medias$/, "razon.entrega-a-medias"],
  // Any other code: nobody reads it, and the JSON has it.
  [/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/, "razon.otra"],
];

/** A reply of a mail server (RFC 5321 §4.2): three digits, then its words. */
const serverReply = /^[245]\d\d[ -]/;

/**
 * Why a connection or a request failed, in words; the code itself is in the JSON. What a desk or a
 * mail server wrote is shown as it is, the latter between quotation marks.
 */
export function reasonWords(reason: string, translator: Translator): string {
  const found = meanings.find(([codes]) => codes.test(reason));
  if (found !== undefined) return translator.text(found[1]);
  if (serverReply.test(reason)) {
    return translator.t("razon.servidor-dijo", { palabras: neutralizeLine(reason) });
  }
  const message = translator.find(`error.${reason}`);
  if (message === undefined) return neutralizeLine(reason);
  if (message.includes("{")) return translator.t("razon.explicada", { codigo: reason });
  const sentence = message.replace(/\.$/, "");
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
}
