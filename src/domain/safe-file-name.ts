import { invisibleClass } from "./invisible.ts";

const invisible = new RegExp(`[\t\n${invisibleClass}]`, "gu");
/** Path separators of all systems, and characters that Windows reserves. */
const reserved = /[/\\:*?"<>|]/g;
/** Names of devices on Windows, with or without an extension. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i;

/** Every file system takes names of this length, with enough left for our own prefixes and suffixes. */
const maxNameBytes = 180;

/**
 * Turns a foreign name into a file name that is safe on every system: without separators and invisible
 * characters, no device, no option, not hidden. Returns `fallback` when nothing is left.
 */
export function safeFileName(name: string, fallback: string): string {
  const plain = name.normalize("NFC").replace(invisible, "").replace(reserved, "_").trim();
  const ended = shorten(plain).replace(/[. ]+$/, "");
  const begun = ended.replace(/^[.~-]+/, (marks) => "_".repeat(marks.length));
  if (begun.replaceAll("_", "") === "") return fallback;
  return device.test(begun) ? `_${begun}` : begun;
}

/** Makes names distinct, also where case does not count: `a.pdf`, `a (2).pdf`. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const [stem, ending] = split(name);
    let made = name;
    for (let at = 2; taken.has(made.toLowerCase()); at += 1) made = `${stem} (${at})${ending}`;
    taken.add(made.toLowerCase());
    return made;
  });
}

function split(name: string): readonly [stem: string, ending: string] {
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? "";
  return [name.slice(0, name.length - ending.length), ending];
}

/** Shortens the stem so that the name has at most `maxNameBytes` bytes. */
function shorten(name: string): string {
  const [stem, ending] = split(name);
  let kept = "";
  let bytes = ending.length;
  for (const character of stem) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > maxNameBytes) break;
    kept += character;
  }
  return kept + ending;
}
