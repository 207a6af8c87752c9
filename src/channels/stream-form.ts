import { createReadStream, type ReadStream } from "node:fs";
import { PassThrough } from "node:stream";
import type FormData from "form-data";
import type { SubmissionFile } from "../domain/submission.ts";
import type { HttpBody } from "../ports/http.ts";

/** Bigger reads than Node's 64 KiB make uploads faster. Bytes. */
const chunk = 1024 * 1024;

/** Adds a file as a stream of known length, so that memory does not grow with it. */
export function appendFile(form: FormData, part: string, file: SubmissionFile): ReadStream {
  const stream = createReadStream(file.ruta, { highWaterMark: chunk });
  form.append(part, stream, {
    filename: file.nombre,
    contentType: file.tipo,
    knownLength: file.bytes,
  });
  return stream;
}

/** The form as a body; its files are closed with it, also when the upload is cut short. */
export function streamForm(form: FormData, files: readonly ReadStream[]): HttpBody {
  const data = new PassThrough();
  // The form passes its files' errors on as its own.
  form.on("error", (error) => data.destroy(error));
  data.on("close", () => {
    for (const file of files) file.destroy();
  });
  // Measured before it flows: what has been read is no longer counted.
  const headers = { ...form.getHeaders(), "content-length": String(form.getLengthSync()) };
  form.pipe(data);
  return { data, headers };
}
