import { createHash } from "node:crypto";

/** SHA-256 in base64, as a Content-Security-Policy names a style or a script. */
export function digestText(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
