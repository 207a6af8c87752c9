import { MesaError } from "../../errors/mesa-error.ts";
import type { SelfTest } from "../../ports/channel.ts";
import { folderRoles } from "./folder-roles.ts";
import { deliver } from "./deliver.ts";
import type { MailContext } from "./mail-context.ts";
import { replyMessageId } from "./mail-ids.ts";

/** Sends a message to ourselves and waits for it: tries SMTP, IMAP and the copy, not the desk. */
export async function testMailbox(
  waitMs: number,
  context: MailContext,
  signal: AbortSignal,
): Promise<SelfTest> {
  const { mailbox, clock, mail } = context;
  const { direccion } = mail;
  const date = clock();
  const untilMs = date.getTime() + waitMs;
  const messageId = replyMessageId("prueba", date.toISOString(), direccion);
  const inbox = "INBOX";
  const { sent } = folderRoles(await mailbox.folders());
  const position = async (): Promise<number> =>
    (await mailbox.folders()).find(({ path }) => path === inbox)?.next ?? 1;
  const before = await position();
  const sender = await context.sender(signal);
  try {
    const draft = {
      from: { name: "mesa", address: direccion },
      to: direccion,
      subject: "Prueba de mesa",
      messageId,
      date,
      text: "Este mensaje prueba que mesa puede enviar y recibir por este buzón. Puede borrarlo.\n",
      headers: {},
      files: [],
    };
    const outcome = await deliver(draft, sender, context, signal);
    if (outcome.kind === "refused") {
      throw new MesaError("mesa-rechaza", {
        params: { estado: outcome.code },
        foreign: outcome.message,
      });
    }
    if (outcome.kind !== "sent") {
      throw new MesaError("buzon-inalcanzable", {
        params: { servidor: context.smtp.host, motivo: outcome.reason },
      });
    }
  } finally {
    sender.close();
  }
  const isIn = async (folder: string | undefined): Promise<boolean> =>
    folder !== undefined &&
    (await mailbox.search(folder, { header: { "message-id": messageId } })).length > 0;
  let seen = before;
  for (;;) {
    const recibida = await isIn(inbox);
    const leftMs = untilMs - clock().getTime();
    if (recibida || leftMs <= 0) {
      return { de: direccion, para: direccion, recibida, copia: await isIn(sent) };
    }
    await mailbox.waitForNews(seen, leftMs, signal);
    seen = await position();
  }
}
