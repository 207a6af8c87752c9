import type { Receipt } from "../../domain/receipt.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Intent } from "../../ports/ledger.ts";
import { composeMessage } from "./compose-message.ts";
import { keepCopy } from "./keep-copy.ts";
import { requestMessageId } from "./mail-ids.ts";
import type { MailParts } from "./mail-parts.ts";
import { requestDraft, splitFiles } from "./request-mail.ts";

/**
 * Sends a request as one message, or as several where the server's limit demands it and the
 * operator agrees. Parts that went out before are not sent again.
 *
 * @throws MesaError `adjunto-excede`, `correo-no-cabe`, `acceso-rechazado`, `sin-cifrado`
 */
export async function submitByMail(
  intent: Intent,
  parts: MailParts,
  signal: AbortSignal,
): Promise<Receipt> {
  const sender = await openOrTell(parts, signal);
  if ("kind" in sender) return sender;
  try {
    const groups = splitFiles(intent.archivos, sender.limit);
    if (groups.length > 1) await askToSplit(intent, groups.length, sender.limit, parts);
    const gone = groups.length > 1 ? await alreadySent(intent, parts) : new Set<string>();
    for (const [at, files] of groups.entries()) {
      const place = { part: at + 1, parts: groups.length };
      const id = requestMessageId(intent.solicitud, place.part, parts.mail.direccion);
      if (gone.has(id)) continue;
      const date = parts.clock();
      const draft = requestDraft(intent, files, place, { ...parts, date });
      const message = await composeMessage(draft);
      const { direccion, mesa } = parts.mail;
      const envelope = { from: direccion, to: mesa, copy: direccion };
      const outcome = await sender.send(message, envelope, signal);
      switch (outcome.kind) {
        case "sent":
          await keepCopy({ message, date, messageId: id }, parts);
          break;
        case "refused":
          return { ...outcome, problems: [] };
        case "unknown":
          return outcome;
        case "unsent":
          // Some of it is out already: not lost, and not to be begun anew without looking.
          return at === 0
            ? { kind: "unreachable", reason: outcome.reason }
            : partly(outcome.reason);
      }
    }
    return { kind: "queued" };
  } finally {
    sender.close();
  }
}

function partly(reason: string): Receipt {
  return { kind: "unknown", reason };
}

/** A server out of reach keeps the request waiting; anything else is for the user to mend. */
async function openOrTell({ sender }: MailParts, signal: AbortSignal) {
  try {
    return await sender(signal);
  } catch (error) {
    if (!(error instanceof MesaError) || error.code !== "mesa-inalcanzable") throw error;
    return { kind: "unreachable", reason: String(error.params["motivo"] ?? "") } as const;
  }
}

async function askToSplit(
  { archivos }: Intent,
  count: number,
  limit: number,
  { maySplit }: MailParts,
): Promise<void> {
  const size = archivos.reduce((sum, { bytes }) => sum + bytes, 0);
  if (await maySplit({ parts: count, size, limit })) return;
  throw new MesaError("correo-no-cabe", {
    params: { mensajes: count, bytes: size, limite: limit },
  });
}

/** The parts that lie in the mailbox. */
async function alreadySent(
  { solicitud }: Intent,
  { look }: MailParts,
): Promise<ReadonlySet<string>> {
  const thread = (await look()).threads.get(solicitud);
  return new Set(thread?.parts.map(({ messageId }) => messageId));
}
