/** Columns of the bar. */
const width = 20;

/** `share` of the work, 0 to 1, as a bar. */
export function progressBar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return "█".repeat(filled) + "░".repeat(width - filled);
}
