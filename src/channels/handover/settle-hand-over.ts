import type { HandOver } from "../../domain/hand-over.ts";
import type { Receipt } from "../../domain/receipt.ts";
import type { HandedOver } from "../../ports/channel.ts";
import type { MailThread } from "../mail/mail-thread.ts";
import type { HandOverContext } from "./hand-over-context.ts";
import { requestPaths, writtenMessage } from "./write-request.ts";

/**
 * Finds out what became of a request that was, or may have been, written to a file. Imported messages
 * say that it was sent; the file itself, that it was handed over. A file that was cut off was never
 * seen by anybody, so the request may be written again. Where there is no trace at all it is not known
 * whether somebody took the file away, so that the operator has to decide.
 */
export async function settleHandOver(
  handed: HandedOver,
  context: HandOverContext,
): Promise<Receipt> {
  const snapshot = await context.recentSnapshot();
  const thread = snapshot.threads.get(handed.solicitud);
  const returned = thread && snapshot.returned(thread);
  if (returned !== undefined) {
    return { kind: "refused", code: "", message: returned.words, problems: [] };
  }
  const before = handed.entrega ?? onDisk(handed, context);
  const sent = thread && sentAt(thread);
  if (thread !== undefined && sent !== undefined) {
    const handOver = before && { ...before, confirmada: { por: "mensaje", fecha: sent } as const };
    const [ticket] = thread.grade !== undefined ? await snapshot.tickets([thread]) : [];
    if (ticket !== undefined) {
      return { kind: "accepted", ticket: { ...ticket, confirmado: "mensaje" }, replayed: true };
    }
    return { kind: "queued", ...(handOver !== undefined && { handOver }) };
  }
  if (handed.queued || before?.confirmada !== undefined) return { kind: "queued" };
  if (before !== undefined) return { kind: "handed", handOver: before };
  const { partial } = requestPaths(handed.solicitud, context);
  return context.files.exists(partial)
    ? { kind: "unreachable", reason: "entrega-a-medias" }
    : { kind: "unknown", reason: "sin-rastro" };
}

function onDisk({ solicitud }: HandedOver, context: HandOverContext): HandOver | undefined {
  const { message } = requestPaths(solicitud, context);
  return context.files.exists(message) ? writtenMessage(message, context) : undefined;
}

/** When a request was sent: its copy says so, or an answer shows that it was. UTC, ISO 8601. */
function sentAt({ copies, conversation }: MailThread): string | undefined {
  const answer = conversation.find(({ own, trust }) => !own && trust !== "falso");
  return copies[0]?.arrived ?? answer?.head.arrived;
}
