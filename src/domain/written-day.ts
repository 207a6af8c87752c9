/** `2026-11-20` as `20/11/2026`, as Ecuador writes a day. */
export function writtenDay(day: string): string {
  return day.split("-").toReversed().join("/");
}
