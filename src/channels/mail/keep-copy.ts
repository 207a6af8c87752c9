import { MesaError } from "../../errors/mesa-error.ts";
import type { MailParts } from "./mail-parts.ts";

interface Sent {
  readonly message: Buffer;
  readonly date: Date;
  readonly messageId: string;
}

/**
 * Files what went out in the sent folder, unless the server does so itself. The message is out
 * whatever comes of this, so a failure is only told in the trace.
 */
export async function keepCopy(
  { message, date, messageId }: Sent,
  { mailbox, trace }: Pick<MailParts, "mailbox" | "trace">,
): Promise<void> {
  try {
    const { sent } = await mailbox.folders();
    if (sent === undefined || (await mailbox.savesSent())) return;
    const there = await mailbox.find(sent, { header: { "message-id": messageId } });
    if (there.length === 0) await mailbox.file(sent, message, date);
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    trace(`IMAP APPEND → ${error.code}`);
  }
}
