import { Buffer } from "node:buffer";

/**
 * A message that was written as a draft, as a mail program sends it: with a sender, a date and an id of
 * its own, and without the headers that begin with `X-`.
 */
export function asSentByHand(
  draft: Buffer,
  facts: { readonly from: string; readonly id: string; readonly date: Date },
): Buffer {
  const text = draft.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const kept = text
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .filter((line) => !/^x-/i.test(line));
  const own = [
    `From: Agencia <${facts.from}>`,
    `Date: ${facts.date.toUTCString()}`,
    `Message-ID: ${facts.id}`,
  ];
  return Buffer.from([...own, ...kept].join("\r\n") + text.slice(end), "latin1");
}
