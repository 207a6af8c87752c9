import { Buffer } from "node:buffer";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import type { TicketChange } from "../../ports/channel.ts";
import type { Position } from "./imap-mailbox.ts";
import type { MailHead } from "./mail-head.ts";
import { numberOf, stateAfter } from "./mail-ticket.ts";
import type { MailboxSnapshot } from "./mailbox-snapshot.ts";

const wireCursor = z.record(z.string(), z.object({ validity: z.string(), next: z.number() }));

/** Encodes how far each folder was seen as an opaque cursor. */
export function writeCursor(positions: ReadonlyMap<string, Position>): string {
  return Buffer.from(JSON.stringify(Object.fromEntries(positions))).toString("base64url");
}

/** Decodes a cursor; one that is missing or unreadable means that nothing has been seen. */
export function readCursor(cursor: string | undefined): ReadonlyMap<string, Position> {
  const text = Buffer.from(cursor ?? "", "base64url").toString();
  const parsed = wireCursor.safeParse(parseJson(text));
  return new Map(Object.entries(parsed.success ? parsed.data : {}));
}

/** The changes beyond a cursor's positions, in order of arrival. */
export async function changesSince(
  seen: ReadonlyMap<string, Position>,
  snapshot: MailboxSnapshot,
): Promise<readonly TicketChange[]> {
  const isNew = ({ folder, uid }: MailHead): boolean => {
    const before = seen.get(folder);
    // A folder whose UID validity changed numbers its messages anew; they count as seen.
    if (before === undefined) return seen.size === 0;
    const same = before.validity === snapshot.positions.get(folder)?.validity;
    return same && uid >= before.next;
  };
  const touched = [...snapshot.threads.values()].filter(
    ({ parts, conversation }) => parts.some(isNew) || conversation.some(({ head }) => isNew(head)),
  );
  const textOf = await snapshot.texts(touched);
  const changes = touched.flatMap((thread): readonly TicketChange[] => {
    const numero = numberOf(thread);
    const created = thread.parts
      .slice(0, 1)
      .filter(isNew)
      .map(({ arrived }) => ({ numero, estado: "enviado", motivo: "creado", fecha: arrived }));
    const messages = thread.conversation.flatMap(({ head }, at) => {
      if (!isNew(head)) return [];
      const { estado } = stateAfter(thread, at + 1, textOf);
      return [{ numero, estado, motivo: "mensaje", fecha: head.arrived }];
    });
    return [...created, ...messages];
  });
  return changes.toSorted((one, two) => one.fecha.localeCompare(two.fecha));
}
