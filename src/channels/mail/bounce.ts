import { readParts, type MailPart } from "./mail-parts.ts";
import { decodeText } from "./decode-text.ts";
import { readMessage } from "./read-message.ts";

/** A report that a message of ours could not be delivered, or not yet (RFC 3464). */
export interface Bounce {
  /** The `Message-ID` of the message that was not delivered. */
  readonly messageId: string;
  /** True when it is certain that the desk does not get the message. */
  readonly final: boolean;
  /** True when only the copy to ourselves failed. */
  readonly isOwnCopy: boolean;
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`; empty when the report gives none. */
  readonly status: string;
  /** The mail server's explanation, unchanged. */
  readonly words: string;
}

/** Whose messages and addresses a report is about. */
export interface BounceRules {
  /** Whether a `Message-ID` is ours. */
  readonly isOurs: (messageId: string) => boolean;
  /** Whether an address in lower case is the one written to. */
  readonly isDesk: (address: string) => boolean;
  readonly ownAddress: string;
}

/** What happened to one recipient. */
interface Outcome {
  readonly recipients: readonly string[];
  readonly action: string;
  readonly status: string;
  readonly words: string;
}

/** Characters of a report in prose that are read; the returned message follows. */
const maxProseChars = 20_000;

/**
 * Reads a delivery report: what its machine-readable part says of each recipient, or its prose
 * where it has none. Undefined when it is about no message of ours, or tells of no failure or delay.
 */
export async function readBounce(source: Buffer, rules: BounceRules): Promise<Bounce | undefined> {
  const parts = await readParts(source);
  const messageId = await ownIdIn(source, parts, rules.isOurs);
  if (messageId === undefined) return undefined;
  const reports = parts.filter(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type));
  const outcomes: Outcome[] = [];
  for (const { bytes, params } of reports) {
    outcomes.push(...outcomesIn(await decodeText(bytes, params["charset"], false)));
  }
  if (outcomes.length > 0) return judge(messageId, outcomes, rules);
  const { text } = await readMessage(source);
  return readProse(messageId, text.slice(0, maxProseChars), rules);
}

/** Our id may stand in the returned headers, in the text, or in what the report answers. */
async function ownIdIn(
  source: Buffer,
  parts: readonly MailPart[],
  isOurs: (messageId: string) => boolean,
): Promise<string | undefined> {
  const texts = [source.toString("latin1", 0, 64 * 1024)];
  for (const { bytes, type } of parts) {
    if (/^(?:text|message)\//.test(type)) texts.push(await decodeText(bytes, undefined, false));
  }
  for (const text of texts) {
    for (const [id] of text.matchAll(/<[^<>\s]{1,990}>/g)) if (isOurs(id)) return id;
  }
  return undefined;
}

/** One block for each recipient, after the block about the message (RFC 3464 §2.1). */
function outcomesIn(report: string): readonly Outcome[] {
  return report
    .replace(/\n[ \t]+(?=\S)/g, " ")
    .split(/\n\s*\n/)
    .flatMap((block) => {
      const field = (name: string): string =>
        new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(block)?.[1]?.trim() ?? "";
      const recipients = [field("Final-Recipient"), field("Original-Recipient")]
        .map((one) => addressOf(one))
        .filter((one) => one !== "");
      const status = /\d\.\d{1,3}\.\d{1,3}/.exec(field("Status"))?.[0] ?? "";
      const action = field("Action").toLowerCase();
      if (recipients.length === 0 || (action === "" && status === "")) return [];
      const words = field("Diagnostic-Code")
        .replace(/^[\w-]+;\s*/, "")
        .replace(/\s+/g, " ");
      return [{ recipients, action, status, words }];
    });
}

/** `rfc822; <a@b>` → `a@b`. */
function addressOf(field: string): string {
  return field
    .slice(field.indexOf(";") + 1)
    .replace(/[<>"\s]/g, "")
    .toLowerCase();
}

/** What counts is the desk's block; a failure for us alone is told apart. */
function judge(
  messageId: string,
  outcomes: readonly Outcome[],
  { isDesk, ownAddress }: BounceRules,
): Bounce | undefined {
  const isOwn = ({ recipients }: Outcome): boolean => recipients.includes(ownAddress);
  const desk = outcomes.filter((one) => !isOwn(one) && one.recipients.some(isDesk));
  const failed = desk.find(isFailure);
  if (failed !== undefined) return told(messageId, failed, { final: true, isOwnCopy: false });
  const own = outcomes.find((one) => isOwn(one) && isFailure(one));
  if (own !== undefined) return told(messageId, own, { final: false, isOwnCopy: true });
  const delayed = outcomes.find(({ action }) => !/^(?:delivered|relayed|expanded)$/.test(action));
  return delayed && told(messageId, delayed, { final: false, isOwnCopy: false });
}

/** `expired` is what some systems write for a failure after the last attempt. */
function isFailure({ action, status }: Outcome): boolean {
  return /^(?:failed|expired)$/.test(action) || (action === "" && status.startsWith("5"));
}

function told(
  messageId: string,
  { status, words }: Outcome,
  verdict: Pick<Bounce, "final" | "isOwnCopy">,
): Bounce {
  return { messageId, ...verdict, status, words };
}

/** Where the returned message begins in a report without parts. */
const returnedMessage =
  /^(?:[-=*_ ]{2,}.{0,60}(?:copia|copy|original|returned|mensaje|message|below|headers).{0,80}|(?:Message-ID|Received|Return-Path|MIME-Version|DKIM-Signature):.*)$/im;
const delayWords =
  /(?<!\p{L})(?:delay(?:ed)?|deferred|warning|retry(?:ing)?|will (?:be retried|keep trying|continue)|still (?:being|trying)|not yet been delivered|tempora\p{L}+|demora\p{L}*|retras\p{L}+|aplazad\p{L}+|se (?:seguir[aá]|reintentar[aá]|volver[aá] a intentar)|(?:sigue|seguir[aá]) intentando|no (?:hace falta|es necesario|necesita) reenviar|s[oó]lo un aviso)(?!\p{L})/iu;
const finalWords =
  /(?<!\p{L})(?:giv(?:e|en|ing) up|no longer (?:be )?(?:try|retried|attempt)\p{L}*|won't (?:be )?(?:try|retr)\p{L}*|will not (?:be )?(?:try|retr)\p{L}*|not going to try|permanent(?:ly)?|fatal error|user unknown|unknown user|no such user|does(?: not|n't) exist|expired|too long in (?:the )?queue|no (?:se |lo |la )?(?:se )?(?:volver[aáeé]\p{L}*|va a|intentar[aáeé]\p{L}*|reintentar[aáeé]\p{L}*)(?: a)?(?: (?:intentar|reintentar|enviar|probar)\p{L}*)?|definitiv\p{L}+|permanente\p{L}*|(?:usuario|destinatario|direcci[oó]n|buz[oó]n|cuenta) (?:desconocid[oa]|inexistente|no existe)|no existe|plazo (?:vencido|agotado)|caduc[oó])(?!\p{L})/iu;

/** A line with a code of RFC 5321 or RFC 3463. */
const codeLine = /(?<![\d.])[45]\d\d[ -]|(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\d)/;

/** Whether a text tells of a delivery; a postmaster's mail may also be an ordinary one. */
export function isReportProse(text: string): boolean {
  const prose = text.slice(0, maxProseChars);
  return (
    codeLine.test(prose) ||
    delayWords.test(prose) ||
    finalWords.test(prose) ||
    /(?<!\p{L})(?:deliver|entrega)/iu.test(prose)
  );
}

/**
 * Reads a report of a mail system without RFC 3464: whose address, a code and sentences somewhere
 * above the returned message. Final only with a permanent code or clear words.
 */
function readProse(messageId: string, text: string, rules: BounceRules): Bounce | undefined {
  const prose = text.slice(0, returnedMessage.exec(text)?.index ?? text.length);
  const lines = prose.split("\n");
  const line = lines.find((one) => codeLine.test(one));
  const status = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\d)/.exec(line ?? "")?.[0] ?? "";
  const isPermanent =
    status === "" ? /(?<![\d.])5\d\d[ -]/.test(line ?? "") : status.startsWith("5");
  const isLast = finalWords.test(prose);
  const isDelay = delayWords.test(prose);
  if (line === undefined && !isLast && !isDelay) return undefined;
  const failed = isLast || (isPermanent && !isDelay);
  const named = [...prose.matchAll(/[^\s<>@:;,()"]{1,64}@[\w.-]{1,190}/g)].map(([one]) =>
    one.toLowerCase().replace(/[.]$/, ""),
  );
  const toDesk = named.some((one) => one !== rules.ownAddress && rules.isDesk(one));
  const isOwnCopy = failed && !toDesk && named.includes(rules.ownAddress);
  const words = line ?? lines.find((one) => finalWords.test(one) || delayWords.test(one)) ?? "";
  return {
    messageId,
    final: failed && toDesk,
    isOwnCopy,
    status,
    words: words.replace(/\s+/g, " ").trim(),
  };
}
