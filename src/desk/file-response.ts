import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { TicketAttachment } from "../domain/ticket.ts";
import { Problem } from "./problem.ts";

/**
 * Answers with a stored file or one byte range of it. A range of another form is ignored (RFC 9110
 * §14.2).
 */
export function fileResponse(
  path: string,
  file: TicketAttachment,
  range: string | undefined,
): Response {
  const part = readRange(range, file.bytes);
  const { start, end } = part ?? { start: 0, end: file.bytes - 1 };
  const stream = Readable.toWeb(createReadStream(path, { start, end }));
  return new Response(stream, {
    status: part === undefined ? 200 : 206,
    headers: {
      "content-type": file.tipo,
      "content-length": String(end - start + 1),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.nombre)}`,
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
      etag: `"${file.sha256}"`,
      ...(part !== undefined && { "content-range": `bytes ${start}-${end}/${file.bytes}` }),
    },
  });
}

/** Parses `bytes=N-M`, both ends inclusive; undefined for anything else. @throws Problem 416 */
function readRange(
  range: string | undefined,
  bytes: number,
): { readonly start: number; readonly end: number } | undefined {
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? "");
  if (match === null) return undefined;
  const start = Number(match[1]);
  const end = Math.min(match[2] === "" ? Infinity : Number(match[2]), bytes - 1);
  if (start < bytes && start <= end) return { start, end };
  throw new Problem(416, "tramo-inexistente", "El archivo no tiene la parte pedida.");
}
