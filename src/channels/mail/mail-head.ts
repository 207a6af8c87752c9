import type { FetchMessageObject } from "imapflow";
import { formIds, type FormId } from "../../domain/ticket.ts";
import { messageIdsIn } from "./mail-ids.ts";
import { marks } from "./marks.ts";

/** What is known of a message without its text. */
export interface MailHead {
  readonly folder: string;
  readonly uid: number;
  readonly messageId: string;
  /** Everything it answers, the oldest first. */
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | undefined;
  readonly to: readonly string[];
  /** When it arrived, by the mail server's clock; UTC, ISO 8601. */
  readonly arrived: string;
  /** Bytes. */
  readonly size: number;
  /** Written by a program (RFC 3834), so nobody's answer yet. */
  readonly automatic: boolean;
  /** A delivery report (RFC 3464), or what a mail system writes instead. */
  readonly bounce: boolean;
  /** `Authentication-Results`, the topmost first. */
  readonly reports: readonly string[];
  /** How the desk's own header names the ticket. */
  readonly ticketHeader: string | undefined;
  readonly ours: OurMarks;
}

/** What our own headers say. */
export interface OurMarks {
  readonly request?: string;
  readonly kind?: FormId;
  readonly part?: number;
  readonly parts?: number;
  readonly key?: string;
  readonly follows?: string;
  readonly reply?: string;
  readonly action?: string;
}

/** The headers that are asked for. */
export const headNames: readonly string[] = [
  "references",
  "in-reply-to",
  "auto-submitted",
  "x-autoreply",
  "precedence",
  "authentication-results",
  "x-rt-ticket",
  "content-type",
  "return-path",
  ...Object.values(marks).map((name) => name.toLowerCase()),
];

/** A message as the server tells it. */
export function readHead(folder: string, message: FetchMessageObject): MailHead {
  const headers = readHeaders(message.headers?.toString("latin1") ?? "");
  const one = (name: string): string | undefined => headers.get(name)?.[0];
  const { envelope } = message;
  const [from] = envelope?.from ?? [];
  const address = (from?.address ?? "").toLowerCase();
  const automatic = one("auto-submitted") ?? "no";
  return {
    folder,
    uid: message.uid,
    messageId: envelope?.messageId ?? "",
    references: [
      ...new Set([...messageIdsIn(one("references")), ...messageIdsIn(one("in-reply-to"))]),
    ],
    subject: envelope?.subject ?? "",
    from: { name: from?.name ?? "", address },
    replyTo: envelope?.replyTo?.[0]?.address?.toLowerCase(),
    to: (envelope?.to ?? []).flatMap((to) => to.address?.toLowerCase() ?? []),
    arrived: toIso(message.internalDate ?? envelope?.date),
    size: message.size ?? 0,
    automatic:
      !/^no\b/i.test(automatic) ||
      one("x-autoreply") !== undefined ||
      isAutoReply(one("precedence")),
    bounce:
      /multipart\/report[^]*delivery-status/i.test(one("content-type") ?? "") ||
      /^(?:mailer-daemon|postmaster)@/.test(address),
    reports: headers.get("authentication-results") ?? [],
    ticketHeader: one("x-rt-ticket"),
    ours: readMarks(one),
  };
}

function isAutoReply(precedence: string | undefined): boolean {
  return /^auto_?reply/i.test(precedence ?? "");
}

function readMarks(one: (name: string) => string | undefined): OurMarks {
  const mark = (name: keyof typeof marks): string | undefined => one(marks[name].toLowerCase());
  const kind = formIds.find((id) => id === mark("kind"));
  const [part, parts] = /^(\d{1,3})\/(\d{1,3})$/.exec(mark("part") ?? "")?.slice(1) ?? [];
  const texts = (["request", "key", "follows", "reply", "action"] as const).flatMap((name) => {
    const value = mark(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(texts),
    ...(kind !== undefined && { kind }),
    ...(part !== undefined && { part: Number(part) }),
    ...(parts !== undefined && { parts: Number(parts) }),
  };
}

/** Header fields by their name in lower case, unfolded (RFC 5322 §2.2.3), in order. */
function readHeaders(text: string): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (const line of text.replace(/\r?\n(?=[ \t])/g, "").split(/\r?\n/)) {
    const at = line.indexOf(":");
    if (at <= 0) continue;
    const name = line.slice(0, at).trim().toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(at + 1).trim()]);
  }
  return headers;
}

function toIso(date: Date | string | undefined): string {
  const parsed = date === undefined ? new Date(0) : new Date(date);
  return (Number.isNaN(parsed.getTime()) ? new Date(0) : parsed).toISOString();
}
