import type { Ticket, TicketDetail } from "../../domain/ticket.ts";
import type { Channel } from "../../ports/channel.ts";
import { createMailReading } from "../mail/mail-reading.ts";
import type { HandOverContext, HandOverOptions } from "./hand-over-context.ts";
import { createImportedMailbox } from "./imported-mailbox.ts";
import { importFiles } from "./import-files.ts";
import { settleHandOver } from "./settle-hand-over.ts";
import { withoutCode, writeAcceptance, writeReply } from "./write-reply.ts";
import { writeRequest } from "./write-request.ts";

/**
 * The desk by way of a person: requests are written to files, which the operator sends from the mail
 * program or types into the portal; what was sent and answered is known from the messages that are
 * imported. Nothing goes over a network.
 */
export function createHandOverChannel(options: HandOverOptions): Channel {
  const { settings, files, trace } = options;
  const mailbox = createImportedMailbox({
    ...options,
    async lookAtFolder() {
      if (settings.entrada === undefined || !files.exists(settings.entrada)) return 0;
      const only = { onlyNew: true };
      const found = await importFiles([settings.entrada], only, options, neverAborted());
      for (const { ruta, problema, grandes } of found) {
        if (problema !== null || grandes > 0) trace(`${ruta} → ${problema ?? "mensaje-grande"}`);
      }
      return found.reduce((sum, { nuevos }) => sum + nuevos, 0);
    },
  });
  const { snapshot, recentSnapshot, forgetSnapshot, ...reading } = createMailReading(
    options,
    mailbox,
  );
  const context: HandOverContext = { ...options, snapshot, recentSnapshot };

  /** Says what of a ticket only the operator's word stands for. */
  async function marked<Shown extends Ticket>(
    tickets: readonly Shown[],
  ): Promise<readonly Shown[]> {
    const entries = new Map(
      (await options.sentEntries()).map((entry) => [entry.solicitud, entry.entrega?.confirmada]),
    );
    return tickets.map((ticket) => {
      const por = entries.get(ticket.solicitud ?? "")?.por;
      const isAnswered = ticket.estado !== "enviado";
      return por === undefined || isAnswered ? ticket : { ...ticket, confirmado: por };
    });
  }

  return {
    id: "entrega",
    asksOwnServer: true,
    ...reading,
    ping: () => files.makeFolder(settings.carpeta),
    submit: (intent) => writeRequest(intent, context),
    settle: (handed) => settleHandOver(handed, context),
    async findByKey(key, signal) {
      const found = await reading.findByKey(key, signal);
      return found && (await marked([found]))[0];
    },
    async listTickets(filter, page, signal) {
      const found = await reading.listTickets(filter, page, signal);
      return { ...found, tickets: await marked(found.tickets) };
    },
    async getTicket(number, signal) {
      const found = await reading.getTicket(number, signal);
      const [ticket] = await marked([found]);
      return unverified(ticket ?? found);
    },
    accept: (number, remark) => writeAcceptance(number, remark, context),
    reply: (number, message) => writeReply(number, message, context),
    importFiles(paths, signal) {
      forgetSnapshot();
      return importFiles(paths, { onlyNew: false }, options, signal);
    },
  };
}

/** No mail server vouches for what was read from a file. */
function unverified(ticket: TicketDetail): TicketDetail {
  const mensajes = ticket.mensajes.map((one) => ({
    ...one,
    texto: one.autor === "operador" ? withoutCode(one.texto) : one.texto,
    sin_verificar: true,
  }));
  return { ...ticket, mensajes };
}

function neverAborted(): AbortSignal {
  return new AbortController().signal;
}
