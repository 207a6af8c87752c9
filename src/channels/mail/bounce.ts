/** A report that a message could not be delivered, or not yet (RFC 3464). */
export interface Bounce {
  /** The `Message-ID` of the message that was not delivered. */
  readonly messageId: string;
  /** False while the mail system keeps trying. */
  readonly final: boolean;
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`; empty when the report gives none. */
  readonly status: string;
  /** The mail server's explanation, unchanged. */
  readonly words: string;
}

/**
 * Reads a delivery report from its machine-readable part, or from its prose when it has none.
 * Undefined when the report is about no message of ours.
 *
 * @param ours tells whether a `Message-ID` is ours
 */
export async function readBounce(
  source: Buffer,
  ours: (messageId: string) => boolean,
): Promise<Bounce | undefined> {
  const { default: PostalMime } = await import("postal-mime");
  const email = await PostalMime.parse(source, {
    attachmentEncoding: "utf8",
    forceRfc822Attachments: true,
  });
  const parts = email.attachments.map(({ mimeType, content }) => ({
    type: mimeType.toLowerCase(),
    text: typeof content === "string" ? content : new TextDecoder().decode(content),
  }));
  const everything = [email.text ?? "", ...parts.map((one) => one.text)].join("\n");
  const answered = [email.inReplyTo ?? "", email.references ?? ""].join(" ");
  const messageId = [...`${everything}\n${answered}`.matchAll(/<[^<>\s]{1,990}>/g)]
    .map(([id]) => id)
    .find(ours);
  if (messageId === undefined) return undefined;
  const report = parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type));
  if (report === undefined) return readProse(messageId, email.text ?? "");
  const fields = report.text.replace(/\r?\n[ \t]+/g, " ");
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:\\s*(.*)$`, "im").exec(fields)?.[1]?.trim();
  const action = field("Action")?.toLowerCase();
  if (action !== "failed" && action !== "delayed") return undefined;
  return {
    messageId,
    final: action === "failed",
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(field("Status") ?? "")?.[0] ?? "",
    words: (field("Diagnostic-Code") ?? "").replace(/^\S+;\s*/, "").replace(/\s+/g, " "),
  };
}

/**
 * Reads a report of a mail system without RFC 3464: a code and a sentence somewhere in the text.
 */
function readProse(messageId: string, text: string): Bounce {
  const line = text
    .split(/\r?\n/)
    .find((one) => /\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/.test(one));
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(line ?? "")?.[0] ?? "";
  const temporary = status.startsWith("4") || /\b4\d\d[ -]/.test(line ?? "");
  return { messageId, final: !temporary, status, words: (line ?? "").replace(/\s+/g, " ").trim() };
}
