import { searchWord } from "../../domain/failure-marks.ts";
import type { Ticket } from "../../domain/ticket.ts";
import { isOver } from "../../domain/ticket-life.ts";
import type { Channel } from "../../ports/channel.ts";

/**
 * The idempotency key of the n-th ticket about a failure, the same in every job that meets it. It
 * begins with the word that is searched for, since not every desk searches the fields of a form.
 */
export function ciKey(huella: string, episode: number): string {
  return `${searchWord}-${huella}-${episode}`;
}

/**
 * The first key that the desk has not seen, or the open ticket of the last key that it has. The
 * used keys have no gaps, since a key is used only once the ticket of the one before has ended; so
 * they are searched by doubling and halving.
 */
export async function currentEpisode(
  huella: string,
  channel: Pick<Channel, "findByKey">,
  signal: AbortSignal,
): Promise<{ readonly clave: string; readonly open: Ticket | undefined }> {
  const find = (episode: number) => channel.findByKey(ciKey(huella, episode), signal);
  let used = 0;
  let last: Ticket | undefined;
  let free = 1;
  for (let found = await find(free); found !== undefined; found = await find(free)) {
    [used, last, free] = [free, found, free * 2];
  }
  while (free - used > 1) {
    const middle = Math.floor((used + free) / 2);
    const found = await find(middle);
    if (found === undefined) free = middle;
    else [used, last] = [middle, found];
  }
  const open = last !== undefined && !isOver(last.estado) ? last : undefined;
  return { clave: ciKey(huella, open === undefined ? free : used), open };
}
