import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { parseJson } from "../domain/parse-json.ts";
import { ticketShape } from "../domain/ticket-mini-schema.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { removeFileSync, replaceFileSync } from "../platform/files/replace-file.ts";
import type { TicketCache } from "../ports/ticket-cache.ts";
import { seenTicketsFile } from "./note-seen-tickets.ts";

const seenLine = z.object({
  perfil: z.string(),
  visto: z.string(),
  tickets: z.array(ticketShape),
});

/**
 * Takes the tickets that lists noted (`note-seen-tickets.ts`) into the copies. What can't be kept is
 * lost without harm, and must not hold up one who reads other copies.
 */
export async function takeInSeen(folder: string, cache: Pick<TicketCache, "keep">): Promise<void> {
  for (const { perfil, visto, tickets } of takeSeenTickets(folder)) {
    try {
      await cache.keep(perfil, tickets, visto);
    } catch (error) {
      if (!(error instanceof MesaError)) throw error;
    }
  }
}

/**
 * Reads and removes what lists noted, oldest first. Incomplete lines are left out. When two processes
 * do this at once, notes may get lost; the next list brings them again.
 */
function takeSeenTickets(folder: string): readonly z.output<typeof seenLine>[] {
  const taken = join(folder, `${seenTicketsFile}.tomado`);
  try {
    replaceFileSync(join(folder, seenTicketsFile), taken);
    const lines = readFileSync(taken, "utf8").split("\n");
    removeFileSync(taken);
    return lines.flatMap((line) => {
      const parsed = seenLine.safeParse(parseJson(line));
      return parsed.success ? [parsed.data] : [];
    });
  } catch {
    return [];
  }
}
