const units = ["B", "kB", "MB", "GB"] as const;

/** A size for people: `812 B`, `82 kB`, `3.4 MB`; steps of 1024, one decimal from megabytes on. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let at = 0;
  while (size >= 1024 && at < units.length - 1) {
    size /= 1024;
    at += 1;
  }
  return `${at < 2 ? Math.round(size) : size.toFixed(1)} ${units[at]}`;
}
