import type { Channel } from "../../ports/channel.ts";
import { createMailbox, type Mailbox } from "./imap-mailbox.ts";
import type { MailChannelOptions, MailContext } from "./mail-context.ts";
import { createMailReading } from "./mail-reading.ts";
import { acceptByMail, replyByMail } from "./send-reply.ts";
import { submitByMail } from "./send-request.ts";
import { settleByMail } from "./settle-request.ts";
import { openSender, reachSender } from "./smtp-sender.ts";
import { testMailbox } from "./test-mailbox.ts";

/** E-mail as a channel: SMTP out, IMAP in. */
export function createMailChannel(
  options: MailChannelOptions,
  mailbox: Mailbox = createMailbox({ ...options, server: options.imap }),
): Channel & { close: () => Promise<void> } {
  const { snapshot, recentSnapshot, forgetSnapshot, ...reading } = createMailReading(
    options,
    mailbox,
  );
  const context: MailContext = {
    ...options,
    mailbox,
    snapshot,
    recentSnapshot,
    sender(signal) {
      forgetSnapshot();
      return openSender({ ...options, server: options.smtp }, signal);
    },
  };

  return {
    id: "correo",
    asksOwnServer: true,
    ...reading,
    ping: () => reachSender({ ...options, server: options.smtp }),
    test: (waitMs, signal) => testMailbox(waitMs, context, signal),
    submit: (intent, signal) => submitByMail(intent, context, signal),
    settle: (handed) => settleByMail(handed, context),
    accept: (number, remark, signal) => acceptByMail(number, remark, context, signal),
    reply: (number, message, signal) => replyByMail(number, message, context, signal),
    close: mailbox.close,
  };
}
