import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { DeskEnv } from "./desk-parts.ts";

/** A JSON reply with its ETag, or 304 where the client has it already (RFC 9110 §13.1.2). */
export function conditionalJson(context: Context<DeskEnv>, body: object): Response {
  const etag = `"${createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 22)}"`;
  context.header("etag", etag);
  const held = (context.req.header("if-none-match") ?? "").split(/\s*,\s*/);
  if (held.includes(etag) || held.includes("*")) return context.body(null, 304);
  return context.json(body, 200);
}
