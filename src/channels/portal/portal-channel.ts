import type { Receipt } from "../../domain/receipt.ts";
import { messageShape, ticketDetailShape, ticketShape } from "../../domain/ticket-mini-schema.ts";
import type { Ticket, TicketNumber } from "../../domain/ticket.ts";
import { percentEncode } from "../../domain/percent-encode.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel, ChannelId, Download, TicketFilter } from "../../ports/channel.ts";
import { HttpFailure, jsonBody, type HttpReply } from "../../ports/http.ts";
import type { Intent } from "../../ports/ledger.ts";
import { parseReply } from "../parse-reply.ts";
import { reachable } from "../reachable.ts";
import { readable } from "../readable.ts";
import { fieldOf, problemOf, refusal, type PortalClient } from "./portal-client.ts";
import { wireChanges, wireTicketPage } from "./portal-wire.ts";

/** The desk took none of it: may be sent again as it is. */
const notTaken = new Set([408, 425, 429, 503]);

/** Refusals that say enough without a word of the desk's own (RFC 9110 §15.5). */
const plain = new Set([400, 413, 415, 422]);

/**
 * The portal contract (`docs/openapi.yaml`) as a channel. Exactly once by the `Idempotency-Key`
 * header: the desk makes one ticket per key, however often the key is sent.
 */
export function createPortalChannel(id: ChannelId, client: PortalClient): Channel {
  return {
    id,
    ping: (signal) => client.ping(signal),
    submit: (intent, signal) => submit(client, intent, signal),
    async findByKey(key, signal) {
      const path = `/v1/solicitudes/${percentEncode(key)}`;
      const reply = await reachable(() => client.exchange(get(path), signal));
      // A proxy's own page is no word of the desk's: only a problem of the contract says "never".
      if (reply.status === 404 && problemOf(reply).codigo !== undefined) return undefined;
      if (reply.status === 404) throw new MesaError("respuesta-invalida");
      if (reply.status === 200) return parseReply(reply, ticketShape);
      throw refusal(reply);
    },
    listTickets: (filter, page, signal) =>
      client.call(get(`/v1/tickets?${listQuery(filter, page)}`), wireTicketPage, signal),
    getTicket: (number, signal) =>
      client.call(get(`/v1/tickets/${percentEncode(number)}`), ticketDetailShape, signal),
    accept: (number, remark, signal) =>
      client.call(
        {
          method: "POST",
          path: `/v1/tickets/${percentEncode(number)}/conformidad`,
          headers: {},
          body: () => jsonBody(remark === undefined ? {} : { observacion: remark }),
        },
        ticketShape,
        signal,
      ),
    async reply(number, message, signal) {
      const { messageForm } = await import("./request-form.ts");
      return await client.call(messageForm(number, message), messageShape, signal);
    },
    download: (number, attachment, from, signal) =>
      download(client, { number, attachment, from }, signal),
    changes(cursor, wait, signal) {
      const query = new URLSearchParams({ espera: String(Math.floor(wait / 1000)) });
      if (cursor !== undefined) query.set("desde", cursor);
      const asked = get(`/v1/cambios?${query.toString()}`);
      // Who waits asks again at a pace of its own.
      const request = wait > 0 ? ({ ...asked, once: true } as const) : asked;
      return client.call(request, wireChanges, signal);
    },
  };
}

async function download(
  client: PortalClient,
  { number, attachment, from }: { number: TicketNumber; attachment: string; from: number },
  signal: AbortSignal,
): Promise<Download> {
  const path = `/v1/tickets/${percentEncode(number)}/adjuntos/${percentEncode(attachment)}`;
  const range: Record<string, string> = from === 0 ? {} : { range: `bytes=${from}-` };
  const request = { method: "GET", path, headers: range } as const;
  const { status, headers, data } = await reachable(() => client.open(request, signal));
  // RFC 9110 §14: whoever ignores the range answers 200 with the whole.
  if (status === 200 || status === 206) {
    const begin = status === 206 ? from : 0;
    const length = Number(headers["content-length"] ?? Number.NaN);
    const total = Number.isFinite(length) ? begin + length : null;
    return { total, from: begin, data: readable(data) };
  }
  if (status === 404) throw new MesaError("no-existe", { params: { nombre: attachment } });
  throw refusal({ status, headers, text: "" });
}

function get(path: string) {
  return { method: "GET", path, headers: {} } as const;
}

function listQuery(
  filter: TicketFilter,
  page: { readonly limit: number; readonly cursor?: string },
): string {
  const query = new URLSearchParams({ limite: String(page.limit) });
  for (const [name, value] of Object.entries(filter)) query.set(name, String(value));
  if (page.cursor !== undefined) query.set("cursor", page.cursor);
  return query.toString();
}

async function submit(client: PortalClient, intent: Intent, signal: AbortSignal): Promise<Receipt> {
  try {
    const { requestForm } = await import("./request-form.ts");
    return receiptOf(await client.exchange(requestForm(intent), signal));
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return { kind: error.sent ? "unknown" : "unreachable", reason: error.reason };
  }
}

/** Where an earlier attempt may have been taken, anything but a receipt leaves it unknown. */
function receiptOf(reply: HttpReply): Receipt {
  if (reply.status === 200 || reply.status === 201) return accepted(reply);
  const { status } = reply;
  const reason = `HTTP ${status}`;
  const problem = problemOf(reply);
  const unsettled = status < 300 || status >= 500 || problem.codigo === "en-proceso";
  if (reply.doubtful === true || (unsettled && !notTaken.has(status))) {
    return { kind: "unknown", reason };
  }
  // Neither a redirect nor a page without the desk's code came from the desk: something stands
  // between, and the request never got there.
  const foreign = problem.codigo === undefined && !plain.has(status);
  if (notTaken.has(status) || status < 400 || foreign) return { kind: "unreachable", reason };
  return {
    kind: "refused",
    code: problem.codigo ?? "",
    message: problem.detail ?? problem.title ?? reason,
    problems: (problem.errores ?? []).map((one) => ({
      field: fieldOf(one.puntero),
      text: one.detalle,
    })),
  };
}

/** A success whose body can't be read is no success: the desk is asked by key. */
function accepted(reply: HttpReply): Receipt {
  try {
    const ticket: Ticket = parseReply(reply, ticketShape);
    const replayed = reply.headers["idempotency-replayed"] === "true";
    return { kind: "accepted", ticket, replayed };
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    return { kind: "unknown", reason: error.code };
  }
}
