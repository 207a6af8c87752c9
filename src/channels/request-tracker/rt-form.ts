import { percentEncode } from "../../domain/url.ts";
import { Buffer } from "node:buffer";
import FormData from "form-data";
import type { SubmissionFile } from "../../domain/submission.ts";
import type { OutgoingMessage } from "../../ports/channel.ts";
import type { HttpBody, HttpRequest } from "../../ports/http.ts";
import type { Intent } from "../../ports/ledger.ts";
import type { RtSettings } from "./profile-part.ts";
import { appendFile, streamForm } from "../stream-form.ts";
import { recordName, withKeySignature, writeRecord } from "./rt-record.ts";
import { kindNames } from "./rt-ticket.ts";

/** The texts of a request that people read. */
export interface RequestWords {
  readonly subject: string;
  readonly text: string;
}

/** The custom fields of a request, for writing and for checking what RT stored. */
export function customFields(intent: Intent, settings: RtSettings): Record<string, string> {
  const mapped = Object.entries(settings.campos).flatMap(([field, custom]) => {
    const value = field === "tipo" ? kindNames[intent.tipo] : intent.datos[field];
    const text = typeof value === "string" ? value : value?.join("\n");
    return text === undefined || text === "" ? [] : [[custom, text] as const];
  });
  return { ...Object.fromEntries(mapped), [settings.campo_clave]: intent.clave };
}

/** The request that creates a ticket. */
export function creation(intent: Intent, words: RequestWords, settings: RtSettings): HttpRequest {
  const ticket = {
    Queue: settings.cola,
    Requestor: settings.solicitante,
    Subject: words.subject,
    Content: words.text,
    ContentType: "text/plain",
    CustomFields: customFields(intent, settings),
    ...(intent.sigue_a !== null && { RefersTo: intent.sigue_a }),
  };
  const record = Buffer.from(writeRecord(intent));
  return {
    method: "POST",
    path: "/REST/2.0/ticket",
    headers: {},
    body: () => formBody(ticket, intent.archivos, record),
  };
}

/** The request that writes to a ticket. */
export function correspondence(number: string, message: OutgoingMessage): HttpRequest {
  const reply = {
    Content: withKeySignature(message.texto, message.clave),
    ContentType: "text/plain",
  };
  return {
    method: "POST",
    path: `/REST/2.0/ticket/${percentEncode(number)}/correspond`,
    headers: {},
    body: () => formBody(reply, message.archivos, undefined),
  };
}

/**
 * A multipart body, because RT garbles accents in file names that come in JSON. `JSON` must be a
 * plain field: RT ignores it as a part with a content type. Files are streams of known length.
 */
function formBody(
  json: Readonly<Record<string, unknown>>,
  files: readonly SubmissionFile[],
  record: Buffer | undefined,
): HttpBody {
  const form = new FormData();
  form.append("JSON", JSON.stringify(json));
  const streams = files.map((file) => appendFile(form, "Attachments", file));
  if (record !== undefined) {
    const options = { filename: recordName, contentType: "application/json" };
    form.append("Attachments", record, options);
  }
  return streamForm(form, streams);
}
