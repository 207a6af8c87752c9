import { pathToFileURL } from "node:url";
import { Chalk } from "chalk";
import { plainPaint, type Paint } from "../../view/paint.ts";

/**
 * Colours by meaning, legible on dark and on light screens. Each takes one argument: chalk would print
 * the index too that `map` hands over.
 */
export function createChalkPaint(links: boolean): Paint {
  const chalk = new Chalk({ level: 1 });
  return {
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
    accent: (text) => chalk.cyan(text),
    link: links ? link : plainPaint.link,
  };
}

/** A link (OSC 8). A normalised address has no control characters that could end the sequence early. */
function link(text: string, target: string): string {
  const web = /^https?:\/\//.test(target);
  if (web && !URL.canParse(target)) return text;
  const { href } = web ? new URL(target) : pathToFileURL(target);
  return `\u001b]8;;${href}\u001b\\${text}\u001b]8;;\u001b\\`;
}
