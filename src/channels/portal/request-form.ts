import { readFileSync } from "node:fs";
import FormData from "form-data";
import type { SubmissionFile } from "../../domain/submission.ts";
import type { TicketNumber } from "../../domain/ticket.ts";
import { percentEncode } from "../../domain/url.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { OutgoingMessage } from "../../ports/channel.ts";
import type { HttpBody, HttpRequest } from "../../ports/http.ts";
import type { Intent } from "../../ports/ledger.ts";
import { appendFile, streamForm } from "../stream-form.ts";

/** Up to this size a stream costs more than the memory it saves, and no progress is shown. */
const maxInMemoryBytes = 512 * 1024;

/** The multipart request that registers an intent under its idempotency key. */
export function requestForm(intent: Intent): HttpRequest {
  const { tipo, datos, sigue_a, clave, archivos } = intent;
  return keyed("/v1/tickets", clave, () =>
    formBody("solicitud", { tipo, datos, sigue_a }, archivos),
  );
}

/** The multipart request that writes to a ticket. */
export function messageForm(number: TicketNumber, message: OutgoingMessage): HttpRequest {
  const { clave, texto, archivos } = message;
  const path = `/v1/tickets/${percentEncode(number)}/mensajes`;
  return keyed(path, clave, () => formBody("mensaje", { texto }, archivos));
}

function keyed(path: string, clave: string, body: () => HttpBody): HttpRequest {
  return { method: "POST", path, headers: { "idempotency-key": clave }, body };
}

/**
 * A JSON part followed by the files. Small files are sent from memory, larger ones as streams of
 * known length, so that memory does not grow with their size.
 */
function formBody(
  part: string,
  json: Readonly<Record<string, unknown>>,
  files: readonly SubmissionFile[],
): HttpBody {
  const archivos = files.map(({ ruta: _ruta, ...file }, index) => ({
    parte: `archivo-${index + 1}`,
    ...file,
  }));
  const form = new FormData();
  form.append(part, JSON.stringify({ ...json, archivos }), { contentType: "application/json" });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return bytes <= maxInMemoryBytes
    ? wholeBody(form, files)
    : streamForm(
        form,
        files.map((file, index) => appendFile(form, `archivo-${index + 1}`, file)),
      );
}

function wholeBody(form: FormData, files: readonly SubmissionFile[]): HttpBody {
  files.forEach((file, index) => {
    form.append(`archivo-${index + 1}`, readCopy(file.ruta), {
      filename: file.nombre,
      contentType: file.tipo,
    });
  });
  const data = form.getBuffer();
  return { data, headers: { ...form.getHeaders(), "content-length": String(data.length) } };
}

/** Reads the ledger's copy of a file. @throws MesaError `disco` when it is gone */
function readCopy(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}
