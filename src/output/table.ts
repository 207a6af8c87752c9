import stringWidth from "string-width";

export interface Column {
  readonly title: string;
  /** Narrower than its text only down to this many columns. */
  readonly minimum: number;
  /** Colours a cell once its width is settled. */
  readonly paint?: (text: string) => string;
}

/**
 * Rows in columns that fit the terminal: the widest column gives way first and its text is cut
 * with `…`. Undecorated (a pipe): tab-separated, no heading, nothing cut.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  decorated: boolean,
): readonly string[] {
  if (!decorated)
    return rows.map((row) => row.map((cell) => cell.replaceAll("\t", " ")).join("\t"));
  const widths = fitWidths(columns, rows, width);
  const heading = columns.map((column, at) => pad(column.title.toUpperCase(), widths[at] ?? 0));
  const body = rows.map((row) =>
    columns.map((column, at) => {
      const cell = pad(row[at] ?? "", widths[at] ?? 0);
      return column.paint?.(cell) ?? cell;
    }),
  );
  return [heading, ...body].map((cells) => cells.join("  ").trimEnd());
}

function fitWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const widths = columns.map((column, at) =>
    Math.max(stringWidth(column.title), ...rows.map((row) => stringWidth(row[at] ?? ""))),
  );
  const gaps = 2 * (columns.length - 1);
  let excess = widths.reduce((sum, one) => sum + one, gaps) - width;
  while (excess > 0) {
    const slack = widths.map((one, at) => one - (columns[at]?.minimum ?? one));
    const widest = slack.indexOf(Math.max(...slack));
    if ((slack[widest] ?? 0) <= 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

function pad(text: string, width: number): string {
  const cut = stringWidth(text) > width ? cutTo(text, width) : text;
  return cut + " ".repeat(Math.max(width - stringWidth(cut), 0));
}

function cutTo(text: string, width: number): string {
  let kept = "";
  for (const character of text) {
    if (stringWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
