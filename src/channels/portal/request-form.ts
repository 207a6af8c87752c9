import { createReadStream, readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import FormData from "form-data";
import type { SubmissionFile } from "../../domain/submission.ts";
import type { TicketNumber } from "../../domain/ticket.ts";
import { percentEncode } from "../../domain/percent-encode.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { OutgoingMessage } from "../../ports/channel.ts";
import type { HttpBody, HttpRequest } from "../../ports/http.ts";
import type { Intent } from "../../ports/ledger.ts";

/** Bigger reads than Node's 64 KiB make uploads faster. Bytes. */
const chunk = 1024 * 1024;

/** Up to here a stream costs more than the memory it saves; no progress is shown of it either. Bytes. */
const small = 512 * 1024;

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
 * What is said as JSON, then its files. Small ones go from memory; the others as streams of known
 * length, so that memory does not grow with them.
 */
function formBody(
  part: string,
  said: Readonly<Record<string, unknown>>,
  files: readonly SubmissionFile[],
): HttpBody {
  const archivos = files.map(({ ruta: _ruta, ...file }, index) => ({
    parte: `archivo-${index + 1}`,
    ...file,
  }));
  const form = new FormData();
  form.append(part, JSON.stringify({ ...said, archivos }), { contentType: "application/json" });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return bytes <= small ? wholeBody(form, files) : streamedBody(form, files);
}

function wholeBody(form: FormData, files: readonly SubmissionFile[]): HttpBody {
  files.forEach((file, index) => {
    form.append(`archivo-${index + 1}`, readKept(file.ruta), {
      filename: file.nombre,
      contentType: file.tipo,
    });
  });
  const data = form.getBuffer();
  return { data, headers: { ...form.getHeaders(), "content-length": String(data.length) } };
}

/** @throws MesaError `disco` when the kept copy is gone */
function readKept(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new MesaError("disco", { params: { ruta: path }, cause: error });
  }
}

/** The files are closed with the body, also when the upload is cut short. */
function streamedBody(form: FormData, files: readonly SubmissionFile[]): HttpBody {
  const streams = files.map((file, index) => {
    const stream = createReadStream(file.ruta, { highWaterMark: chunk });
    form.append(`archivo-${index + 1}`, stream, {
      filename: file.nombre,
      contentType: file.tipo,
      knownLength: file.bytes,
    });
    return stream;
  });
  const data = new PassThrough();
  // The form passes its files' errors on as its own.
  form.on("error", (error) => data.destroy(error));
  data.on("close", () => {
    for (const stream of streams) stream.destroy();
  });
  // Measured before it flows: what has been read is no longer counted.
  const headers = { ...form.getHeaders(), "content-length": String(form.getLengthSync()) };
  form.pipe(data);
  return { data, headers };
}
