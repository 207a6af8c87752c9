import { Buffer } from "node:buffer";
import { composeMessage, type MailDraft } from "../mail/compose-message.ts";

/** Headers that the mail program of whoever sends the message writes itself. */
const sendersHeaders = /^(?:from|reply-to|date|message-id):/i;

/**
 * Encodes a message that a person is going to send: `X-Unsent: 1` lets mail programs open it as a
 * draft, and whatever identifies its sender is left to them.
 *
 * @throws MesaError `archivo-ilegible` when a file is no longer there
 */
export async function composeUnsent(draft: MailDraft): Promise<Buffer> {
  const message = await composeMessage(draft);
  const end = message.indexOf("\r\n\r\n");
  const fields = message
    .toString("latin1", 0, end)
    .split(/\r\n(?![ \t])/)
    .filter((field) => !sendersHeaders.test(field));
  const header = ["X-Unsent: 1", ...fields].join("\r\n");
  return Buffer.concat([Buffer.from(header, "latin1"), message.subarray(end)]);
}
