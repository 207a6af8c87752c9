import type { TicketNumber } from "../../domain/ticket.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Download } from "../../ports/channel.ts";
import { messageKey } from "./mail-ticket.ts";
import type { MailView } from "./mailbox-snapshot.ts";

/** A file of one of the ticket's messages. @throws MesaError `no-existe`, `ticket-no-existe` */
export async function downloadFrom(
  number: TicketNumber,
  attachment: string,
  from: number,
  look: () => Promise<MailView>,
): Promise<Download> {
  const view = await look();
  const read = await view.whole(view.thread(number));
  for (const [head, { files }] of read) {
    const at = files.findIndex((_file, place) => `${messageKey(head)}-${place + 1}` === attachment);
    const file = files[at];
    if (file !== undefined)
      return { total: file.bytes.length, from, data: piece(file.bytes, from) };
  }
  throw new MesaError("no-existe", { params: { nombre: attachment } });
}

async function* piece(bytes: Uint8Array, from: number): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes.subarray(from));
}
