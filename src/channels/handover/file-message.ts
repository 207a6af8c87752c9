import { Buffer } from "node:buffer";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { HandOverOptions } from "./hand-over-context.ts";
import { readHead, readHeaders, type MailHead, type OwnHeaders } from "../mail/mail-head.ts";
import { requestCode, requestMessageId, requestNamesIn } from "../mail/mail-ids.ts";
import { readParts, type MailPart } from "../mail/mail-parts.ts";
import { readMessage } from "../mail/read-message.ts";
import { agreementWords } from "../mail/send-reply.ts";
import { senderTrust } from "../mail/sender-trust.ts";
import { assembleMessage, type MailLayout } from "../mail/text-parts.ts";
import { isDesk } from "../mail/thread-mails.ts";

/** Bytes of a message's header that are read. */
const maxHeaderBytes = 256 * 1024;
/** Addresses read of one header. */
const maxAddresses = 200;
/** Parts of a message that are read as its text. */
const maxTexts = 4;

/** A message read from a file, before it is given a place among the imported ones. */
export interface FileMessage {
  readonly head: MailHead;
  /** Whether the operator wrote it. */
  readonly isOwn: boolean;
  /** Whether it is a draft, which nobody has sent. */
  readonly isDraft: boolean;
  /** Whether it has to do with the desk at all. */
  readonly concernsDesk: boolean;
}

type ReadNeeds = Pick<HandOverOptions, "rules"> & {
  /** The requests of this machine's journal. */
  readonly entries: readonly LedgerEntry[];
};

/**
 * Reads a message of a file as one of a mailbox. What its headers say of the sender can be written by
 * anybody, so they can raise doubts but confirm nothing. A mail program drops our headers when it sends
 * a draft, so that the operator's own messages are also recognised by the request that they name.
 */
export async function readFileMessage(source: Buffer, needs: ReadNeeds): Promise<FileMessage> {
  const { rules } = needs;
  const found = await fileHead(source);
  const doubted = senderTrust(found.authResults, found.from.address) === "falso";
  const head = { ...found, authResults: doubted ? found.authResults : [] };
  const toDesk = head.to.some((address) => isDesk(address, rules));
  const fromDesk = isDesk(head.from.address, rules);
  const entry = fromDesk || !toDesk ? undefined : await namedEntry(head, source, needs);
  const isOwn = !doubted && (head.from.address === rules.ownAddress || entry !== undefined);
  const refersToUs = head.references.some((id) => id.startsWith("<mesa."));
  return {
    head: isOwn ? await ownHead(head, entry, source, needs) : head,
    isOwn,
    isDraft: isDraft(source),
    concernsDesk: toDesk || fromDesk || head.bounce || refersToUs,
  };
}

/** The text of a message alone, as a message of its own. */
export async function textOf(
  source: Buffer,
  layout: MailLayout,
  maxBytes: number,
): Promise<Buffer> {
  const parts = await partsOf(source);
  const bodies = layout.texts.map(({ part }) => {
    const bytes = parts[Number(part)]?.bytes ?? new Uint8Array();
    return [part, Buffer.from(bytes).subarray(0, maxBytes)] as const;
  });
  return assembleMessage(layout, new Map(bodies));
}

async function fileHead(source: Buffer): Promise<MailHead> {
  const [{ default: libmime }, { default: parseAddresses }] = await Promise.all([
    import("libmime"),
    import("nodemailer/lib/addressparser"),
  ]);
  const header = headerOf(source);
  const fields = readHeaders(header.toString("utf8"));
  const one = (name: string): string => fields.get(name)?.[0] ?? "";
  const people = (name: string) =>
    parseAddresses(one(name).slice(0, maxHeaderBytes), { flatten: true })
      .slice(0, maxAddresses)
      .map((each) => ({
        name: libmime.decodeWords(each.name),
        address: each.address ?? "",
      }));
  const read = readHead("", {
    seq: 0,
    uid: 0,
    envelope: {
      messageId: /<[^<>\s]{1,990}>/.exec(one("message-id"))?.[0] ?? "",
      subject: libmime.decodeWords(one("subject")),
      from: people("from"),
      replyTo: people("reply-to"),
      to: [...people("to"), ...people("cc")],
    },
    headers: header,
    size: source.length,
    internalDate: one("date"),
  });
  return { ...read, layout: layoutOf(await partsOf(source)) };
}

function headerOf(source: Buffer): Buffer {
  const ends = ["\r\n\r\n", "\n\n"].map((mark) => source.indexOf(mark)).filter((at) => at >= 0);
  return source.subarray(0, Math.min(maxHeaderBytes, source.length, ...ends.map((at) => at + 1)));
}

/** A message that we wrote and nobody has sent, or a draft of Thunderbird. */
function isDraft(source: Buffer): boolean {
  const fields = readHeaders(headerOf(source).toString("latin1"));
  const isUnsent = fields.get("x-unsent")?.[0] === "1";
  return (
    fields.has("x-mozilla-draft-info") || (isUnsent && !(fields.has("from") && fields.has("date")))
  );
}

/** None for a message that can't be taken apart. */
async function partsOf(source: Buffer): Promise<readonly MailPart[]> {
  try {
    return await readParts(source);
  } catch {
    return [];
  }
}

/** Of each text the plain version, where there is one. */
function layoutOf(parts: readonly MailPart[]): MailLayout {
  const texts = parts.flatMap((part, at) => (part.isText ? [{ part, at }] : []));
  const isWanted = ({ part }: (typeof texts)[number]): boolean =>
    part.type === "text/plain"
      ? part.bytes.length > 0
      : !texts.some(
          (other) =>
            other.part.version === part.version &&
            other.part.type === "text/plain" &&
            other.part.bytes.length > 0,
        );
  return {
    type: parts[0]?.type ?? "",
    hasFiles: parts.some(({ isText }) => !isText),
    texts: texts
      .filter(isWanted)
      .slice(0, maxTexts)
      .map(({ part: { type, params }, at }) => {
        const { charset, format, delsp } = params;
        return {
          part: String(at),
          type,
          ...(charset !== undefined && { charset }),
          ...(format !== undefined && { format }),
          ...(delsp !== undefined && { delsp }),
        };
      }),
  };
}

/** The request of this machine's journal that a message names in its headers, subject or text. */
async function namedEntry(
  { ours, subject }: MailHead,
  source: Buffer,
  { entries }: ReadNeeds,
): Promise<LedgerEntry | undefined> {
  const text = (await readMessage(source)).text;
  const named = [
    ours.request ?? "",
    ours.reply ?? "",
    ...requestNamesIn(subject),
    ...requestNamesIn(text),
  ];
  return named
    .flatMap((name) =>
      entries.filter(({ solicitud }) => solicitud === name || requestCode(solicitud) === name),
    )
    .at(0);
}

/** The head of a message of the operator's, with what our own headers would say where they are gone. */
async function ownHead(
  head: MailHead,
  entry: LedgerEntry | undefined,
  source: Buffer,
  { rules: { ownAddress } }: ReadNeeds,
): Promise<MailHead> {
  // It may have gone out from another address of the operator's.
  const own = { ...head, from: { ...head.from, address: ownAddress } };
  if (entry === undefined) return own;
  const ours = own.ours.request ?? own.ours.reply;
  const known = ours === undefined ? await impliedHeaders(own, entry, source) : own.ours;
  const isRequest = known.request !== undefined;
  const id = requestMessageId(entry.solicitud, 1, ownAddress);
  return { ...own, ours: known, formerIds: isRequest ? [...own.formerIds, id] : own.formerIds };
}

async function impliedHeaders(
  { subject }: MailHead,
  { solicitud, tipo, clave, sigue_a }: LedgerEntry,
  source: Buffer,
): Promise<OwnHeaders> {
  if (!/^\s*(?:re|rv|fwd?|aw)\s*:/i.test(subject)) {
    return {
      request: solicitud,
      kind: tipo,
      part: 1,
      parts: 1,
      ...(clave !== solicitud && { key: clave }),
      ...(sigue_a !== null && { follows: sigue_a }),
    };
  }
  const agrees = (await readMessage(source)).text.trimStart().startsWith(agreementWords);
  return { reply: solicitud, ...(agrees && { action: "conforme" }) };
}
