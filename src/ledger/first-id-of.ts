/** No id made since then is smaller: a UUIDv7 begins with its milliseconds (RFC 9562 §5.7). */
export function firstIdOf(since: Date): string {
  const hex = Math.max(0, since.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}
