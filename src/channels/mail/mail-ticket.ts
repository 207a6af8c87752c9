import { unknownTime } from "../../domain/desk-time.ts";
import type { ConversationMail, MailThread, MessageContent } from "./mail-thread.ts";
import { createHash } from "node:crypto";
import type {
  Ticket,
  TicketAttachment,
  TicketDetail,
  TicketMessage,
  TicketNumber,
} from "../../domain/ticket.ts";
import { isReportProse } from "./bounce.ts";
import { deduceState, type DeducedState } from "./deduce-state.ts";
import type { MailHead } from "./mail-head.ts";
import { isAbsence, saysNothing } from "./mail-kind.ts";
import { identityOf } from "./mail-store.ts";
import { ownWordsOf, takeOutOwn, type OwnWords } from "./own-words.ts";
import { foldQuoted, withoutMarked, type FoldedText } from "./quoted-text.ts";
import { readRequestText, type FormReader } from "./request-body.ts";

/** A message's text; undefined when it was not read or can't be. */
export type TextOf = (head: MailHead) => string | undefined;

/** Why and when a request came back undelivered. */
export interface Returned {
  readonly words: string;
  readonly arrived: string;
}

/** The number shown for a thread: the desk's, or the submission's id until there is one. */
export function numberOf(thread: MailThread): TicketNumber {
  return thread.numero ?? thread.solicitud;
}

/**
 * A thread as a ticket. Its state is `enviado` until the desk writes, then what the desk's messages
 * say.
 */
export function threadTicket(
  thread: MailThread,
  textOf: TextOf,
  returned: Returned | undefined,
): Ticket {
  const [first] = thread.parts;
  const last = thread.conversation.at(-1);
  const { estado, segun } = stateAfter(thread, thread.conversation.length, textOf, returned);
  return {
    numero: numberOf(thread),
    tipo: first?.ours.kind ?? "incidente",
    estado,
    unidad: unitOf(thread),
    funcionario: null,
    asunto: aboutOf(first?.subject ?? ""),
    creado: first?.arrived ?? unknownTime,
    actualizado: returned?.arrived ?? last?.head.arrived ?? first?.arrived ?? unknownTime,
    sigue_a: first?.ours.follows ?? null,
    ...(segun !== "" && { segun }),
    solicitud: thread.solicitud,
  };
}

/** What our own subject says beside the form and the code: the screen's own name, district and time. */
function aboutOf(subject: string): string {
  const own = /^\[(?:Incidente|Consulta)\] (.*?) \(mesa [^()]*\)(?: \(mensaje [^()]*\))?$/.exec(
    subject,
  );
  return own?.[1]?.split(" > ").at(-1) ?? subject;
}

/** The state after the first `count` messages of the conversation. */
export function stateAfter(
  thread: MailThread,
  count: number,
  textOf: TextOf,
  returned?: Returned,
): DeducedState {
  if (returned !== undefined) return { estado: "rechazado", segun: returned.words };
  const seen = thread.conversation.slice(0, count);
  // Once the operator has agreed, the case is closed, whatever a program still writes.
  const agreed = seen.find(
    ({ own, trust, head }) => own && trust === "verificado" && head.ours.action === "conforme",
  );
  if (agreed !== undefined) return { estado: "conforme", segun: agreed.head.subject };
  const fromDesk = seen.filter(({ own, trust }) => !own && trust !== "falso");
  const ours = ownWordsOf(thread.parts.flatMap((head) => [textOf(head) ?? "", head.subject]));
  return fromDesk.reduce<DeducedState>(later, { estado: "enviado", segun: "" });

  /** A later message overrides an earlier one, unless it only confirms the registration. */
  function later(before: DeducedState, { head }: ConversationMail): DeducedState {
    const text = textOf(head);
    // What nobody can read says nothing.
    if (text === undefined) return before;
    if (saysNothing(head, text) || (head.bounce && isReportProse(text))) return before;
    const { texto } = foldQuoted(text);
    const said = deduceState(
      withoutMarked(takeOutOwn(texto, ours).rest),
      head.subject,
      head.automatic,
    );
    const nothingNew = said.estado === "registrado" && before.estado !== "enviado";
    return nothingNew ? before : said;
  }
}

/** Whether the desk has written anything: what a mail system reports is no word of the desk. */
export function isAnswered({ conversation }: MailThread): boolean {
  return conversation.some(({ own, trust, head }) => !own && trust !== "falso" && !head.bounce);
}

/** Who answered first, or the address written to until somebody has. */
function unitOf({ conversation, parts: [first] }: MailThread): string {
  const answer = conversation.find(({ own, trust }) => !own && trust !== "falso");
  if (answer === undefined) return first?.to[0] ?? "";
  return answer.head.from.name || answer.head.from.address;
}

/** What can be read of a message. */
export function readableText(read: MessageContent | undefined): string | undefined {
  return read?.unreadable === undefined ? read?.text : undefined;
}

/** The ticket with its conversation and files. */
export function threadDetail(
  thread: MailThread,
  read: ReadonlyMap<MailHead, MessageContent>,
  returned: Returned | undefined,
  reader: FormReader,
): TicketDetail {
  const ticket = threadTicket(thread, (head) => readableText(read.get(head)), returned);
  const [first] = thread.parts;
  const text = first === undefined ? "" : (read.get(first)?.text ?? "");
  return {
    ...ticket,
    datos: reader.read(ticket.tipo, readRequestText(text)),
    mensajes: thread.conversation.map((one) => messageOf(one, thread, read)),
    adjuntos: [
      ...thread.parts.flatMap((head) => filesOf(head, read)),
      ...thread.conversation.flatMap(({ head }) => filesOf(head, read)),
    ],
    cadena: ticket.sigue_a === null ? [ticket.numero] : [ticket.sigue_a, ticket.numero],
  };
}

/** One message of the conversation, with what it quotes kept apart. */
export function messageOf(
  one: ConversationMail,
  { parts }: Pick<MailThread, "parts">,
  read: ReadonlyMap<MailHead, MessageContent>,
): TicketMessage {
  const { head, own } = one;
  const ours = ownWordsOf(parts.map((part) => read.get(part)?.text ?? ""));
  const content = read.get(head);
  const { texto, citado } = fold(content?.text ?? "", ours);
  const { name, address } = head.from;
  const doubt = doubtOf(one);
  return {
    id: messageKey(head),
    de: own ? address : name === "" ? address : `${name} <${address}>`,
    fecha: head.arrived,
    texto,
    ...((head.automatic || isAbsence(head, texto)) && { automatico: true }),
    ...(citado !== null && { citado }),
    ...(content?.hasVanished === true && { desaparecido: true }),
    ...(content?.unreadable !== undefined && { ilegible: content.unreadable }),
    ...(doubt === undefined
      ? { autor: own ? ("operador" as const) : ("mesa" as const) }
      : { dudoso: doubt }),
    adjuntos: filesOf(head, read),
  };
}

/**
 * Why a sender is doubted: `dominio-ajeno` with the domain, or what the mailbox's server found out,
 * `sin-confirmar` where it says nothing of a message with the operator's own address.
 */
function doubtOf({ head, trust, foreignDomain }: ConversationMail): string | undefined {
  if (foreignDomain !== undefined) return `dominio-ajeno ${foreignDomain}`;
  return trust === "falso" ? (head.authResults[0] ?? "sin-confirmar") : undefined;
}

/** Separates a message's own words from what it quotes or repeats of ours. */
function fold(text: string, ours: OwnWords): FoldedText {
  const marked = foldQuoted(text);
  const { texto, citado } = takeOutOwn(marked.texto, ours).folded;
  const parts = [citado, marked.citado].filter((one) => one !== null);
  return { texto, citado: parts.length === 0 ? null : parts.join("\n") };
}

/** A mail system's report as a message: of neither side, in words instead of its own text. */
export function reportMessage(head: MailHead, words: string): TicketMessage {
  const { name, address } = head.from;
  return {
    id: messageKey(head),
    de: name === "" ? address : name,
    fecha: head.arrived,
    texto: words,
    automatico: true,
    adjuntos: [],
  };
}

function filesOf(
  head: MailHead,
  read: ReadonlyMap<MailHead, MessageContent>,
): readonly TicketAttachment[] {
  return (read.get(head)?.files ?? []).map(({ name, type, bytes, sha256 }, at) => ({
    id: `${messageKey(head)}-${at + 1}`,
    nombre: name,
    tipo: type,
    bytes,
    sha256,
  }));
}

/** A short id of a message, the same wherever it lies. */
export function messageKey(head: MailHead): string {
  return `m${createHash("sha256").update(identityOf(head)).digest("hex").slice(0, 10)}`;
}
