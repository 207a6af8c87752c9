import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseJson } from "../../domain/parse-json.ts";
import { isMissing } from "./file-access.ts";
import { replaceFileSync } from "./replace-file.ts";

/** How many numbers are kept for completion. */
const maxTickets = 200;

/** A ticket's number and subject. */
type Known = readonly [numero: string, asunto: string];

/**
 * Remembers the tickets that were just listed, newest first, for completing their numbers in a
 * shell. The list may be lost without harm, so nothing is flushed and failures are ignored.
 */
export function rememberTickets(
  path: string,
  tickets: readonly { readonly numero: string; readonly asunto: string }[],
): void {
  try {
    const before = read(path);
    const seen = tickets.map(({ numero, asunto }): Known => [numero, asunto]);
    const numbers = new Set(seen.map(([numero]) => numero));
    const after = [...seen, ...before.filter(([numero]) => !numbers.has(numero))].slice(
      0,
      maxTickets,
    );
    const text = JSON.stringify(after);
    if (text === JSON.stringify(before)) return;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, text, { mode: 0o600 });
    replaceFileSync(temporary, path);
  } catch {
    // See above.
  }
}

function read(path: string): readonly Known[] {
  try {
    const json = parseJson(readFileSync(path, "utf8"));
    return Array.isArray(json) ? json.filter(isKnown) : [];
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isKnown(one: unknown): one is Known {
  return Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === "string");
}
