import type { Paint } from "./paint.ts";

/** The line with each address made a terminal link. */
export function linkAddresses(line: string, { link }: Pick<Paint, "link">): string {
  return line.replace(/https?:\/\/[^\s«»“”()]+[^\s«»“”().,;:]/g, (address) =>
    link(address, address),
  );
}
