import type { Paint } from "./paint.ts";

/** A line in which each address leads where it says. */
export function linkAddresses(line: string, { link }: Pick<Paint, "link">): string {
  return line.replace(/https?:\/\/[^\s«»“”()]+[^\s«»“”().,;:]/g, (address) =>
    link(address, address),
  );
}
