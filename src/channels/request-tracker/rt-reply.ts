import type { Ticket, TicketMessage, TicketNumber } from "../../domain/ticket.ts";
import { percentEncode } from "../../domain/url.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { OutgoingMessage } from "../../ports/channel.ts";
import { jsonBody, type HttpReply } from "../../ports/http.ts";
import type { RtSettings } from "./profile-part.ts";
import { parseReply } from "../parse-reply.ts";
import { reachable } from "../reachable.ts";
import { refusal, type RtClient } from "./rt-client.ts";
import { readConversation, type KeyedMessage } from "./rt-conversation.ts";
import { correspondence } from "./rt-form.ts";
import { agreedStatus } from "./rt-states.ts";
import { toTicket } from "./rt-ticket.ts";
import { mustFind } from "./rt-tickets.ts";
import { rtSentences, type RtTicket } from "./rt-wire.ts";

/** The text of an agreement without a remark of the operator's. */
const defaultAgreement = "Conforme con la respuesta.";

/**
 * Replies to a ticket, once per idempotency key: the key is searched first, because RT would store
 * the message as often as it is sent. What RT stored is read back and compared.
 */
export async function reply(
  number: TicketNumber,
  message: OutgoingMessage,
  client: RtClient,
  signal: AbortSignal,
): Promise<TicketMessage> {
  const ticket = await mustFind(number, client, signal);
  const known = await findMessage(ticket, message, client, signal);
  if (known !== undefined) return known;
  const request = correspondence(ticket.id, message);
  const answer = await reachable(() => client.exchange(request, signal));
  if (answer.status !== 201) throw refusal(answer);
  const stored = await findMessage(ticket, message, client, signal);
  const lost = message.archivos.find(
    ({ nombre, bytes }) =>
      stored?.adjuntos.some((one) => one.nombre === nombre && one.bytes === bytes) !== true,
  );
  if (stored !== undefined && lost === undefined) return stored;
  throw altered(lost?.nombre ?? `${message.texto.slice(0, 40)}…`, answer);
}

async function findMessage(
  ticket: RtTicket,
  { clave, archivos }: OutgoingMessage,
  client: RtClient,
  signal: AbortSignal,
): Promise<TicketMessage | undefined> {
  const { mensajes } = await readConversation(ticket, client, signal);
  const found = mensajes.find((one) => one.clave === clave);
  if (found === undefined) return undefined;
  const { clave: _clave, adjuntos, ...message }: KeyedMessage = found;
  const digest = (nombre: string): string =>
    archivos.find((file) => file.nombre === nombre)?.sha256 ?? "";
  return { ...message, adjuntos: adjuntos.map((one) => ({ ...one, sha256: digest(one.nombre) })) };
}

/**
 * Closes the case as agreed, which in RT is a case resolved by the operator. When the desk has
 * already resolved it, the message of agreement reopens it, as any message does, and it is resolved
 * again. Safe to repeat.
 */
export async function accept(
  number: TicketNumber,
  remark: string | undefined,
  settings: RtSettings,
  client: RtClient,
  signal: AbortSignal,
): Promise<Ticket> {
  const wanted = agreedStatus(settings);
  const before = await mustFind(number, client, signal);
  if (toTicket(before, settings).estado === "conforme") return toTicket(before, settings);
  const texto = remark ?? (before.Status === wanted ? defaultAgreement : undefined);
  if (texto !== undefined) {
    const { mensajes } = await readConversation(before, client, signal);
    const answer = mensajes.findLast((one) => one.autor === "mesa")?.id ?? "0";
    const clave = `conforme-${before.id}-${answer}`;
    await reply(before.id, { clave, texto, archivos: [] }, client, signal);
  }
  const answer = await changeStatus(before.id, wanted, client, signal);
  const after = await mustFind(number, client, signal);
  if (after.Status !== wanted) throw notDone(answer);
  return toTicket(after, settings);
}

/** Changes the status by ETag; retries once when somebody else changed the ticket in between. */
async function changeStatus(
  id: string,
  status: string,
  client: RtClient,
  signal: AbortSignal,
): Promise<HttpReply> {
  const path = `/REST/2.0/ticket/${percentEncode(id)}`;
  for (let attempt = 1; ; attempt += 1) {
    const read = await reachable(() =>
      client.exchange({ method: "GET", path, headers: {} }, signal),
    );
    if (read.status !== 200) throw refusal(read);
    const { etag } = read.headers;
    const headers: Record<string, string> = etag === undefined ? {} : { "if-match": etag };
    const body = () => jsonBody({ Status: status });
    const answer = await reachable(() =>
      client.exchange({ method: "PUT", path, headers, body }, signal),
    );
    if (answer.status === 200) return answer;
    if (answer.status !== 412 || attempt === 2) throw refusal(answer);
  }
}

/** For a 200 reply that explains in words why nothing was changed. */
function notDone(answer: HttpReply): MesaError {
  const foreign = parseReply(answer, rtSentences).join(" ");
  return new MesaError("mesa-rechaza", { params: { estado: answer.status }, foreign });
}

/** For a reply after which RT has not stored all that was sent; `que` is what is missing. */
function altered(que: string, answer: HttpReply): MesaError {
  const foreign = parseReply(answer, rtSentences).join(" ");
  return new MesaError("mesa-altera", { params: { que }, foreign });
}
