import { deskTime, unknownTime } from "../../domain/desk-time.ts";
import type { FetchMessageObject } from "imapflow";
import { layoutOf, type MailLayout } from "./text-parts.ts";
import { formIds, type FormId } from "../../domain/ticket.ts";
import { messageIdsIn } from "./mail-ids.ts";
import { kindHeaders, kindOf, type MailKind } from "./mail-kind.ts";

/** Headers by which `mesa` recognises its own messages. */
export const ownHeaderNames = {
  /** The submission's id. */
  request: "X-Mesa-Solicitud",
  /** `incidente` or `consulta`. */
  kind: "X-Mesa-Tipo",
  /** `2/3` for the second of three messages. */
  part: "X-Mesa-Parte",
  /** The caller's idempotency key, when it is not the submission's id. */
  key: "X-Mesa-Clave",
  /** The earlier ticket whose answer the operator disputes. */
  follows: "X-Mesa-Sigue-A",
  /** On a reply to a ticket: the id of the submission it belongs to. */
  reply: "X-Mesa-Respuesta",
  /** `conforme` when the operator agrees with the answer. */
  action: "X-Mesa-Accion",
} as const;

/** A message without its text: its envelope, its headers and where it lies. */
export interface MailHead extends MailKind {
  readonly folder: string;
  readonly uid: number;
  readonly messageId: string;
  /** `Message-ID`s of the messages it answers, oldest first. */
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | undefined;
  readonly to: readonly string[];
  /** When it arrived by the mail server's clock; UTC, ISO 8601. */
  readonly arrived: string;
  /** In bytes. */
  readonly size: number;
  /** The `Authentication-Results` headers, topmost first. */
  readonly authResults: readonly string[];
  /** The header in which the desk names the ticket: `X-RT-Ticket`, `X-Redmine-Issue-Id`. */
  readonly ticketHeader: string | undefined;
  readonly ours: OwnHeaders;
  /** `Message-ID`s that the provider says the message had before it gave it another one. */
  readonly formerIds: readonly string[];
  /** Lies in the folder of sent messages, where only the mailbox's owner puts anything. */
  readonly isFiled: boolean;
  /** Where its text is; undefined where the server did not say. */
  readonly layout?: MailLayout;
  /** Ids of requests that its text names; undefined while it was not looked at. */
  readonly mentions?: readonly string[];
  /** The ticket number that its text alone names; none where there are several. */
  readonly spoken?: readonly string[];
}

/** The values of our own headers, where a message has them. */
export interface OwnHeaders {
  readonly request?: string;
  readonly kind?: FormId;
  readonly part?: number;
  readonly parts?: number;
  readonly key?: string;
  readonly follows?: string;
  readonly reply?: string;
  readonly action?: string;
}

/** The headers that are fetched. */
export const headNames: readonly string[] = [
  "references",
  "in-reply-to",
  "authentication-results",
  "x-redmine-issue-id",
  ...kindHeaders,
  "date",
  "x-microsoft-original-message-id",
  "x-gmail-original-message-id",
  ...Object.values(ownHeaderNames).map((name) => name.toLowerCase()),
];

/** Reads a message's head from what the IMAP server returned. */
export function readHead(folder: string, message: FetchMessageObject): MailHead {
  const headers = readHeaders(message.headers?.toString("latin1") ?? "");
  const one = (name: string): string | undefined => headers.get(name)?.[0];
  const { envelope } = message;
  const [from] = envelope?.from ?? [];
  const address = (from?.address ?? "").toLowerCase();
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
    ...kindOf(one, address, from?.name ?? "", envelope?.subject ?? ""),
    authResults: headers.get("authentication-results") ?? [],
    ticketHeader: one("x-rt-ticket") ?? one("x-redmine-issue-id")?.replace(/^#?/, "#"),
    ours: readOwnHeaders(one),
    formerIds: ["x-microsoft-original-message-id", "x-gmail-original-message-id"].flatMap((name) =>
      messageIdsIn(one(name)),
    ),
    isFiled: false,
    layout: layoutOf(message.bodyStructure),
  };
}

function readOwnHeaders(one: (name: string) => string | undefined): OwnHeaders {
  const own = (name: keyof typeof ownHeaderNames): string | undefined =>
    one(ownHeaderNames[name].toLowerCase());
  const kind = formIds.find((id) => id === own("kind"));
  const [part, parts] = /^(\d{1,3})\/(\d{1,3})$/.exec(own("part") ?? "")?.slice(1) ?? [];
  const texts = (["request", "key", "follows", "reply", "action"] as const).flatMap((name) => {
    const value = own(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(texts),
    ...(kind !== undefined && { kind }),
    ...(part !== undefined && { part: Number(part) }),
    ...(parts !== undefined && { parts: Number(parts) }),
  };
}

/** Parses header fields by their name in lower case, unfolded (RFC 5322 §2.2.3), in order. */
export function readHeaders(text: string): ReadonlyMap<string, readonly string[]> {
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
  const parsed = new Date(date ?? Number.NaN);
  return Number.isNaN(parsed.getTime()) ? unknownTime : deskTime(parsed.toISOString());
}
