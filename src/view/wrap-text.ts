import { styling, visibleWidth } from "./visible-width.ts";

/**
 * Breaks text at spaces into lines of at most `width` columns; a longer word stands alone, and a
 * command in quotes stays whole. A line's own indentation is kept on the lines made of it.
 */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const indent = /^ */.exec(line)?.[0] ?? "";
    const columns = Math.max(width - indent.length, 10);
    return wrapLine(line.slice(indent.length), columns, columns).map((one) => `${indent}${one}`);
  });
}

/**
 * Lines as they go to a terminal: one that is wider goes on below its own text, behind its mark or
 * its indentation, so that foreign words never begin where our own lines do. A command that stands
 * alone is left whole, to be copied.
 */
export function fitLines(lines: readonly string[], width: number): readonly string[] {
  return lines.flatMap((line) => line.split("\n")).flatMap((line) => fitLine(line, width));
}

const command = /^ *(?:\$ )?(?:npx )?mesa \S/;

/** Indentation, and a mark or a number with what separates it from its text. */
const opening = /^ *(?:(?:[•✓✗!·→›?*-]|\d{1,3}[.)]|\d{1,3} ) +)?/;

function fitLine(line: string, width: number): readonly string[] {
  if (visibleWidth(line) <= width) return [line];
  const plain = line.replaceAll(styling, "");
  if (command.test(plain)) return [line];
  const own = opening.exec(plain)?.[0].length ?? 0;
  const hang = " ".repeat(own === 0 || own > width / 2 ? 2 : own);
  const indent = /^ */.exec(line)?.[0] ?? "";
  const [first = "", ...rest] = wrapLine(
    line.slice(indent.length),
    Math.max(width - indent.length, 10),
    Math.max(width - hang.length, 10),
  );
  return [`${indent}${first}`, ...rest.map((one) => `${hang}${one}`)];
}

/** Stands for a space within a command in quotes while words are counted. */
const fixedSpace = "\u0001";
const quotedCommand = /[«“\u0022](?:npx )?mesa [^»”\u0022]*[»”\u0022]/g;

/** Words in lines of at most `first` columns, then of `rest`. */
function wrapLine(line: string, first: number, rest: number): readonly string[] {
  const narrower = Math.min(first, rest);
  const whole = line.replace(quotedCommand, (one) =>
    visibleWidth(one) < narrower ? one.replaceAll(" ", fixedSpace) : one,
  );
  const lines: string[] = [];
  let current = "";
  let columns = 0;
  for (const word of whole.split(" ")) {
    const width = visibleWidth(word.replaceAll(fixedSpace, " "));
    const limit = lines.length === 0 ? first : rest;
    if (current === "") {
      current = word;
      columns = width;
    } else if (columns + 1 + width <= limit) {
      current = `${current} ${word}`;
      columns += 1 + width;
    } else {
      lines.push(current);
      current = word;
      columns = width;
    }
  }
  return carryStyles([...lines, current].map((one) => one.replaceAll(fixedSpace, " ")));
}

/** A command line over several, each but the last ending in `\\`; what stands in quotes stays together. */
export function wrapCommand(command: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of command.match(/(?:[^\s"]|"[^"]*")+/g) ?? []) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0) lines.push(word);
    else if (visibleWidth(longer) <= width - 2) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line, at) => (at === lines.length - 1 ? line : `${line} \\`));
}

/** SGR codes that end a style that another began. */
const endings = /^\u001b\[(?:0|2[2-9]|39|49)?m$/;
const linkEnd = /^\u001b\]8;;(?:\u0007|\u001b\\)$/;

/** Ends colours and links where a line ends, and begins them again on the next: pagers go by lines. */
function carryStyles(lines: readonly string[]): readonly string[] {
  if (lines.length < 2 || !lines.some((line) => line.includes("\u001b"))) return lines;
  const open: string[] = [];
  return lines.map((line) => {
    const before = open.join("");
    for (const [code] of line.matchAll(styling)) {
      if (endings.test(code) || linkEnd.test(code)) open.pop();
      else open.push(code);
    }
    const linked = open.some((code) => code.startsWith("\u001b]"));
    const after = open.length === 0 ? "" : `\u001b[0m${linked ? "\u001b]8;;\u001b\\" : ""}`;
    return `${before}${line}${after}`;
  });
}
