import type { Channel, TicketChange } from "../../ports/channel.ts";

/** All that the desk has to tell from a place on, page after page, and where it ends. */
export async function latestCursor(
  channel: Pick<Channel, "changes">,
  from: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly changes: readonly TicketChange[]; readonly cursor: string }> {
  const changes: TicketChange[] = [];
  for (let cursor = from; ;) {
    const { cambios, siguiente } = await channel.changes(cursor, 0, signal);
    changes.push(...cambios);
    if (cambios.length === 0 || siguiente === cursor) return { changes, cursor: siguiente };
    cursor = siguiente;
  }
}
