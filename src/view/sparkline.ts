const bars = "▁▂▃▄▅▆▇█";

/** One character a value, the highest the tallest; a blank where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const highest = Math.max(0, ...values.map((one) => one ?? 0));
  return values
    .map((value) => {
      if (value === null) return " ";
      const at = highest === 0 ? 0 : Math.ceil((value / highest) * bars.length) - 1;
      return bars[Math.max(0, at)];
    })
    .join("");
}
