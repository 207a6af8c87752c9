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

/** What is said of a case of which the desk has not said anything yet. */
export const deducedStates = ["enviado"] as const;

/** A number given by the desk: opaque, never parsed or computed with. */
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
  /** The case with whose answer the operator did not agree. */
  readonly sigue_a: TicketNumber | null;
  /** The words the state was read out of, where the desk does not tell it. */
  readonly segun?: string;
  /** The submission it was made of, where the channel knows. */
  readonly solicitud?: SubmissionId;
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
  /** On which side; left out where the desk does not tell. */
  readonly autor?: "operador" | "mesa" | undefined;
  /** UTC, ISO 8601. */
  readonly fecha: string;
  readonly texto: string;
  /** True for what a program wrote by itself: a receipt, say. */
  readonly automatico?: boolean;
  /** What it quotes of earlier messages. */
  readonly citado?: string;
  /** Why its sender may be somebody else, where there is reason to think so. */
  readonly dudoso?: string;
  readonly adjuntos: readonly TicketAttachment[];
}

/** A case whole: what was asked, what was said, what was attached. */
export interface TicketDetail extends Ticket {
  /** Form fields as the desk keeps them. */
  readonly datos: Readonly<Record<string, unknown>>;
  readonly mensajes: readonly TicketMessage[];
  readonly adjuntos: readonly TicketAttachment[];
  /** Numbers of the whole chain of disagreement, the first case first. */
  readonly cadena: readonly TicketNumber[];
}
