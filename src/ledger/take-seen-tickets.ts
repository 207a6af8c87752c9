import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { parseJson } from "../domain/parse-json.ts";
import { ticketShape } from "../domain/ticket-mini-schema.ts";
import { seenTicketsFile } from "./note-seen-tickets.ts";

const seenLine = z.object({
  perfil: z.string(),
  visto: z.string(),
  tickets: z.array(ticketShape),
});

/**
 * What lists noted, oldest first, and from now on the caller's; a line cut short is left out. Two
 * that take at once may lose a page, which the next list brings again.
 */
export function takeSeenTickets(folder: string): readonly z.output<typeof seenLine>[] {
  const taken = join(folder, `${seenTicketsFile}.tomado`);
  try {
    renameSync(join(folder, seenTicketsFile), taken);
    const lines = readFileSync(taken, "utf8").split("\n");
    rmSync(taken, { force: true });
    return lines.flatMap((line) => {
      const parsed = seenLine.safeParse(parseJson(line));
      return parsed.success ? [parsed.data] : [];
    });
  } catch {
    return [];
  }
}
