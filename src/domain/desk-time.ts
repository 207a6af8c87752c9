/** What stands for a time that a desk did not give, or gave as none: the format has no empty value. */
export const unknownTime = "1970-01-01T00:00:00.000Z";

/** Times of a service desk lie between these; databases write `9999-12-31` for "no date". */
const earliestMs = Date.UTC(1990, 0, 1);
const latestMs = Date.UTC(2100, 0, 1);

/** A time as it is published: UTC, ISO 8601. */
const published = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/**
 * A time that a desk told, as ISO 8601 in UTC; `unknownTime` for anything that is no time, or none at
 * which a case can have happened. Everything that counts and shows may rely on it.
 */
export function deskTime(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return unknownTime;
  const instant = Date.parse(text);
  if (!(instant >= earliestMs && instant < latestMs)) return unknownTime;
  return published.test(text) ? text : new Date(instant).toISOString();
}

/** Whether a time is known. */
export function isKnownTime(text: string): boolean {
  return text !== "" && Date.parse(text) !== 0;
}
