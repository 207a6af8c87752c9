/** What colours a text or links it (ECMA-48 SGR, OSC 8): it takes no room. */
const unseen = /\u001b(?:\[[\d;]*m|\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\))/g;

/**
 * Breaks text at spaces into lines of at most `width` characters; a longer word stands alone. A
 * line's own indentation is kept on the lines made of it.
 */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const indent = /^ */.exec(line)?.[0] ?? "";
    const columns = Math.max(width - indent.length, 10);
    return wrapLine(line.slice(indent.length), columns).map((one) => `${indent}${one}`);
  });
}

/**
 * The same for a line that may hold foreign words: what follows its first line is indented, so that
 * those words never begin where our own lines do.
 */
export function wrapIndented(text: string, width: number): readonly string[] {
  const [first = "", ...rest] = wrapText(text, Math.max(width - 2, 10));
  return [first, ...rest.map((line) => (line.startsWith(" ") ? line : `  ${line}`))];
}

function wrapLine(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    const columns = longer.replaceAll(unseen, "").length;
    if (columns <= width || current === "") current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}
