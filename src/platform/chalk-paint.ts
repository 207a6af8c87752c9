import { Chalk } from "chalk";
import type { Paint } from "../output/paint.ts";

/** Colours by meaning. Bright blue and yellow stay legible on dark and on light screens. */
export function createChalkPaint(): Paint {
  const chalk = new Chalk({ level: 1 });
  return {
    strong: chalk.bold,
    dim: chalk.dim,
    good: chalk.green,
    warn: chalk.yellow,
    bad: chalk.red,
    accent: chalk.cyan,
  };
}
