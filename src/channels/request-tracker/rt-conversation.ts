import { percentEncode } from "../../domain/url.ts";
import { Buffer } from "node:buffer";
import type { TicketAttachment, TicketMessage } from "../../domain/ticket.ts";
import type { RtClient } from "./rt-client.ts";
import { readKeySignature, readRecord, recordName, type RequestRecord } from "./rt-record.ts";
import { nameOf } from "./rt-ticket.ts";
import {
  rtAttachment,
  rtContent,
  rtTransaction,
  type RtAttachment,
  type RtTicket,
  type RtTransaction,
} from "./rt-wire.ts";

/** A message with the idempotency key in its signature, if it is ours and has one. */
export interface KeyedMessage extends TicketMessage {
  readonly clave: string | undefined;
}

/** The request of a ticket and the messages written to it. */
export interface Conversation {
  readonly record: RequestRecord | undefined;
  readonly adjuntos: readonly TicketAttachment[];
  readonly mensajes: readonly KeyedMessage[];
}

export function ticketHistory(
  number: string,
  client: RtClient,
  signal: AbortSignal,
): Promise<readonly RtTransaction[]> {
  const query = {
    fields: "Type,Creator,Created,Field,NewValue",
    "fields[Creator]": "Name,RealName",
  };
  return client.all(
    `/REST/2.0/ticket/${percentEncode(number)}/history`,
    query,
    rtTransaction,
    signal,
  );
}

/** All attachments, including texts and containers. Asking for the field `Parent` makes RT fail. */
export function ticketAttachments(
  number: string,
  client: RtClient,
  signal: AbortSignal,
): Promise<readonly RtAttachment[]> {
  const query = { fields: "TransactionId,Filename,ContentType,ContentLength" };
  return client.all(
    `/REST/2.0/ticket/${percentEncode(number)}/attachments`,
    query,
    rtAttachment,
    signal,
  );
}

export async function readConversation(
  ticket: RtTicket,
  client: RtClient,
  signal: AbortSignal,
): Promise<Conversation> {
  const [history, attachments] = await Promise.all([
    ticketHistory(ticket.id, client, signal),
    ticketAttachments(ticket.id, client, signal),
  ]);
  const of = (transaction: RtTransaction): readonly RtAttachment[] =>
    attachments.filter(({ TransactionId }) => TransactionId === transaction.id);
  const first = history.find(({ Type }) => Type === "Create");
  const requestFiles = first === undefined ? [] : of(first).filter(isFile);
  const own = requestFiles.find(({ Filename }) => Filename === recordName);
  const record = own && readRecord((await content(own, client, signal)).toString("utf8"));
  const mensajes: KeyedMessage[] = [];
  for (const one of history.filter(({ Type }) => Type === "Correspond")) {
    mensajes.push(await readMessage(one, of(one), ticket, client, signal));
  }
  const adjuntos = requestFiles.filter((one) => record === undefined || one !== own);
  return { record, adjuntos: adjuntos.map((one) => toAttachment(one, record)), mensajes };
}

async function readMessage(
  transaction: RtTransaction,
  parts: readonly RtAttachment[],
  { Requestor }: RtTicket,
  client: RtClient,
  signal: AbortSignal,
): Promise<KeyedMessage> {
  const texts = parts.filter((one) => !isFile(one));
  const body =
    texts.find(({ ContentType }) => ContentType === "text/plain") ??
    texts.find(({ ContentType }) => ContentType.startsWith("text/"));
  const fullText = body === undefined ? "" : (await content(body, client, signal)).toString("utf8");
  const { text, key } = readKeySignature(fullText);
  const own = Requestor.some(({ id }) => id === transaction.Creator.id);
  return {
    id: transaction.id,
    de: nameOf(transaction.Creator),
    autor: own ? "operador" : "mesa",
    fecha: transaction.Created,
    texto: text,
    adjuntos: parts.filter(isFile).map((one) => toAttachment(one, undefined)),
    clave: own ? key : undefined,
  };
}

async function content(
  { id }: RtAttachment,
  client: RtClient,
  signal: AbortSignal,
): Promise<Buffer> {
  const { Content } = await client.get(
    `/REST/2.0/attachment/${percentEncode(id)}`,
    rtContent,
    signal,
  );
  return Buffer.from(Content, "base64");
}

/** Whether an attachment is a file; texts and containers have no file name. */
export function isFile({ Filename }: RtAttachment): boolean {
  return Filename !== undefined && Filename !== null && Filename !== "";
}

/** Takes the digest from the request's record, because RT stores none. */
function toAttachment(one: RtAttachment, record: RequestRecord | undefined): TicketAttachment {
  const nombre = one.Filename ?? "";
  const bytes = one.ContentLength;
  const sent = record?.archivos.find((file) => file.nombre === nombre && file.bytes === bytes);
  return { id: one.id, nombre, tipo: one.ContentType, bytes, sha256: sent?.sha256 ?? "" };
}
