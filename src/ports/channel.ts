import type { HandOver } from "../domain/hand-over.ts";
import type { Receipt } from "../domain/receipt.ts";
import type { SubmissionFile } from "../domain/submission.ts";
import type {
  FormId,
  Ticket,
  TicketDetail,
  TicketMessage,
  TicketNumber,
} from "../domain/ticket.ts";
import type { Intent } from "./ledger.ts";

export const channelIds = ["correo", "portal", "rt", "entrega", "practica"] as const;
export type ChannelId = (typeof channelIds)[number];

/** Which tickets, newest first. Dates are `AAAA-MM-DD` in America/Guayaquil, both inclusive. */
export interface TicketFilter {
  readonly estado?: string;
  readonly tipo?: FormId;
  readonly desde?: string;
  readonly hasta?: string;
  readonly buscar?: string;
}

export interface TicketPage {
  readonly tickets: readonly Ticket[];
  /** Opaque cursor of the next page; null on the last. */
  readonly siguiente: string | null;
}

/** What the operator writes to a ticket. */
export interface OutgoingMessage {
  /** Idempotency key: under one key one message, however often it is sent. */
  readonly clave: string;
  readonly texto: string;
  readonly archivos: readonly SubmissionFile[];
}

/** Something that happened to a ticket. */
export interface TicketChange {
  readonly numero: TicketNumber;
  /** The state after it. */
  readonly estado: string;
  /** `creado`, `estado`, `mensaje`; a desk may know others. */
  readonly motivo: string;
  /** UTC, ISO 8601. */
  readonly fecha: string;
}

export interface TicketChanges {
  readonly cambios: readonly TicketChange[];
  /** Opaque cursor: with it, only later changes are returned. */
  readonly siguiente: string;
}

/** A request that was handed over, and when that was. */
export interface HandedOver extends Intent {
  /** Whether the channel has said that it is on its way. */
  readonly queued: boolean;
  /** UTC, ISO 8601. */
  readonly entregada: string;
  /** The file in which it was handed over, where it was one. */
  readonly entrega?: HandOver | null;
}

/** The outcome of a message to oneself. */
export interface SelfTest {
  readonly de: string;
  readonly para: string;
  /** Whether it came back within the time given. */
  readonly recibida: boolean;
  /** Whether a copy is in the folder of sent messages. */
  readonly copia: boolean;
}

/** What was found in a file that was imported. */
export interface ImportedFile {
  /** Absolute path. */
  readonly ruta: string;
  readonly mensajes: number;
  /** Those of the desk and to it that were not known yet. */
  readonly nuevos: number;
  readonly repetidos: number;
  /** Those that have nothing to do with the desk, and drafts. */
  readonly ajenos: number;
  /** Those too large to be read. */
  readonly grandes: number;
  /** Why nothing, or not all, of it could be read. */
  readonly problema: "no-es-mensaje" | "mensaje-grande" | "ilegible" | "danado" | null;
}

/** A message of a ticket as it was received. */
export interface RawMessage {
  /** The `id` of the message in the ticket. */
  readonly id: string;
  /** Whether the operator wrote it. */
  readonly own: boolean;
  readonly source: Uint8Array;
}

/** The bytes of an attachment, from a requested position on. */
export interface Download {
  /** Of the whole file; null where the desk does not say. Bytes. */
  readonly total: number | null;
  /** Where the first piece begins: 0 when the desk can't begin in the middle. Bytes. */
  readonly from: number;
  /** Piece by piece; leaving early closes the connection. */
  readonly data: AsyncIterable<Uint8Array>;
}

/**
 * One way to the service desk. An implementation parses at its edge and throws `MesaError` for
 * what the user must know: `mesa-inalcanzable`, `sin-sesion`, `sesion-caducada`, `mesa-falla`.
 */
export interface Channel {
  readonly id: ChannelId;
  /** True where the user's own server is asked, not the desk's: at any hour, as often as one likes. */
  readonly asksOwnServer?: boolean;
  /** Whether the desk answers at all; needs no session. @throws MesaError `mesa-inalcanzable` */
  ping(signal: AbortSignal): Promise<void>;
  /** For channels that can be tried without troubling the desk: a message to oneself. */
  test?(wait: number, signal: AbortSignal): Promise<SelfTest>;
  /**
   * For channels whose messages come as files: takes in those of files and folders.
   *
   * @throws MesaError `archivo-ilegible` where a path is not there
   */
  importFiles?(paths: readonly string[], signal: AbortSignal): Promise<readonly ImportedFile[]>;
  /** Hands the request over under its key. Never throws for what a `Receipt` can say. */
  submit(intent: Intent, signal: AbortSignal): Promise<Receipt>;
  /** What the desk made of this key; undefined when it never got it. */
  findByKey(key: string, signal: AbortSignal): Promise<Ticket | undefined>;
  /**
   * For channels where the outcome of a request shows only later, or can't be asked for by its
   * key: what became of one that was handed over. `unreachable`: it certainly never went out.
   */
  settle?(handed: HandedOver, signal: AbortSignal): Promise<Receipt>;
  listTickets(
    filter: TicketFilter,
    page: { readonly limit: number; readonly cursor?: string },
    signal: AbortSignal,
  ): Promise<TicketPage>;
  /**
   * For channels whose messages have a form of their own: a ticket's messages unread, oldest first.
   *
   * @throws MesaError `ticket-no-existe`
   */
  rawMessages?(number: TicketNumber, signal: AbortSignal): Promise<readonly RawMessage[]>;
  /** @throws MesaError `ticket-no-existe` */
  getTicket(number: TicketNumber, signal: AbortSignal): Promise<TicketDetail>;
  /** Ends the case as agreed. Safe to repeat. */
  accept(number: TicketNumber, remark: string | undefined, signal: AbortSignal): Promise<Ticket>;
  /**
   * Writes to a ticket. `repeated` where the message itself can't show that it was written before.
   *
   * @throws MesaError `ticket-no-existe`, `mesa-rechaza`
   */
  reply(
    number: TicketNumber,
    message: OutgoingMessage,
    signal: AbortSignal,
  ): Promise<TicketMessage & { readonly repeated?: boolean }>;
  /** @throws MesaError `no-existe` where the ticket has no such attachment */
  download(
    number: TicketNumber,
    attachment: string,
    from: number,
    signal: AbortSignal,
  ): Promise<Download>;
  /**
   * What happened to the operator's tickets after a cursor; without one, what the desk still knows.
   * Waits for the first change up to so many milliseconds, where the desk can be waited for; a
   * request that waits is not repeated after a failure, its caller asks again anyway.
   */
  changes(cursor: string | undefined, wait: number, signal: AbortSignal): Promise<TicketChanges>;
}

export interface DeskQueue {
  readonly nombre: string;
  readonly descripcion: string;
}

/** What a desk with queues offers, so that a profile can be made to fit it. */
export interface QueueReader {
  /** The ones that the signed-in user may see. */
  readonly queues: (signal: AbortSignal) => Promise<readonly DeskQueue[]>;
  /** Names of a queue's own fields. @throws MesaError `no-existe` */
  readonly fields: (queue: string, signal: AbortSignal) => Promise<readonly string[]>;
}
