import type { MessageKey, Translator } from "../i18n/translator.ts";
import { neutralizeLine } from "./neutralize.ts";

/** Technical reasons of a failed connection (Node's and undici's codes), and what they mean. */
const meanings: readonly (readonly [RegExp, MessageKey])[] = [
  [/^ECONNREFUSED$/, "razon.rechaza"],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, "razon.no-se-halla"],
  [/TIMEDOUT|TIMEOUT/, "razon.tarda"],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, "razon.cortada"],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, "razon.sin-red"],
  [/^CERT_HAS_EXPIRED$/, "razon.certificado-caducado"],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, "razon.certificado-ajeno"],
  [/^(?:DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/, "razon.certificado-sin-autoridad"],
  [/^(?:CERT_|ERR_TLS|ERR_SSL|EPROTO)/, "razon.certificado"],
  [/^sin-rastro$/, "razon.sin-rastro"],
  [/^falta-una-parte$/, "razon.falta-una-parte"],
];

/** Why a request is not with the desk, in words: the code itself is in the JSON. */
export function reasonWords(reason: string, translator: Translator): string {
  const found = meanings.find(([codes]) => codes.test(reason));
  if (found !== undefined) return translator.text(found[1]);
  const message = translator.find(`error.${reason}`);
  return message === undefined || message.includes("{") ? neutralizeLine(reason) : message;
}
