import type { Receipt } from "../../domain/receipt.ts";
import { messageShape, ticketDetailShape, ticketShape } from "../../domain/ticket-mini-schema.ts";
import type { Ticket, TicketNumber } from "../../domain/ticket.ts";
import { percentEncode } from "../../domain/url.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel, ChannelId, Download, TicketFilter } from "../../ports/channel.ts";
import { HttpFailure, jsonBody, type HttpReply } from "../../ports/http.ts";
import type { Intent } from "../../ports/ledger.ts";
import { parseReply } from "../parse-reply.ts";
import { reachable, reachableBody } from "../reachable.ts";
import { fieldOf, problemOf, refusal, type PortalClient } from "./portal-client.ts";
import { wireChanges, wireTicketPage } from "./portal-wire.ts";

/** Statuses after which the desk has stored nothing, so that the request may be sent again. */
const notStoredStatuses = new Set([408, 425, 429, 503]);

/** Refusals that count as the desk's even without a `codigo` (RFC 9110 §15.5). */
const plainRefusals = new Set([400, 413, 415, 422]);

/**
 * The portal contract (`docs/openapi.yaml`) as a channel. The desk creates one ticket per
 * `Idempotency-Key`, however often the key is sent.
 */
export function createPortalChannel(id: ChannelId, client: PortalClient): Channel {
  return {
    id,
    ping: (signal) => client.ping(signal),
    submit: (intent, signal) => submit(client, intent, signal),
    async findByKey(key, signal) {
      const path = `/v1/solicitudes/${percentEncode(key)}`;
      const reply = await reachable(() => client.exchange(get(path), signal));
      // A 404 may be a proxy's page; only one with a `codigo` means that the desk has no such key.
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
    changes(cursor, waitMs, signal) {
      const query = new URLSearchParams({ espera: String(Math.floor(waitMs / 1000)) });
      if (cursor !== undefined) query.set("desde", cursor);
      const poll = get(`/v1/cambios?${query.toString()}`);
      // A caller that waits repeats the request itself.
      const request = waitMs > 0 ? ({ ...poll, once: true } as const) : poll;
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
  // A server that ignores the range answers 200 with the whole file (RFC 9110 §14).
  if (status === 200 || status === 206) {
    const begin = status === 206 ? from : 0;
    const length = Number(headers["content-length"] ?? Number.NaN);
    const total = Number.isFinite(length) ? begin + length : null;
    return { total, from: begin, data: reachableBody(data) };
  }
  if (status === 404)
    throw new MesaError("no-existe", {
      params: { nombre: attachment, orden: `mesa ticket ver ${number}` },
    });
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

/** Reads a reply to a submission; after an attempt in doubt anything but a ticket stays unknown. */
function receiptOf(reply: HttpReply): Receipt {
  if (reply.status === 200 || reply.status === 201) return accepted(reply);
  const { status } = reply;
  const reason = `HTTP ${status}`;
  const problem = problemOf(reply);
  const unsettled = status < 300 || status >= 500 || problem.codigo === "en-proceso";
  if (reply.doubtful === true || (unsettled && !notStoredStatuses.has(status))) {
    return { kind: "unknown", reason };
  }
  // A redirect, or a refusal without the desk's `codigo`, came from something between us and the
  // desk,
  // so the request did not reach it.
  const foreign = problem.codigo === undefined && !plainRefusals.has(status);
  if (notStoredStatuses.has(status) || status < 400 || foreign)
    return { kind: "unreachable", reason };
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

/** Reads the ticket; one that cannot be read leaves the result unknown, to be settled by key. */
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
