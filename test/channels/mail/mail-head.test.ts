import { expect, test } from "vitest";
import { readHead } from "../../../src/channels/mail/mail-head.ts";

test.each([
  ["a person", "", false],
  ["RFC 3834's «no»", "Auto-Submitted: no", false],
  ["«no» with a parameter", "auto-submitted: No; owner=x", false],
  ["an automatic answer", "Auto-Submitted: auto-replied", true],
  ["a message that a program made", "Auto-Submitted: auto-generated", true],
  ["a word that begins like no", "Auto-Submitted: notified", true],
  ["an absence, in the old way", "X-Autoreply: yes", true],
  ["both, which disagree", "Auto-Submitted: no\r\nX-Autoreply: yes", true],
  ["an absence, by its precedence", "Precedence: auto_reply", true],
])("who writes: %s", (_who, headers, automatic) => {
  const message = { seq: 1, uid: 1, headers: Buffer.from(`${headers}\r\n\r\n`) };
  expect(readHead("INBOX", message).automatic).toBe(automatic);
});
