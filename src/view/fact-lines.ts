import { neutralizeLine } from "./neutralize.ts";
import type { ViewTools } from "./view.ts";
import { wrapText } from "./wrap-text.ts";

/**
 * Facts with their labels in a column of their own; on a terminal a long one goes on below itself.
 * One without a value is left out.
 */
export function factLines(
  facts: readonly (readonly [label: string, value: string | null])[],
  { paint, width, decorated }: Pick<ViewTools, "paint" | "width" | "decorated">,
  indent = "",
): readonly string[] {
  const shown = facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
  const column = Math.max(...shown.map(({ label }) => label.length)) + 1;
  const columns = decorated ? width - indent.length - column - 1 : Number.POSITIVE_INFINITY;
  return shown.flatMap(({ label, value }) => {
    const [first = "", ...rest] = wrapText(neutralizeLine(value), Math.max(columns, 10));
    const below = " ".repeat(indent.length + column + 1);
    return [
      `${indent}${paint.dim(`${label}:`.padEnd(column))} ${first}`,
      ...rest.map((line) => `${below}${line}`),
    ];
  });
}
