import type { SubmissionId } from "./submission.ts";

/** The two forms of the official procedure. */
export const formIds = ["incidente", "consulta"] as const;
export type FormId = (typeof formIds)[number];

/**
 * States of a case, as far as this project knows them. A desk that uses another word is shown
 * with that word: no official list is published.
 */
export const ticketStates = [
  "registrado",
  "asignado",
  "en_analisis",
  "respondido",
  "conforme",
  "inconforme",
  "rechazado",
  "anulado",
] as const;

/** States of our own, for a case that the desk has not confirmed yet. */
export const deducedStates = ["enviado"] as const;

/** A number given by the desk: opaque, never parsed. */
export type TicketNumber = string;

/** A case at the desk, without its conversation. Keys are those of the JSON contract. */
export interface Ticket {
  readonly numero: TicketNumber;
  readonly tipo: FormId;
  readonly estado: string;
  /** Unit in charge. */
  readonly unidad: string;
  /** Official in charge, once there is one. */
  readonly funcionario: string | null;
  readonly asunto: string;
  /** UTC, ISO 8601. */
  readonly creado: string;
  /** UTC, ISO 8601. */
  readonly actualizado: string;
  /** The case whose answer the operator disagreed with. */
  readonly sigue_a: TicketNumber | null;
  /** The words that the state was concluded from, where the desk does not give it. */
  readonly segun?: string;
  /** The submission that it was made from, where the channel knows. */
  readonly solicitud?: SubmissionId;
  /** How it is known that it was sent, where that was done by hand: nobody at the desk said so. */
  readonly confirmado?: "operador" | "mensaje";
  /** Absolute path of a message about it that was just written, for the operator to send. */
  readonly archivo?: string;
}

export interface TicketAttachment {
  readonly id: string;
  readonly nombre: string;
  /** Media type. */
  readonly tipo: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface TicketMessage {
  readonly id: string;
  /** Who wrote it: a person's or a unit's name. */
  readonly de: string;
  /** The author's side; left out where the desk does not say. */
  readonly autor?: "operador" | "mesa" | undefined;
  /** UTC, ISO 8601. */
  readonly fecha: string;
  readonly texto: string;
  /** True for a message written by a program, such as a receipt. */
  readonly automatico?: boolean;
  /** Quotations of earlier messages. */
  readonly citado?: string;
  /** The reason to doubt that the sender is who it says, if there is one. */
  readonly dudoso?: string;
  /** True for a message read from a file: no mail server of ours vouches for its sender. */
  readonly sin_verificar?: boolean;
  /** Absolute path of the file it was written to, for the operator to send it; it has not been sent. */
  readonly archivo?: string;
  /** True for a message that is no longer in the operator's mailbox. */
  readonly desaparecido?: boolean;
  /** Why its text can't be read: `smime`, `pgp`, `tnef`, `danado`. */
  readonly ilegible?: string;
  readonly adjuntos: readonly TicketAttachment[];
}

/** A complete case: its form fields, conversation and attachments. */
export interface TicketDetail extends Ticket {
  /** Form fields as the desk keeps them. */
  readonly datos: Readonly<Record<string, unknown>>;
  readonly mensajes: readonly TicketMessage[];
  readonly adjuntos: readonly TicketAttachment[];
  /** Numbers of the cases that followed one another by disagreement, the first one first. */
  readonly cadena: readonly TicketNumber[];
}

/**
 * Whether a message was written by the desk. Where the desk does not say, every message without the
 * operator's own name or address counts as the desk's.
 */
export function isFromDesk(
  message: TicketMessage,
  { datos }: Pick<TicketDetail, "datos">,
): boolean {
  // A doubtful sender and an automatic receipt don't count as an answer by the desk.
  if (message.dudoso !== undefined || message.automatico === true) return false;
  if (message.autor !== undefined) return message.autor === "mesa";
  return message.de !== datos["nombre"] && message.de !== datos["correo"];
}
