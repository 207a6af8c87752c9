import { percentEncode } from "./percent-encode.ts";

const mask = "[oculto]";

/** Words that name a secret, in Spanish and in English. */
const names =
  "contrase[nñ]as?|claves?|passw(?:or)?d|passwd|pwd|pass|secretos?|secrets?|tokens?|api[_-]?keys?|access[_-]?keys?|private[_-]?keys?|credentials?|credenciales|cookie|set-cookie|x-api-key|frase";

/** Shapes that are secrets wherever they stand. */
const shapes: readonly (readonly [what: RegExp, put: string])[] = [
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
      `((?:^|[^\\p{L}\\d])[\\w.-]*(?:${names})["']?\\s*(?:=>|[:=])\\s*)("[^"\\n]*"|'[^'\\n]*'|[^\\s"',;&<>]+)`,
      "giu",
    ),
    `$1${mask}`,
  ],
  [
    new RegExp(`((?:name|key)=["'][\\w.-]*(?:${names})["']\\s+value=)("[^"]*"|'[^']*')`, "giu"),
    `$1"${mask}"`,
  ],
  [new RegExp(`(--[\\w-]*(?:${names})\\s+)("[^"]*"|'[^']*'|[^\\s"',;]+)`, "giu"), `$1${mask}`],
];

/** A shorter value might be any word. Characters. */
const shortest = 6;

/**
 * Takes secrets out of text: the values that are known to be secret, and whatever has the shape or
 * the name of one. Rather a word too many than one too few.
 */
export function createMask(values: readonly string[]): (text: string) => string {
  const known = values
    .filter((value) => value.length >= shortest)
    .flatMap((value) => [value, percentEncode(value)])
    .toSorted((one, other) => other.length - one.length);
  return (text) => {
    const without = known.reduce((rest, value) => rest.replaceAll(value, mask), text);
    return shapes.reduce((rest, [what, put]) => rest.replace(what, put), without);
  };
}
