import type { IncomingMessage } from "node:http";

/** More of a body than this is not read only to be thrown away. */
const maxBytes = 64 * 1024 * 1024;
/** Nor for longer than this. */
const maxMs = 20_000;

/**
 * Reads what is left of a body and throws it away, so that its sender is done writing when the answer
 * comes: a connection closed while the other side still writes is reset, and the answer is lost with
 * it (RFC 9112 §9.6).
 *
 * @returns false when the sender had not come to an end, and the connection has to be closed
 */
export async function readRest(incoming: IncomingMessage): Promise<boolean> {
  const { headers } = incoming;
  const hasBody =
    Number(headers["content-length"] ?? 0) > 0 || headers["transfer-encoding"] !== undefined;
  if (!hasBody || incoming.readableEnded || incoming.destroyed) return true;
  return await new Promise((done) => {
    let bytes = 0;
    const end = (): void => finish(true);
    const late = (): void => finish(false);
    const timer = setTimeout(late, maxMs);
    const count = (piece: Buffer): void => {
      bytes += piece.length;
      if (bytes > maxBytes) finish(false);
    };
    function finish(whole: boolean): void {
      clearTimeout(timer);
      incoming.off("data", count).off("end", end).off("close", late).off("error", late);
      done(whole);
    }
    incoming.on("data", count).on("end", end).on("close", late).on("error", late).resume();
  });
}
