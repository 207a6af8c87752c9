/**
 * The paths in what was typed, pasted or dropped onto the terminal: plain, in quotes, with `\ `
 * for a blank, or as `file://` addresses; several where blanks stand between them. One that is
 * there as it stands is never taken apart.
 */
export function readPaths(typed: string, exists: (path: string) => boolean): readonly string[] {
  const text = typed.trim();
  if (text === "") return [];
  if (exists(text)) return [text];
  const windows = /^"?'?(?:[A-Za-z]:\\|\\\\)/.test(text);
  const words = windows
    ? text.matchAll(/"([^"]*)"|'([^']*)'|([^"']\S*)/g)
    : text.matchAll(/"([^"]*)"|'([^']*)'|((?:\\.|[^\s"'\\])+)/g);
  const paths = [...words].map(([, double, single, bare]) => {
    const path = double ?? single ?? (windows ? (bare ?? "") : unescape(bare ?? ""));
    return path.startsWith("file://") ? fromAddress(path) : path.trim();
  });
  const known = paths.filter((path) => path !== "");
  // A name with blanks means one file, even if it does not exist.
  const marked = /["'\\]|file:\/\//.test(text) || known.some(exists);
  return known.length > 1 && !marked ? [text] : known;
}

function unescape(path: string): string {
  return path.replace(/\\(.)/g, "$1");
}

/** `file:///C:/x%20y.png` → `C:/x y.png`, `file:///home/…` → `/home/…`. */
function fromAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  return decodeURIComponent(new URL(address).pathname).replace(/^\/(?=[A-Za-z]:)/, "");
}
