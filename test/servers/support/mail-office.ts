import { randomUUID } from "node:crypto";
import type { ImapFlow } from "imapflow";
import * as z from "zod";
import {
  awaitMail,
  emptyMailbox,
  inject,
  mailOperator,
  openMailbox,
  report,
} from "./mail-bench.ts";

/** A mailbox of its own, emptied for each test, and an address without a help desk behind it. */
export const owner = "otro@oce.test";
export const official = "agente@aduana.test";

export const submitted = z.object({
  solicitud: z.string(),
  advertencias: z.array(z.object({ codigo: z.string() })).optional(),
});
export const tickets = z.object({
  tickets: z.array(
    z.object({ numero: z.string(), estado: z.string(), solicitud: z.string().optional() }),
  ),
});
export const shown = z.object({
  ticket: z.object({
    estado: z.string(),
    mensajes: z.array(z.object({ texto: z.string(), desaparecido: z.boolean().optional() })),
  }),
});
export const news = z.object({ total: z.number() });
export const entries = z.object({ entradas: z.array(z.object({ resultado: z.string() })) });

type Options = NonNullable<Parameters<typeof mailOperator>[0]>;

/** The operator, their mailbox as another program sees it, and the desk that writes to it. */
export async function office(options: Options = {}) {
  const box = await openMailbox(owner);
  await emptyMailbox(box);
  const operator = await mailOperator({ mailbox: owner, desk: official, ...options });
  const list = async (...words: readonly string[]) =>
    tickets
      .parse(await operator.answer("ticket", "listar", ...words))
      .tickets.map(({ numero, estado }) => [numero, estado]);
  return {
    box,
    operator,
    list,
    send: async (): Promise<string> => {
      const { solicitud } = submitted.parse(await operator.answer(...report));
      for (const folder of ["INBOX", "Sent"]) await awaitMail(box, ofRequest(solicitud), folder);
      return solicitud;
    },
    see: async (numero: string) =>
      shown.parse(await operator.answer("ticket", "ver", numero)).ticket,
    told: async () => news.parse(await operator.answer("novedades")).total,
  };
}

export function ofRequest(solicitud: string) {
  return { header: { "x-mesa-solicitud": solicitud } };
}

/** The desk's message on a request, once it lies in a folder. */
export async function write(
  box: ImapFlow,
  solicitud: string,
  text: string,
  { subject = "Re: su caso", folder = "INBOX" } = {},
): Promise<void> {
  const id = `<${randomUUID()}@aduana.test>`;
  const head = `From: Mesa <${official}>\nTo: ${owner}\nMessage-ID: ${id}\n`;
  const about = `In-Reply-To: <mesa.${solicitud}.1@oce.test>\nSubject: ${subject}\n`;
  const type = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n";
  const message = `${head}${about}${type}\n${text}\n`;
  if (folder === "INBOX") await inject(official, owner, message);
  else await box.append(folder, message.replaceAll("\n", "\r\n"));
  await awaitMail(box, { header: { "message-id": id } }, folder);
}

export async function move(box: ImapFlow, from: string, to: string): Promise<void> {
  await box.mailboxOpen(from);
  await box.messageMove("1:*", to);
  await box.mailboxClose();
}

/** How many messages of a request the desk has. */
export async function atTheDesk(solicitud: string): Promise<number> {
  return (await awaitMail(await openMailbox(official), ofRequest(solicitud))).length;
}
