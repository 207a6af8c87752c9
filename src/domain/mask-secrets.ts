import { percentEncode } from "./url.ts";

const mask = "[oculto]";

/** Names of secrets in Spanish and English, as a pattern. */
const secretNames =
  "contrase[nñ]as?|claves?|passw(?:or)?d|passwd|pwd|pass|secretos?|secrets?|tokens?|api[_-]?keys?|access[_-]?keys?|private[_-]?keys?|credentials?|credenciales|cookie|set-cookie|x-api-key|frase";

/** Patterns of secrets, by their own form or by the name before them, and their replacements. */
const patterns: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, mask],
  [/\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, mask],
  [/\b(?:gh[pousr]|github_pat|glpat|npm|xox[abprs]|sk|rk|pk|hf|dop_v1)[_-][\w-]{16,}/g, mask],
  [/\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g, mask],
  [/\bAIza[\w-]{30,}/g, mask],
  [/(\b[a-z][a-z\d+.-]*:\/\/)[^\s/@:"']*:[^\s/@"']+@/gi, `$1${mask}@`],
  [
    /(\b(?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?:(?:basic|bearer|digest|token)\s+)?[^\s"',;]+/gi,
    `$1${mask}`,
  ],
  [/(\b(?:bearer|basic)\s+)[\w+/=.-]{12,}/gi, `$1${mask}`],
  [
    new RegExp(
      `((?:^|[^\\p{L}\\d])[\\w.-]*(?:${secretNames})["']?\\s*(?:=>|[:=])\\s*)("[^"\\n]*"|'[^'\\n]*'|[^\\s"',;&<>]+)`,
      "giu",
    ),
    `$1${mask}`,
  ],
  [
    new RegExp(
      `((?:name|key)=["'][\\w.-]*(?:${secretNames})["']\\s+value=)("[^"]*"|'[^']*')`,
      "giu",
    ),
    `$1"${mask}"`,
  ],
  [
    new RegExp(`(--[\\w-]*(?:${secretNames})\\s+)("[^"]*"|'[^']*'|[^\\s"',;]+)`, "giu"),
    `$1${mask}`,
  ],
];

/** Shorter values are not masked, since they could be any word. */
const minValueLength = 6;

/**
 * Returns a function that masks secrets in text: the given values, also percent-encoded, and
 * everything that looks like a secret or follows the name of one. It masks rather too much than too
 * little.
 */
export function createMask(values: readonly string[]): (text: string) => string {
  const known = values
    .filter((value) => value.length >= minValueLength)
    .flatMap((value) => [value, percentEncode(value)])
    .toSorted((one, other) => other.length - one.length);
  return (text) => {
    const without = known.reduce((rest, value) => rest.replaceAll(value, mask), text);
    return patterns.reduce(
      (rest, [pattern, replacement]) => rest.replace(pattern, replacement),
      without,
    );
  };
}
