import { createReadStream, type ReadStream } from "node:fs";
import { PassThrough } from "node:stream";
import type FormData from "form-data";
import type { SubmissionFile } from "../domain/submission.ts";
import type { HttpBody } from "../ports/http.ts";

/** Bigger reads than Node's default of 64 KiB make uploads faster. */
const readChunkBytes = 1024 * 1024;

/**
 * Adds a file to a form as a stream of known length, so that memory does not grow with its size.
 */
export function appendFile(form: FormData, part: string, file: SubmissionFile): ReadStream {
  const stream = createReadStream(file.ruta, { highWaterMark: readChunkBytes });
  form.append(part, stream, {
    filename: file.nombre,
    contentType: file.tipo,
    knownLength: file.bytes,
  });
  return stream;
}

/**
 * Turns a form into a request body; its files are closed with it, even when the upload breaks off.
 */
export function streamForm(form: FormData, files: readonly ReadStream[]): HttpBody {
  const data = new PassThrough();
  // The form also emits its files' errors.
  form.on("error", (error) => data.destroy(error));
  data.on("close", () => {
    for (const file of files) file.destroy();
  });
  // The length must be measured before the form starts to flow.
  const headers = { ...form.getHeaders(), "content-length": String(form.getLengthSync()) };
  form.pipe(data);
  return { data, headers };
}
