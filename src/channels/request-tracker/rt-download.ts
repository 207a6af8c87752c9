import { Buffer } from "node:buffer";
import type { TicketNumber } from "../../domain/ticket.ts";
import { percentEncode } from "../../domain/url.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Download } from "../../ports/channel.ts";
import { reachableBody } from "../reachable.ts";
import { refusal, type RtClient } from "./rt-client.ts";
import { ticketAttachments } from "./rt-conversation.ts";
import { mustFind } from "./rt-tickets.ts";

/**
 * Downloads an attachment. By a password RT sends it only as base64 within JSON and always from the
 * beginning; it is decoded as it arrives, so that memory does not grow with its size.
 */
export async function download(
  number: TicketNumber,
  attachment: string,
  client: RtClient,
  signal: AbortSignal,
): Promise<Download> {
  const ticket = await mustFind(number, client, signal);
  const all = await ticketAttachments(ticket.id, client, signal);
  const wanted = all.find(({ id }) => id === attachment);
  if (wanted === undefined)
    throw new MesaError("no-existe", {
      params: { nombre: attachment, orden: `mesa ticket ver ${number}` },
    });
  const path = `/REST/2.0/attachment/${percentEncode(wanted.id)}`;
  const { status, headers, data } = await client.open(path, signal);
  if (status !== 200) throw refusal({ status, headers, text: "" });
  return { total: wanted.ContentLength, from: 0, data: contentOf(data) };
}

/** Quotes within a JSON value are escaped, so this matches only the field's own name. */
const contentField = /"Content"\s*:\s*"/;

/** Decodes the field `Content`. @throws MesaError `respuesta-invalida` without a complete one */
async function* contentOf(json: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let text = "";
  let inside = false;
  for await (const piece of reachableBody(json)) {
    text += Buffer.from(piece).toString("latin1");
    if (!inside) {
      const found = contentField.exec(text);
      if (found === null) continue;
      inside = true;
      text = text.slice(found.index + found[0].length);
    }
    const end = text.indexOf('"');
    const letters = (end === -1 ? text : text.slice(0, end)).replaceAll(/\\n|\s/g, "");
    if (end !== -1) {
      yield Buffer.from(letters.replaceAll("\\/", "/"), "base64");
      return;
    }
    // A backslash belongs to the next character, and base64 is decoded four characters at a time.
    const clean = letters.replaceAll("\\/", "/");
    const whole = clean.endsWith("\\") ? clean.slice(0, -1) : clean;
    const usable = whole.length - (whole.length % 4);
    text = clean.slice(usable);
    if (usable > 0) yield Buffer.from(whole.slice(0, usable), "base64");
  }
  throw new MesaError("respuesta-invalida");
}
