import type { Receipt } from "../../domain/receipt.ts";
import { isUnreachable, MesaError } from "../../errors/mesa-error.ts";
import type { Intent } from "../../ports/ledger.ts";
import { deliver } from "./deliver.ts";
import type { MailContext } from "./mail-context.ts";
import { requestMessageId } from "./mail-ids.ts";
import { requestDraft, splitFiles } from "./request-mail.ts";

/**
 * Sends a request as one message, or as several when the server's limit requires it and the
 * operator agrees. Parts already sent are not sent again.
 *
 * @throws MesaError `adjunto-excede`, `correo-no-cabe`, `acceso-rechazado`, `sin-cifrado`
 */
export async function submitByMail(
  intent: Intent,
  context: MailContext,
  signal: AbortSignal,
): Promise<Receipt> {
  const sender = await openOrUnreachable(context, signal);
  if ("kind" in sender) return sender;
  try {
    const groups = splitFiles(intent.archivos, sender.limit);
    if (groups.length > 1) await askToSplit(intent, groups.length, sender.limit, context);
    const sent = groups.length > 1 ? await alreadySent(intent, context) : new Set<string>();
    const failures: string[] = [];
    for (const [at, files] of groups.entries()) {
      const place = { part: at + 1, parts: groups.length };
      const id = requestMessageId(intent.solicitud, place.part, context.mail.direccion);
      if (sent.has(id)) continue;
      const draft = requestDraft(intent, files, place, { ...context, date: context.clock() });
      const outcome = await deliver(draft, sender, context, signal);
      switch (outcome.kind) {
        case "sent":
          if (outcome.copyFailure !== undefined) failures.push(outcome.copyFailure);
          break;
        case "refused":
          return { ...outcome, problems: [] };
        case "unknown":
          return outcome;
        case "unsent":
          // After the first part the request is partly out, so it must not be started anew blindly.
          return { kind: at === 0 ? "unreachable" : "unknown", reason: outcome.reason };
      }
    }
    const advice = failures
      .slice(0, 1)
      .map((motivo) => ({ field: "correo", code: "copia-no-guardada", params: { motivo } }));
    return { kind: "queued", ...(advice.length > 0 && { advice }) };
  } finally {
    sender.close();
  }
}

/**
 * Connects; an unreachable server is a receipt, because the request can wait. Other errors are
 * thrown.
 */
async function openOrUnreachable({ sender }: MailContext, signal: AbortSignal) {
  try {
    return await sender(signal);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return { kind: "unreachable", reason: String(error.params["motivo"] ?? "") } as const;
  }
}

async function askToSplit(
  { archivos }: Intent,
  count: number,
  limit: number,
  { maySplit }: MailContext,
): Promise<void> {
  const size = archivos.reduce((sum, { bytes }) => sum + bytes, 0);
  if (await maySplit({ parts: count, size, limit })) return;
  throw new MesaError("correo-no-cabe", {
    params: { mensajes: count, bytes: size, limite: limit },
  });
}

/** The `Message-ID`s of the request's parts that are in the mailbox. */
async function alreadySent(
  { solicitud }: Intent,
  { snapshot }: MailContext,
): Promise<ReadonlySet<string>> {
  const thread = (await snapshot()).threads.get(solicitud);
  return new Set(thread?.copies.map(({ messageId }) => messageId));
}
