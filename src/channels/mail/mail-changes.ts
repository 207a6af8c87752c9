import { Buffer } from "node:buffer";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import type { TicketChange } from "../../ports/channel.ts";
import type { Position } from "./imap-mailbox.ts";
import type { MailHead } from "./mail-head.ts";
import { numberOf, stateAfter } from "./mail-ticket.ts";
import type { MailView } from "./mailbox-snapshot.ts";

const wireCursor = z.record(z.string(), z.object({ validity: z.string(), next: z.number() }));

/** How far each folder was seen, as opaque text. */
export function positionsCursor(positions: ReadonlyMap<string, Position>): string {
  return Buffer.from(JSON.stringify(Object.fromEntries(positions))).toString("base64url");
}

/** A cursor that can't be read means that nothing has been seen. */
export function readCursor(cursor: string | undefined): ReadonlyMap<string, Position> {
  const text = Buffer.from(cursor ?? "", "base64url").toString();
  const parsed = wireCursor.safeParse(parseJson(text));
  return new Map(Object.entries(parsed.success ? parsed.data : {}));
}

/** What lies in the mailbox beyond a cursor, in the order of arrival. */
export async function changesSince(
  seen: ReadonlyMap<string, Position>,
  view: MailView,
): Promise<readonly TicketChange[]> {
  const isNew = ({ folder, uid }: MailHead): boolean => {
    const before = seen.get(folder);
    // A folder that was made anew counts its messages from the start: seen before, all the same.
    if (before === undefined) return seen.size === 0;
    const same = before.validity === view.positions.get(folder)?.validity;
    return same && uid >= before.next;
  };
  const touched = [...view.threads.values()].filter(
    ({ parts, talk }) => parts.some(isNew) || talk.some(({ head }) => isNew(head)),
  );
  const textOf = await view.texts(touched);
  const changes = touched.flatMap((thread): readonly TicketChange[] => {
    const numero = numberOf(thread);
    const made = thread.parts
      .slice(0, 1)
      .filter(isNew)
      .map(({ arrived }) => ({ numero, estado: "enviado", motivo: "creado", fecha: arrived }));
    const said = thread.talk.flatMap(({ head }, at) => {
      if (!isNew(head)) return [];
      const { estado } = stateAfter(thread, at + 1, textOf);
      return [{ numero, estado, motivo: "mensaje", fecha: head.arrived }];
    });
    return [...made, ...said];
  });
  return changes.toSorted((one, two) => one.fecha.localeCompare(two.fecha));
}
