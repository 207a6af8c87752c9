import { guayaquilClock } from "../../domain/guayaquil-time.ts";
import type { Channel, TicketFilter } from "../../ports/channel.ts";
import { createMailbox } from "./imap-mailbox.ts";
import { threadDetail } from "./mail-ticket.ts";
import { downloadFrom } from "./mail-download.ts";
import type { MailNeeds, MailParts } from "./mail-parts.ts";
import { lookThrough, type MailView } from "./mailbox-snapshot.ts";
import { changesSince, positionsCursor, readCursor } from "./mail-changes.ts";
import { acceptByMail, replyByMail } from "./send-reply.ts";
import { settleByMail } from "./settle-request.ts";
import { submitByMail } from "./send-request.ts";
import { openSender, reachSender } from "./smtp-sender.ts";
import { testMailbox } from "./test-mailbox.ts";
import type { MailThread } from "./thread-mails.ts";

/**
 * E-mail as a channel: SMTP out, IMAP in, with no memory of its own. Everything is told from the
 * mailbox: the request by our marks, its answers by `threadMails`.
 */
export function createMailChannel(needs: MailNeeds): Channel & { close: () => Promise<void> } {
  const mailbox = createMailbox({ ...needs, server: needs.imap });
  let seen: { readonly at: number; readonly view: Promise<MailView> } | undefined;
  const look = (): Promise<MailView> => {
    const view = lookThrough(mailbox, needs.rules, needs.describeBounce);
    seen = { at: needs.clock().getTime(), view };
    return view;
  };
  /** What was seen just now, for a question about many requests at once. */
  const glance = (): Promise<MailView> =>
    seen !== undefined && needs.clock().getTime() - seen.at < 5000 ? seen.view : look();
  const parts: MailParts = {
    ...needs,
    mailbox,
    look,
    glance,
    sender(signal) {
      // Whatever is sent now has not been seen.
      seen = undefined;
      return openSender({ ...needs, server: needs.smtp }, signal);
    },
  };

  return {
    id: "correo",
    ping: () => reachSender({ ...needs, server: needs.smtp }),
    test: (wait, signal) => testMailbox(wait, parts, signal),
    submit: (intent, signal) => submitByMail(intent, parts, signal),
    async findByKey(key) {
      const view = await look();
      const found = [...view.threads.values()].filter(
        ({ solicitud, parts: [first] }) => solicitud === key || first?.ours.key === key,
      );
      return (await view.tickets(found))[0];
    },
    settle: (handed) => settleByMail(handed, parts),
    async listTickets({ estado, ...filter }, { limit, cursor }) {
      const view = await look();
      const likely = [...view.threads.values()].filter((one) => fits(one, filter));
      const sorted = likely.toSorted(newestFirst);
      const from =
        cursor === undefined ? 0 : sorted.findIndex((one) => one.solicitud === cursor) + 1;
      // The state has to be read out of the texts, so it is looked at last.
      const rest = sorted.slice(from);
      const read = await view.tickets(estado === undefined ? rest.slice(0, limit + 1) : rest);
      const tickets = read.filter((one) => estado === undefined || one.estado === estado);
      const page = tickets.slice(0, limit);
      const more = tickets.length > limit;
      return { tickets: page, siguiente: more ? (page.at(-1)?.solicitud ?? null) : null };
    },
    async getTicket(number) {
      const view = await glance();
      const thread = view.thread(number);
      const read = await view.whole(thread);
      return threadDetail(thread, read, view.returned(thread), needs.reader);
    },
    accept: (number, remark, signal) => acceptByMail(number, remark, parts, signal),
    reply: (number, message, signal) => replyByMail(number, message, parts, signal),
    download: (number, attachment, from) => downloadFrom(number, attachment, from, glance),
    async changes(cursor, wait, signal) {
      const until = needs.clock().getTime() + wait;
      const since = readCursor(cursor);
      for (;;) {
        const view = await look();
        const cambios = await changesSince(since, view);
        const left = until - needs.clock().getTime();
        const inbox = view.positions.get("INBOX");
        if (cambios.length > 0 || left <= 0 || cursor === undefined || inbox === undefined) {
          return { cambios, siguiente: positionsCursor(view.positions) };
        }
        await mailbox.waitForNews(inbox, left, signal);
      }
    },
    close: mailbox.close,
  };
}

/** Mail servers count in seconds; within one, our own ids tell (UUIDv7 begins with its time). */
function newestFirst(one: MailThread, two: MailThread): number {
  const [first, second] = [one.parts[0]?.arrived ?? "", two.parts[0]?.arrived ?? ""];
  return second.localeCompare(first) || two.solicitud.localeCompare(one.solicitud);
}

/** What can be told without reading any text. */
function fits(
  { parts: [first] }: MailThread,
  { tipo, desde, hasta, buscar }: Omit<TicketFilter, "estado">,
): boolean {
  if (first === undefined) return false;
  const { day } = guayaquilClock(new Date(first.arrived));
  return (
    (tipo === undefined || (first.ours.kind ?? "incidente") === tipo) &&
    (desde === undefined || day >= desde) &&
    (hasta === undefined || day <= hasta) &&
    (buscar === undefined ||
      [first.subject, first.ours.key ?? ""].some((text) =>
        text.toLowerCase().includes(buscar.toLowerCase()),
      ))
  );
}
