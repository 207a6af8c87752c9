import { MesaError } from "../../errors/mesa-error.ts";
import type { SelfTest } from "../../ports/channel.ts";
import { composeMessage } from "./compose-message.ts";
import { keepCopy } from "./keep-copy.ts";
import { replyMessageId } from "./mail-ids.ts";
import type { MailParts } from "./mail-parts.ts";

/** Sends a message to oneself and waits for it: out, in and the copy are tried, the desk is not. */
export async function testMailbox(
  wait: number,
  parts: MailParts,
  signal: AbortSignal,
): Promise<SelfTest> {
  const { mailbox, clock, mail } = parts;
  const { direccion } = mail;
  const date = clock();
  const until = date.getTime() + wait;
  const messageId = replyMessageId("prueba", date.toISOString(), direccion);
  const { inbox, sent } = await mailbox.folders();
  const before = await mailbox.position(inbox);
  const sender = await parts.sender(signal);
  try {
    const message = await composeMessage({
      from: { name: "mesa", address: direccion },
      to: direccion,
      subject: "Prueba de mesa",
      messageId,
      date,
      text: "Este mensaje prueba que mesa puede enviar y recibir por este buzón. Puede borrarlo.\n",
      marks: {},
      files: [],
    });
    const envelope = { from: direccion, to: direccion, copy: direccion };
    const outcome = await sender.send(message, envelope, signal);
    if (outcome.kind === "refused") {
      throw new MesaError("mesa-rechaza", {
        params: { estado: outcome.code },
        foreign: outcome.message,
      });
    }
    if (outcome.kind !== "sent") {
      throw new MesaError("mesa-inalcanzable", { params: { motivo: outcome.reason } });
    }
    await keepCopy({ message, date, messageId }, parts);
  } finally {
    sender.close();
  }
  const lies = async (folder: string | undefined): Promise<boolean> =>
    folder !== undefined &&
    (await mailbox.find(folder, { header: { "message-id": messageId } })).length > 0;
  let seen = before;
  for (;;) {
    const recibida = await lies(inbox);
    const left = until - clock().getTime();
    if (recibida || left <= 0) {
      return { de: direccion, para: direccion, recibida, copia: await lies(sent) };
    }
    await mailbox.waitForNews(seen, left, signal);
    seen = await mailbox.position(inbox);
  }
}
