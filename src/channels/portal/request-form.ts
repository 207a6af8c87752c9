import { createReadStream } from "node:fs";
import { PassThrough } from "node:stream";
import FormData from "form-data";
import type { HttpBody, HttpRequest } from "../../ports/http.ts";
import type { Intent } from "../../ports/ledger.ts";

/** Bigger reads than Node's 64 KiB make uploads faster. Bytes. */
const chunk = 1024 * 1024;

/** The multipart request that registers an intent under its idempotency key. */
export function requestForm(intent: Intent): HttpRequest {
  return {
    method: "POST",
    path: "/v1/tickets",
    headers: { "idempotency-key": intent.clave },
    body: () => formBody(intent),
  };
}

/**
 * The form as JSON, then its files as streams of known length, so that memory does not grow with
 * them. The files are closed with the body, also when the upload is cut short.
 */
function formBody(intent: Intent): HttpBody {
  const { tipo, datos, sigue_a } = intent;
  const archivos = intent.archivos.map(({ ruta: _ruta, ...file }, index) => ({
    parte: `archivo-${index + 1}`,
    ...file,
  }));
  const form = new FormData();
  form.append("solicitud", JSON.stringify({ tipo, datos, sigue_a, archivos }), {
    contentType: "application/json",
  });
  const streams = intent.archivos.map((file, index) => {
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
