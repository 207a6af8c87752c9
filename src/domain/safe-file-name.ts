/** C0, C1, what turns the direction of text, and what takes no room: nobody would see it. */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
/** Separators of any system, and what Windows keeps for itself. */
const special = /[/\\:*?"<>|]/g;
/** Names of devices on Windows, with any ending. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i;

/** Longest name that every file system holds, with room for what is put before and after it. Bytes. */
const longest = 180;

/**
 * A name that was given by somebody else as one that means the same file in any folder of any
 * system: one part, visible, no device, no option, not hidden.
 */
export function safeFileName(name: string, fallback: string): string {
  const plain = name.normalize("NFC").replace(invisible, "").replace(special, "_").trim();
  const ended = shorten(plain).replace(/[. ]+$/, "");
  const begun = ended.replace(/^[.~-]+/, (marks) => "_".repeat(marks.length));
  if (begun.replaceAll("_", "") === "") return fallback;
  return device.test(begun) ? `_${begun}` : begun;
}

/** Names apart from one another on systems that know no capitals: `a.pdf`, `a (2).pdf`. */
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

function shorten(name: string): string {
  const [stem, ending] = split(name);
  let kept = "";
  let bytes = ending.length;
  for (const character of stem) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > longest) break;
    kept += character;
  }
  return kept + ending;
}
