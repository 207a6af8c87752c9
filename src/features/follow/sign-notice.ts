import { createHash, createHmac } from "node:crypto";
import type { Secret } from "../../domain/secret.ts";

/**
 * The headers by which a receiver knows that a notice is ours, and whether it had it before. The
 * signature is HMAC-SHA256 over the time, a full stop and the body, in lower-case hexadecimal; the
 * time lets a receiver refuse what somebody recorded and sends again.
 *
 * @param time  UTC, ISO 8601
 */
export function signNotice(
  body: string,
  secret: Secret,
  time: string,
): Readonly<Record<string, string>> {
  const signature = createHmac("sha256", secret.reveal()).update(`${time}.${body}`).digest("hex");
  return {
    "content-type": "application/json",
    "x-mesa-fecha": time,
    "x-mesa-firma": `sha256=${signature}`,
    "idempotency-key": createHash("sha256").update(body).digest("hex"),
  };
}
